from pathlib import Path

import pytest

from ntib_graph.graph.golden_rows import check_golden
from ntib_graph.graph.named_queries import NamedQuery
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import Iri, Literal

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
