from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner

from ntib_graph.cli.export import command
from ntib_graph.model.errors import NtibGraphError, StoreError, UnknownNameError, UsageError


class _Settings:
    def __init__(self, graph):
        self.graph, self.opened = graph, 0

    def open(self):
        self.opened += 1
        return self.graph


@pytest.fixture
def settings():
    spec = importlib.util.spec_from_file_location("guild", Path(__file__).parents[1] / "export" / "guild.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return _Settings(module.GuildGraph())


def _run(settings, *arguments):
    result = CliRunner().invoke(command, [str(a) for a in arguments], obj=settings)
    if isinstance(result.exception, NtibGraphError):
        raise result.exception
    return result


def test_writes_by_the_ending_and_says_so_on_stderr(settings, tmp_path):
    result = _run(settings, tmp_path / "graph.gexf")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"Wrote {tmp_path / 'graph.gexf'}.\n"
    assert len(networkx.read_gexf(tmp_path / "graph.gexf").nodes) == 3


def test_format_option_and_two_csv_files(settings, tmp_path):
    assert "graph-nodes.csv and " in _run(settings, tmp_path / "graph.txt", "--format", "csv").stderr


def test_about_and_hops(settings, tmp_path):
    _run(settings, tmp_path / "a.gexf", "--about", "Bergen", "--hops", "0")
    assert [d["label"] for _, d in networkx.read_gexf(tmp_path / "a.gexf").nodes(data=True)] == ["Bergen"]


def test_all_statuses(settings, tmp_path):
    _run(settings, tmp_path / "a.gexf", "--all-statuses")
    assert "member of (denied)" in (tmp_path / "a.gexf").read_text(encoding="utf-8")


def test_unknown_ending_is_told_before_the_graph_is_opened(settings, tmp_path):
    with pytest.raises(UsageError, match="gefx"):
        _run(settings, tmp_path / "graph.gefx")
    assert settings.opened == 0


@pytest.mark.parametrize("arguments", [("--as-of", "yesterday"), ("--hops", "2")])
def test_wrong_use_is_one_sentence(settings, tmp_path, arguments):
    with pytest.raises(UsageError):
        _run(settings, tmp_path / "graph.gexf", *arguments)
    assert list(tmp_path.iterdir()) == []


def test_unknown_entity(settings, tmp_path):
    with pytest.raises(UnknownNameError, match="Wisby"):
        _run(settings, tmp_path / "graph.gexf", "--about", "Wisby")


def test_disk_that_refuses(settings, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        _run(settings, tmp_path / "no such folder" / "graph.gexf")


def test_neither_spacy_nor_rdflib_is_loaded():
    code = (
        "import sys, ntib_graph.cli.export, ntib_graph.export.formats\n"
        "print(sorted({'spacy', 'rdflib', 'networkx', 'rich', 'numpy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_page(settings, tmp_path):
    _run(settings, tmp_path / "graph.html")
    assert "<title>guilds</title>" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_a_class_and_a_relation(settings, tmp_path):
    _run(settings, tmp_path / "a.gexf", "--class", "town", "--relation", "trades")
    assert {d["label"] for _, d in networkx.read_gexf(tmp_path / "a.gexf").nodes(data=True)} == {"Lübeck", "Bergen"}
    with pytest.raises(UnknownNameError, match="no class 'twon'"):
        _run(settings, tmp_path / "b.gexf", "--class", "twon")


def test_standard_input_of_a_construct(settings, tmp_path):
    triples = "<https://example.org/guilds/Bergen> <https://example.org/guilds/memberOf> <https://example.org/guilds/League> ."
    result = CliRunner().invoke(command, [str(tmp_path / "a.gexf"), "--input", "-"], obj=settings, input=triples)
    assert result.exit_code == 0, result.output
    read = networkx.read_gexf(tmp_path / "a.gexf")
    assert [(s, t) for s, t in read.edges] == [("https://example.org/guilds/Bergen", "https://example.org/guilds/League")]
    assert next(data["Quote"] for _, _, data in read.edges(data=True)) == "so it is written"


def test_an_input_file_and_a_query_file_that_are_not_there(settings, tmp_path):
    with pytest.raises(NtibGraphError, match=r"none\.ttl: cannot be read"):
        _run(settings, tmp_path / "a.gexf", "--input", tmp_path / "none.ttl")
    with pytest.raises(UsageError, match=r"none\.rq: the query cannot be read"):
        _run(settings, tmp_path / "a.gexf", "--query", f"@{tmp_path / 'none.rq'}")


def test_a_query_and_an_input_exclude_each_other(settings, tmp_path):
    with pytest.raises(UsageError, match="one of them"):
        _run(settings, tmp_path / "a.gexf", "--query", "x", "--input", "-")


def test_a_query_of_the_domains_graph(graph, tmp_path):
    query = "CONSTRUCT { ?c ntib:memberOf ntib:NTIB } { ?c ntib:memberOf ntib:NTIB }"
    _run(_Settings(graph), tmp_path / "a.gexf", "--query", query)
    assert networkx.read_gexf(tmp_path / "a.gexf").number_of_edges() == 5


def test_statements_as_nodes(settings, tmp_path):
    _run(settings, tmp_path / "a.gexf", "--statements")
    classes = {data["Class"] for _, data in networkx.read_gexf(tmp_path / "a.gexf").nodes(data=True) if "Class" in data}
    assert classes >= {"statement", "evidence", "document"}


def test_a_named_query_is_drawn_with_its_parameters(ntib_on, graph, tmp_path):
    choice = ("--query", "memberships-network", "--param", "other=Five Eyes")
    code, _, said = ntib_on(graph, "export", str(tmp_path / "g.gexf"), *choice)
    assert (code, said) == (0, f"Wrote {tmp_path / 'g.gexf'}.\n")
    read = networkx.read_gexf(tmp_path / "g.gexf")
    frameworks = {target for _, target in read.edges}
    assert {read.nodes[iri]["label"] for iri in frameworks} == {"NTIB", "Five Eyes"}
    assert all("Quote" in data for *_, data in read.edges(data=True))


def test_a_query_in_a_file_with_or_without_at(ntib_on, graph, tmp_path):
    (tmp_path / "q.rq").write_text("CONSTRUCT WHERE { ntib:Canada ntib:memberOf ?framework }")
    for name in (str(tmp_path / "q.rq"), f"@{tmp_path / 'q.rq'}"):
        assert ntib_on(graph, "export", str(tmp_path / "g.gexf"), "--query", name)[0] == 0
        assert "Canada" in {d["label"] for _, d in networkx.read_gexf(tmp_path / "g.gexf").nodes(data=True)}


def test_what_a_query_prints_can_be_drawn(ntib_on, graph, tmp_path, monkeypatch):
    code, turtle, _ = ntib_on(graph, "query", "memberships-network")
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": io.BytesIO(turtle.encode())}))
    assert (code, ntib_on(graph, "export", str(tmp_path / "g.gexf"), "--input", "-")[0]) == (0, 0)
    read = networkx.read_gexf(tmp_path / "g.gexf")
    assert len(read.edges) == 8
    since = {data["start"] for _, _, data in read.edges(data=True) if "start" in data}
    assert "2017-01-01" in since


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--query", "members"), "members gives rows, and a drawing needs triples. Of the named queries memberships-network"),
        (("--query", "memberships-netwrk"), "Did you mean memberships-network?"),
        (("--param", "other=Five Eyes"), "--param is of a named query"),
        (("--query", "CONSTRUCT WHERE { ?a ?b ?c }", "--param", "a=b"), "only a named query has parameters"),
        (("--relation", "memberoff"), "Did you mean 'memberOf'"),
        (("--class", "contry"), "Did you mean 'Country'"),
    ],
)
def test_a_slip_is_said_with_what_may_have_been_meant(ntib_on, graph, tmp_path, arguments, said):
    code, _, error = ntib_on(graph, "export", str(tmp_path / "g.gexf"), *arguments)
    assert code in (1, 2)
    assert said in error
    assert not (tmp_path / "g.gexf").exists()
