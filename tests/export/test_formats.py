from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.export.formats import FORMATS, export_graph, format_of, network_of
from ntib_graph.export.selection import Selection
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.errors import UsageError
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Triple
from ntib_graph.vocabulary import namespaces as ns


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_the_same_twice(guild, tmp_path, name):
    texts = []
    for turn in ("one", "two"):
        (tmp_path / turn).mkdir()
        files, notes = export_graph(guild.GuildGraph(), tmp_path / turn / f"graph.{name}")
        assert notes == ()
        texts.append([path.read_bytes() for path in files])
        assert sorted(files) == sorted((tmp_path / turn).iterdir())
    assert texts[0] == texts[1]
    assert all(texts[0])


def test_csv_is_two_files(guild, tmp_path):
    files, _ = export_graph(guild.GuildGraph(), tmp_path / "graph.csv")
    assert [path.name for path in files] == ["graph-nodes.csv", "graph-edges.csv"]


def test_the_format_asked_for_beats_the_ending():
    assert format_of(Path("a.txt"), "GEXF") == "gexf"
    assert format_of(Path("a.TTL")) == "ttl"


@pytest.mark.parametrize(
    ("path", "words"), [("a.gefx", "Did you mean 'gexf'"), ("a", "no ending"), ("a.xlsx", "Formats are gexf, graphml, csv, html")]
)
def test_an_unknown_format_names_the_known_ones(path, words):
    with pytest.raises(UsageError) as caught:
        format_of(Path(path))
    assert words in str(caught.value)


def test_a_part_of_the_graph(guild):
    part = network_of(guild.GuildGraph(), Selection(as_of=parse_edtf("1155"), about=guild.iri("Lubeck"), hops=1))
    kinds = {edge.kind for edge in part.edges if edge.target == guild.iri("League").value}
    assert "founded" in kinds
    assert not any(e.source == guild.iri("Lubeck").value and e.kind == "member of" for e in part.edges)


def test_nothing_to_show_is_said(guild):
    with pytest.raises(UsageError, match="no fact to draw about g:Visby"):
        network_of(guild.GuildGraph(), Selection(about=guild.iri("Visby")))


@pytest.mark.parametrize(
    ("name", "choices", "words"),
    [
        ("a.ttl", {"all_statuses": True}, "every status"),
        ("a.nt", {"with_statements": True}, "--statements"),
        ("a.html", {"with_statements": True}, "on click"),
        ("a.void", {"as_of": parse_edtf("1300")}, "whole graph"),
    ],
)
def test_a_choice_that_a_format_cannot_show_is_refused(guild, tmp_path, name, choices, words):
    with pytest.raises(UsageError, match=words):
        export_graph(guild.GuildGraph(), tmp_path / name, selection=Selection(**choices))
    assert list(tmp_path.iterdir()) == []


def test_rdf_as_of_a_day_leaves_out_what_does_not_hold_then(guild, tmp_path):
    export_graph(guild.GuildGraph(), tmp_path / "a.nt", selection=Selection(as_of=parse_edtf("1155")))
    text = (tmp_path / "a.nt").read_text(encoding="utf-8")
    member = f"<{guild.SPACE}Lubeck> <{guild.SPACE}memberOf>"
    assert member not in text
    assert f"<{guild.SPACE}Bergen> <{guild.SPACE}memberOf>" in text
    assert f"<{guild.SPACE}Lubeck> <{ns.RDFS_LABEL.value}>" in text
    assert "never" in text, "what is denied stays denied"


def test_a_querys_triples_are_written_as_they_are(guild, tmp_path):
    triple = Triple(guild.iri("Bergen"), guild.iri("trades"), guild.iri("Visby"))
    export_graph(guild.GuildGraph(), tmp_path / "a.nt", selection=Selection(triples=(triple,)))
    assert (tmp_path / "a.nt").read_text(encoding="utf-8").count("\n") == 1


def test_a_document_that_states_something_bears_its_title(guild):
    class Graph(guild.GuildGraph):
        def statements(self):
            document = ns.document_iri(guild.SPACE, "chronicle")
            yield Statement(document, guild.iri("founded"), guild.iri("League")), ()

    labels = {node.label for node in network_of(Graph()).nodes}
    assert labels == {"A Chronicle <of towns>", "the League"}
