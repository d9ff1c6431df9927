"""Nouns narrower than the class they name: "ferry" is said of boats, of no trawler."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ntib_graph.ask.asking import open_asker
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.narrow_nouns import NarrowNouns
from ntib_graph.graph.statements import entity_triples
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from tests.ask.harbour import DOMAIN, iri

BOAT, PORT = iri("Boat"), iri("Port")
CLASSES: Mapping[str, tuple[Iri, ...]] = {
    "ferry Gannet": (BOAT,),
    "trawler Tern": (BOAT,),
    "Puffin": (BOAT,),
    "Pontoon": (BOAT, PORT),
    "Ferry Landing": (BOAT, PORT),
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    boats = (Entity(iri(name.replace(" ", "")), name, classes) for name, classes in CLASSES.items())
    triples = (triple for boat in boats for triple in entity_triples(boat))
    return open_asker(GraphStore.in_memory((*DOMAIN.schema, *triples)), DOMAIN)._vocabulary.knowledge


@pytest.fixture(scope="module")
def nouns(knowledge: Knowledge) -> NarrowNouns:
    return NarrowNouns(knowledge, frozenset({BOAT}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which ferry was sold?", "ferry"),
        ("Which Trawler or ferry was sold?", "trawler"),
        ("Which boat was sold?", None),
        ("Which harbour was sold?", None),
        ("", None),
    ],
)
def test_the_first_noun_that_is_narrower_than_its_class_is_found(nouns: NarrowNouns, text: str, expected: str | None) -> None:
    assert nouns.find(text, frozenset({BOAT, PORT})) == (expected and (expected, BOAT))


def test_a_noun_of_a_class_that_is_not_asked_for_is_not_found(nouns: NarrowNouns) -> None:
    assert nouns.find("Which ferry was sold?", frozenset({PORT})) is None


def test_only_nouns_of_places_are_narrow(knowledge: Knowledge) -> None:
    assert NarrowNouns(knowledge, frozenset({PORT})).find("Which ferry was sold?", frozenset({BOAT})) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("ferry Gannet", True), ("trawler Tern", False), ("Puffin", True), ("Pontoon", False), ("Ferry Landing", True)],
)
def test_a_thing_may_be_what_neither_its_name_nor_its_classes_deny(nouns: NarrowNouns, name: str, expected: bool) -> None:
    assert nouns.may_be(iri(name.replace(" ", "")), "ferry", BOAT) is expected
