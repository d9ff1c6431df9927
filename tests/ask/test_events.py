"""Reasons of events that the graph names by a phrase."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker, open_asker
from ntib_graph.graph.statements import entity_triples, statement_triples
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.statements import Entity
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from tests.ask.conftest import ENTITIES, FACTS, fact, iri, quote
from tests.ask.harbour import harbour_asker

MORE = [
    Entity(iri("change/canada"), "addition of Canada to the NTIB", (iri("Change"),)),
    Entity(iri("change/australia"), "addition of Australia to the NTIB", (iri("Change"),)),
    Entity(iri("cause/mines"), "nickel mines", (iri("Cause"),)),
    Entity(iri("cause/docks"), "dry docks", (iri("Cause"),)),
    Entity(iri("cause/failure"), "failure of Canada to rearm", (iri("Cause"),)),
    Entity(iri("effect/rust"), "rust in every shipyard", (iri("Effect"),)),
]
REASONS = [
    fact("change/canada", "causedBy", "cause/mines"),
    fact("change/australia", "causedBy", "cause/docks"),
    fact("KenMcCallum", "opposes", "change/canada"),
    fact("cause/failure", "wouldLeadTo", "effect/rust"),
]


@pytest.fixture(scope="module")
def asker(domain: Domain) -> Asker:
    """The hand-written graph with reasons for two additions."""
    triples = [*domain.schema, *domain.data, *(t for e in (*ENTITIES, *MORE) for t in entity_triples(e))]
    for statement in (*FACTS, *REASONS):
        triples += statement_triples(statement, [quote()], ns.ENGINE)
    return open_asker(GraphStore.in_memory(triples), domain)


@pytest.mark.parametrize(("country", "reason"), [("Canada", "nickel mines"), ("Australia", "dry docks")])
def test_why_asks_for_the_reasons_of_the_event_that_names_both_ends(asker: Asker, country: str, reason: str) -> None:
    assert [value.value for value in asker.answer(f"Why was {country} added to the NTIB?").answers] == [reason]


def test_the_reasons_of_other_events_are_none_of_its_own(asker: Asker) -> None:
    told = {value.value for value in asker.answer("Why was New Zealand added to the NTIB?").answers}
    assert not told & {"nickel mines", "dry docks"}


def test_two_things_are_related_in_either_order_of_words(asker: Asker) -> None:
    joined = asker.answer("How are AUKUS and the NTIB related to each other?")
    assert joined.answers and joined.answers == asker.answer("How is AUKUS related to the NTIB?").answers


def test_a_description_with_the_name_of_a_thing_connects_with_it(asker: Asker) -> None:
    (told,) = asker.answer("How is Ken McCallum related to Canada?").answers
    assert told.value == "Ken McCallum opposes addition of Canada to the NTIB"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What happens if Canada does not rearm?", ["rust in every shipyard"]),
        ("If Canada fails to rearm, what becomes of it?", ["rust in every shipyard"]),
        ("What happens if Canada rearms?", []),
    ],
)
def test_effects_of_a_failure_are_not_those_of_success(asker: Asker, question: str, expected: list[str]) -> None:
    assert [value.value for value in asker.answer(question).answers] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was the reason for moving the fish market?", ["great storm of 1907"]),
        ("How does the text describe Oldhaven?", ["most sheltered port on the coast"]),
        ("How does the text describe Newquay Sound?", []),
    ],
)
def test_reasons_and_descriptions_are_asked_for_in_other_words(question: str, expected: list[str]) -> None:
    assert [value.value for value in harbour_asker().answer(question).answers] == expected


def test_two_things_differ_in_either_order_of_words(asker: Asker) -> None:
    joined = asker.answer("How do the NSIB and the NTIB differ?")
    assert joined.answers and joined.answers == asker.answer("How does the NSIB differ from the NTIB?").answers


def test_the_purposes_of_somebody_do_not_explain_all_that_is_known_of_them() -> None:
    assert not harbour_asker().answer("Why did Oldhaven get a trawler?").answers


def test_a_full_name_is_asked_for_by_what_it_is(asker: Asker) -> None:
    assert (
        asker.answer("What is the full form of NTIB?").understood_as
        == asker.answer("What is the NTIB's full name?").understood_as
    )
