from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.export.formats import FORMATS, Selection, export_graph, format_of, network_of
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.errors import UsageError


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
    ("path", "words"), [("a.gefx", "Did you mean 'gexf'"), ("a", "no ending"), ("a.xlsx", "Formats are gexf, graphml, csv, ttl")]
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


def test_rdf_is_whole_or_refused(guild, tmp_path):
    with pytest.raises(UsageError, match="whole graph"):
        export_graph(guild.GuildGraph(), tmp_path / "a.ttl", selection=Selection(all_statuses=True))
    assert list(tmp_path.iterdir()) == []
