from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.graph.sparql_text import query_form, tokens
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import NtibGraphError, QueryError

PREFIXES = {"zoo": "http://zoo.example/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "": "http://empty.example/"}


def error_of(sparql: str) -> str:
    with pytest.raises(QueryError) as caught:
        GraphStore.in_memory([]).query(sparql, PREFIXES)
    return str(caught.value)


@pytest.mark.parametrize(
    ("sparql", "place", "said"),
    [
        ("SELECT ?c { ?c zo:eats ?x }", "line 1, column 16", "unknown prefix 'zo:'. Did you mean 'zoo'?"),
        ("SELECT ?c { ?c wikidata:P1 ?x }", "line 1, column 16", "PREFIX wikidata: <...>"),
        ("SELEC ?c { ?c ?p ?x }", "line 1, column 1", "Did you mean 'SELECT'?"),
        ("", "line 1, column 1", "no query"),
        ("SELECT ?x { ?x ?p }", "line 1, column 19", "'}' cannot stand here"),
        ("SELECT ?x {\n  ?x zoo:eats ?y ?z }", "line 2, column 18", "'?z' cannot stand here"),
        ("SELECT ?x { ?x ?p ?o ", "line 1, column 21", "ends too early: '}' is missing"),
        ("SELECT ?x { ?x ?p 'fish }", "line 1, column 19", "quotation mark"),
        ("SELECT ?x { FILTER(?x > ) }", "line 1, column 25", "')' cannot stand here"),
        ("SELECT ?x { ?x a zoo:A } LIMIT many", "line 1, column 32", "'many' cannot stand here"),
        ("SELECT ?x { ?x <relative> ?z }", "line 1, column 16", "no absolute IRI"),
        ("SELECT (COUNT(?x) AS ?n) ?z { ?x ?p ?z }", "line 1, column 1", "neither grouped nor in an aggregate"),
        ("SELECT ?x { ?x ?p ?o }; SELECT ?y { ?y ?p ?o }", "line 1, column 23", "';' cannot stand here"),
    ],
)
def test_a_malformed_query_is_explained_at_its_place(sparql: str, place: str, said: str) -> None:
    message = error_of(sparql)
    assert message.startswith(place)
    assert said in message
    assert "\\u{" not in message and "expected one of" not in message


def test_the_caret_stands_below_the_place() -> None:
    lines = error_of("SELECT ?x\n\t{ ?x ?p ?o ?q }").splitlines()
    assert lines[-2] == "  \t{ ?x ?p ?o ?q }"
    assert lines[-1].index("^") == lines[-2].index("?q")


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:b>\nDELETE WHERE { ?s ?p ?o }",
        "clear all",
        "LOAD <http://zoo.example/>",
        "BASE <http://x.example/> WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
    ],
)
def test_an_update_is_refused(sparql: str) -> None:
    assert "read-only" in error_of(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://zoo.example/sparql> { ?s ?p ?o } }",
        "SELECT * { service silent zoo:x { ?s ?p ?o } }",
        "SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { SERVICE?x{ ?s ?p ?o } }",
        "SELECT * { { SERVICE # comment }\n <http://zoo.example/> { ?s ?p ?o } } }",
        "SELECT * { FILTER(?a<?x)SERVICE<http://zoo.example/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p true.SERVICE:x{ ?s ?p ?o } }",
    ],
)
def test_no_query_reaches_into_the_network(sparql: str) -> None:
    assert "another server" in error_of(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p 'SERVICE <http://x.example/> {}' } # SERVICE",
        "SELECT * { ?service ?p <http://zoo.example/SERVICE#INSERT> }",
        "PREFIX service: <http://zoo.example/> SELECT * { ?s service:insert service:delete }",
        "PREFIX insert: <http://zoo.example/> ASK { ?s insert:x 'it''s'@en }".replace("''", "\\'"),
    ],
)
def test_words_in_names_and_strings_are_no_keywords(sparql: str) -> None:
    GraphStore.in_memory([]).query(sparql, PREFIXES)


def test_query_form_looks_past_the_prologue() -> None:
    assert query_form("# ask\nBASE <http://x.example/>\nPREFIX ask: <http://x.example/>\nselect * {}") == "SELECT"


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(sparql: str) -> None:
    found = tokens(sparql)
    assert all(sparql[t.start : t.start + len(t.text)] == t.text for t in found)
    assert all(a.start + len(a.text) <= b.start for a, b in pairwise(found))


PIECES = st.sampled_from(
    [
        "SELECT",
        "?x",
        "{",
        "}",
        "zoo:eats",
        "FILTER",
        "(",
        ")",
        "'a",
        '"b"',
        ".",
        ";",
        ",",
        "<",
        "LIMIT",
        "3",
        "a",
        "\n",
        "#",
        "x:y",
    ]
)


@given(st.lists(PIECES, max_size=15).map(" ".join))
def test_any_text_is_a_query_or_a_query_error(sparql: str) -> None:
    try:
        GraphStore.in_memory([]).query(sparql, PREFIXES)
    except NtibGraphError as error:
        assert isinstance(error, QueryError) and error.where
