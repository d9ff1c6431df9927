"""Questions that dates decide, as graphs of which each event is dated by a question of its own."""

from __future__ import annotations

import pytest

from ntib_graph.ask.asking import Asker, open_asker
from ntib_graph.ask.pattern_variables import variables_of
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.queries import Operator, QueryGraph
from ntib_graph.model.terms import Literal, Triple
from ntib_graph.vocabulary import namespaces as ns
from tests.ask.harbour import DOMAIN, harbour_asker, iri


def read(question: str) -> QueryGraph | None:
    return harbour_asker()._times.read(question)


def test_each_event_is_dated_by_variables_of_its_own() -> None:
    graph = read("Was Oldhaven opened before or after Newquay Sound?")
    assert graph is not None
    assert graph.operator is Operator.BEFORE_OR_AFTER
    assert graph.events == ("Oldhaven opened", "Newquay Sound")
    assert len(set(graph.moments)) == 2
    assert set(graph.moments) <= set(variables_of(graph.pattern))
    assert {edge.subject for edge in graph.pattern.edges} == {iri("Oldhaven"), iri("NewquaySound")}


@pytest.mark.parametrize(
    "question",
    [
        "When was Oldhaven opened?",
        "Was Oldhaven opened before or after the lighthouse was built?",
        "Which came first, the opening of Oldhaven or the sinking of the ferry?",
    ],
)
def test_no_graph_where_nothing_is_compared_or_a_date_is_not_known(question: str) -> None:
    assert read(question) is None


@pytest.fixture(scope="module")
def anchored() -> Asker:
    """A fair from which other things are dated."""
    fair = iri("HerringFair")
    triples = (
        Triple(fair, ns.RDF_TYPE, iri("Fair")),
        Triple(fair, ns.RDFS_LABEL, Literal("Herring Fair")),
        Triple(fair, ns.DERIVED_FROM_ANCHOR, Literal("1903", ns.EDTF)),
        Triple(iri("Oldhaven"), ns.RDF_TYPE, iri("Port")),
        Triple(iri("Oldhaven"), ns.RDFS_LABEL, Literal("Oldhaven")),
        Triple(iri("Oldhaven"), iri("openedOn"), Literal("1884", ns.EDTF)),
    )
    return open_asker(GraphStore.in_memory((*DOMAIN.schema, *triples)), DOMAIN)


def test_an_event_that_others_are_dated_from_has_its_own_date(anchored: Asker) -> None:
    question = "Was Oldhaven opened before or after the Herring Fair?"
    graph = anchored._times.read(question)
    assert graph is not None
    assert ns.DERIVED_FROM_ANCHOR in {edge.property for edge in graph.pattern.edges}
    assert [value.value for value in anchored.answer(question).answers] == ["before"]
