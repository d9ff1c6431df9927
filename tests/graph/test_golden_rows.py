from pathlib import Path

import pytest

from ntib_graph.graph.golden_rows import check_golden, with_golden_rows
from ntib_graph.graph.named_queries import NamedQuery, read_named_queries, read_named_query
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import Iri, Literal
from tests.conftest import ROOT

OLGA, OTTO = Iri("http://zoo.example/Olga"), Iri("http://zoo.example/Otto")
ROWS = ((OLGA, Literal("7")), (OTTO, None))


def check(golden: tuple[tuple[str, ...], ...] | None, rows: tuple = ROWS, end: str = "") -> tuple[str, ...]:  # type: ignore[type-arg]
    query = NamedQuery("q", Path("q.rq"), "SELECT ?a ?w { ?a ?p ?w } " + end, "t", golden=golden)
    return check_golden(query, Table(("a", "w"), rows), lambda iri: f"zoo:{iri.local_name}", lambda iri: iri.local_name.lower())


@pytest.mark.parametrize("name", ["zoo:Otto", "otto", "http://zoo.example/Otto"])
def test_compact_names_labels_and_iris_meet_a_cell_in_any_order(name: str) -> None:
    assert check(((name, ""), ("olga", "7"))) == ()


def test_what_is_missing_and_what_is_too_many_is_said() -> None:
    assert check((("zoo:Olga", "8"), ("zoo:Otto", ""))) == ("q: missing row: zoo:Olga, 8", "q: unexpected row: zoo:Olga, 7")
    assert check((("zoo:Olga", "7"),)) == ("q: unexpected row: zoo:Otto, ",)
    assert check((), ()) == ()
    assert len(check(())) == 2
    assert check(None) == ()


def test_a_row_twice_is_not_a_row_once() -> None:
    assert check((("olga", "7"),), (ROWS[0], ROWS[0])) == ("q: unexpected row: zoo:Olga, 7",)


def test_order_counts_where_the_query_orders() -> None:
    assert check((("olga", "7"), ("otto", "")), end="ORDER BY ?a") == ()
    assert check((("otto", ""), ("olga", "7")), end="ORDER BY ?a") == ("q: the rows come in another order",)


def test_rows_written_into_a_header_are_met_by_the_table_they_came_from(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    text = "#+ title: T\n#+ rows:\n#+   old, row\n#+ question: Q?\nSELECT ?a ?b { ?a ?p ?b } ORDER BY ?a\n"
    table = Table(("a", "b"), ((OLGA, Literal('a "fish", \n  fried')), (OTTO, None), (Iri("http://zoo.example/x"), Literal(""))))
    label = {OLGA: "Olga, the otter", OTTO: "otto"}
    naming = (lambda iri: f"zoo:{iri.local_name}"), (lambda iri: label.get(iri, ""))
    path.write_text(with_golden_rows(text, table, *naming), encoding="utf-8")
    query = read_named_query(path)
    assert query.question == "Q?"
    assert query.golden == (("Olga, the otter", 'a "fish", fried'), ("otto", ""), ("zoo:x", ""))
    assert check_golden(query, table, *naming) == ()
    assert with_golden_rows(path.read_text(encoding="utf-8"), table, *naming) == path.read_text(encoding="utf-8")


def test_rows_in_no_order_are_written_in_one() -> None:
    texts = {
        with_golden_rows("SELECT ?a { ?a ?p ?o }\n", Table(("a",), rows), lambda iri: iri.local_name, lambda _: "")
        for rows in (((OTTO,), (OLGA,)), ((OLGA,), (OTTO,)))
    }
    assert texts == {"#+ rows:\n#+   Olga\n#+   Otto\nSELECT ?a { ?a ?p ?o }\n"}


def test_the_domain_has_forty_queries_each_a_question_with_known_rows() -> None:
    queries = read_named_queries(ROOT / "queries" / "competency")
    assert len(queries) >= 40
    assert [q.name for q in queries if not q.question.endswith("?") or q.golden is None] == []
    assert len({q.question for q in queries}) == len({q.title for q in queries}) == len(queries)
    assert sum(not q.golden for q in queries) <= 2, "a query that gives nothing shows little"
    assert sum(bool(q.parameters) for q in queries) >= 20
