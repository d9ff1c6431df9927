import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ntib_graph.cli.check import command as check_command
from ntib_graph.cli.query import command as query_command
from ntib_graph.graph.domain_folder import domain_triples, load_domain
from ntib_graph.graph.store import GraphStore
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.errors import LimitError, NtibGraphError, QueryError, UnknownNameError, UsageError
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain

ONTOLOGY = """
@prefix zoo: <http://zoo.example/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
zoo:Animal a owl:Class ; rdfs:label "animal"@en .
zoo:eats a owl:ObjectProperty ; rdfs:label "eats"@en .
"""
DATA = """
@prefix zoo: <http://zoo.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
zoo:Olga a zoo:Animal ; rdfs:label "Olga"@en ; zoo:eats zoo:Trout .
zoo:Otto a zoo:Animal ; rdfs:label "Otto"@en ; zoo:eats zoo:Eel .
"""
NAMED = """#+ title: Who eats it
#+ question: Which animals eat trout?
#+ param: food = zoo:Trout
#+ rows:
#+   Olga
SELECT ?animal { ?animal zoo:eats $food }
"""


@dataclass
class Graph:
    """What a command sees of an opened graph."""

    domain: Domain
    store_folder: Path

    @property
    def store(self) -> GraphStore:
        return GraphStore.open(self.store_folder)

    @property
    def prefixes(self) -> dict[str, str]:
        return self.domain.prefixes

    def find_entity(self, name: str) -> Iri:
        return self.domain.expand(name)


@dataclass
class Opened:
    """Settings whose graph is there."""

    graph: Graph
    domain: Path
    store: Path

    def open(self) -> Graph:
        return self.graph


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    folder = tmp_path / "zoo"
    for name, content in {"ontology/zoo.ttl": ONTOLOGY, "data/zoo.ttl": DATA, "queries/competency/who-eats.rq": NAMED}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    domain = load_domain(folder)
    write_store(tmp_path / "store", domain_triples(domain), {})
    return Opened(Graph(domain, tmp_path / "store"), folder, tmp_path / "store")


def run(opened: Opened, *arguments: str, text: str | bytes = "") -> Result:
    result = CliRunner().invoke(query_command, arguments, obj=opened, input=text, standalone_mode=False)
    if isinstance(result.exception, NtibGraphError):
        raise result.exception
    assert result.exception is None, result.exception
    return result


def test_rows_go_to_stdout_as_tsv_when_piped(opened: Opened) -> None:
    result = run(opened, "SELECT ?a { ?a zoo:eats zoo:Eel }")
    assert result.stdout == "?a\n<http://zoo.example/Otto>\n"
    assert result.stderr == ""
    assert result.return_value == 0


def test_text_comes_from_a_file_or_standard_input(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { zoo:Olga zoo:eats zoo:Trout }", encoding="utf-8")
    assert run(opened, f"@{tmp_path / 'q.rq'}").stdout == "true\n"
    assert run(opened, "-", text="ASK { zoo:Olga zoo:eats zoo:Eel }").stdout == "false\n"
    with pytest.raises(UsageError, match="cannot be read"):
        run(opened, f"@{tmp_path / 'none.rq'}")
    with pytest.raises(UsageError, match="UTF-8"):
        run(opened, "-", text=b"\xff")


def test_each_format(opened: Opened) -> None:
    rows, triples = "SELECT ?a { ?a zoo:eats zoo:Eel }", "CONSTRUCT WHERE { ?a zoo:eats zoo:Eel }"
    assert run(opened, rows, "--format", "csv").stdout_bytes == b"a\r\nhttp://zoo.example/Otto\r\n"
    assert json.loads(run(opened, rows, "-f", "json").stdout)["head"] == {"vars": ["a"]}
    assert "<sparql" in run(opened, rows, "-f", "xml").stdout
    assert "Otto (zoo:Otto)" in run(opened, rows, "-f", "table").stdout
    assert "zoo:Otto zoo:eats zoo:Eel ." in run(opened, triples).stdout
    assert run(opened, triples, "-f", "nt").stdout.count("\n") == 1
    assert json.loads(run(opened, triples, "-f", "jsonld").stdout)
    for query, wrong in ((rows, "ttl"), (triples, "csv")):
        with pytest.raises(UsageError, match=f"which {wrong} cannot hold"):
            run(opened, query, "-f", wrong)


def test_a_named_query_with_and_without_its_parameter(opened: Opened) -> None:
    assert "Olga" in run(opened, "who-eats").stdout
    assert "Otto" in run(opened, "who-eats", "--param", "food=zoo:Eel").stdout
    with pytest.raises(UnknownNameError, match="Did you mean who-eats"):
        run(opened, "who-eat")
    with pytest.raises(UsageError, match="no parameter 'drink'"):
        run(opened, "who-eats", "-p", "drink=zoo:Eel")
    with pytest.raises(UsageError, match="NAME=VALUE"):
        run(opened, "who-eats", "-p", "food")
    with pytest.raises(UsageError, match="only a named query"):
        run(opened, "ASK {}", "-p", "food=zoo:Eel")


def test_the_list_of_named_queries(opened: Opened) -> None:
    assert run(opened, "--list").stdout == "who-eats\tWho eats it\tfood=zoo:Trout\n"


def test_limits_and_errors_have_their_own_exit_codes(opened: Opened) -> None:
    result = run(opened, "SELECT ?a { ?a zoo:eats ?b }", "--limit", "1")
    assert result.stdout.count("\n") == 2
    assert "there are more" in result.stderr
    assert result.return_value == 4
    assert run(opened, "SELECT ?a { ?a zoo:eats ?b }", "--limit", "0").return_value == 0
    assert run(opened, "SELECT ?a { ?a zoo:eats zoo:Nothing }").return_value == 0
    with pytest.raises(QueryError, match="read-only"):
        run(opened, "INSERT DATA { zoo:a zoo:b zoo:c }")
    with pytest.raises(LimitError):
        run(opened, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "0.4")
    with pytest.raises(UsageError, match="no query"):
        run(opened)


def test_check_says_what_and_where_and_fails(opened: Opened) -> None:
    clean = CliRunner().invoke(check_command, obj=opened, standalone_mode=False)
    assert (clean.exception, clean.return_value, clean.stdout) == (None, 0, "")
    path = opened.domain / "queries" / "competency" / "who-eats.rq"
    path.write_text(NAMED.replace("Olga", "Otto"), encoding="utf-8")
    found = CliRunner().invoke(check_command, obj=opened, standalone_mode=False)
    assert found.return_value == 1
    assert f"who-eats: missing row: Otto [{path}]" in found.stdout
    assert "2 findings" in found.stderr


def test_the_command_imports_nothing_slow() -> None:
    slow = ("spacy", "rdflib", "networkx", "rich", "pyshacl")
    code = (
        "import sys, ntib_graph.cli, ntib_graph.cli.query, ntib_graph.graph.domain_folder, ntib_graph.graph.bounded_query\n"
        "import ntib_graph.graph.named_queries, ntib_graph.render.result_formats\n"
        f"print(*(m for m in {slow} if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?a { ?a zoo:eatz zoo:Eel }",
        "ASK { ?a zoo:eatz zoo:Eel }",
        "SELECT (COUNT(*) AS ?n) { ?a zoo:eatz zoo:Eel }",
        "CONSTRUCT WHERE { ?a zoo:eatz zoo:Eel }",
    ],
)
def test_a_name_the_graph_does_not_use_is_said_where_nothing_was_found(opened: Opened, sparql: str) -> None:
    result = run(opened, sparql)
    assert result.stderr == "ntib: the graph does not use zoo:eatz. Did you mean zoo:eats?\n"
    assert result.return_value == 0


def test_where_something_was_found_nothing_is_said(opened: Opened) -> None:
    assert run(opened, "SELECT ?a { { ?a zoo:eats zoo:Eel } UNION { ?a zoo:eatz zoo:Eel } }").stderr == ""


@pytest.mark.parametrize(
    ("sparql", "advice"),
    [
        ("SELECT ?a WHER { ?a ?b ?c }", "'WHER' cannot stand here. Did you mean 'WHERE'?"),
        ("SELECT ?a { ?a ?b ?c } LIMT 3", "Did you mean 'LIMIT'?"),
        ("animals that eat eel", "For a question in English use ntib ask."),
    ],
)
def test_a_slip_in_a_keyword_is_recognised(opened: Opened, sparql: str, advice: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(opened, sparql)
    assert advice in str(caught.value)
    assert not [line for line in str(caught.value).splitlines() if line != line.rstrip()]
