"""What may stand at either end of a relation: what is declared, else what is observed."""

from __future__ import annotations

import pytest

from ntib_graph.ask.slot_types import SlotTypes, read_slot_types
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary import namespaces as ns
from tests.ask.harbour import DOMAIN, iri

OBSERVED = [
    (iri("Fair"), iri("describedAs"), iri("Office")),
    (iri("Port"), iri("describedAs"), iri("Role")),
    (iri("Boat"), iri("hindered"), iri("Boat")),
    (None, iri("heldIn"), None),
    (iri("Port"), iri("fee"), None),
]


@pytest.fixture(scope="module")
def types() -> SlotTypes:
    return read_slot_types(DOMAIN.ontology, OBSERVED)


@pytest.mark.parametrize(
    ("relation", "role", "classes", "is_literal"),
    [
        ("hindered", lx.SUBJECT, {"Port"}, False),
        ("hindered", lx.OBJECT, {"Obstacle"}, False),
        ("describedAs", lx.SUBJECT, {"Fair", "Port"}, False),
        ("describedAs", lx.OBJECT, {"Role"}, False),
        ("hindered", "elsewhere", set(), False),
        ("unheard", lx.SUBJECT, set(), False),
    ],
)
def test_declared_classes_go_before_observed_ones(
    types: SlotTypes, relation: str, role: str, classes: set[str], is_literal: bool
) -> None:
    assert types.of(iri(relation), role) == (frozenset(iri(name) for name in classes), is_literal)


@pytest.mark.parametrize(("relation", "expected"), [("fee", True), ("openedOn", True), ("heldIn", True), ("hindered", False)])
def test_an_object_is_a_literal_where_that_is_declared_or_only_such_are_observed(
    types: SlotTypes, relation: str, expected: bool
) -> None:
    assert types.of(iri(relation), lx.OBJECT)[1] is expected


def test_a_relation_of_things_and_literals_is_not_one_of_literals() -> None:
    seen = [(iri("Fair"), iri("heldIn"), None), (iri("Fair"), iri("heldIn"), iri("Port"))]
    assert read_slot_types(DOMAIN.ontology, seen).of(iri("heldIn"), lx.OBJECT) == (frozenset({iri("Port")}), False)


def test_the_order_of_what_is_observed_does_not_matter() -> None:
    assert read_slot_types(DOMAIN.ontology, OBSERVED) == read_slot_types(DOMAIN.ontology, OBSERVED[::-1])


def test_the_class_of_dates_is_that_of_their_values(types: SlotTypes) -> None:
    assert types.of(iri("openedOn"), lx.OBJECT)[0] == {Iri(ns.EDTF)}
