"""Which sides of a told fact may answer: of two things compared the one that the degree asks for."""

from __future__ import annotations

import pytest

from ntib_graph.ask.holes_of_facts import FactHoles
from ntib_graph.ask.told_facts import ToldFact
from ntib_graph.ask.units import Hole, Wanted
from tests.ask.harbour import harbour_asker, iri

OLDHAVEN, NEWQUAY, SALTMOUTH = iri("Oldhaven"), iri("NewquaySound"), iri("Saltmouth")


def holes() -> FactHoles:
    return harbour_asker()._matcher._aligner.holes


def fact(relation: str) -> ToldFact:
    return next(told for told in harbour_asker()._matcher.facts if told.property == iri(relation))


def chosen(relation: str, wanted: Wanted) -> list[str]:
    return [side for side, _, _ in holes().open_sides(wanted, fact(relation), frozenset())]


def test_the_degree_of_a_relation_is_in_its_label() -> None:
    assert holes().degree(iri("landsMore")) == 1
    assert holes().degree(iri("defeated")) == 0


@pytest.mark.parametrize(("degree", "side"), [(1, "subject"), (-1, "object"), (0, "subject")])
def test_the_greater_is_the_subject_of_more(degree: int, side: str) -> None:
    wanted = Wanted(Hole.WHAT, among=frozenset({OLDHAVEN, NEWQUAY}), degree=degree)
    assert holes().compares(wanted, fact("landsMore"))
    assert chosen("landsMore", wanted) == [side]


def test_a_comparison_with_something_else_decides_no_choice() -> None:
    wanted = Wanted(Hole.WHAT, among=frozenset({SALTMOUTH, NEWQUAY}), degree=1)
    assert not holes().compares(wanted, fact("landsMore"))
    assert chosen("landsMore", wanted) == []


def test_what_compares_nothing_leaves_every_thing_to_choose() -> None:
    wanted = Wanted(Hole.WHAT, among=frozenset({OLDHAVEN, NEWQUAY}), degree=1)
    assert not holes().compares(wanted, fact("defeated"))
    assert chosen("defeated", wanted) == ["subject", "object"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which lands more, Oldhaven or Newquay Sound?", ["Newquay Sound"]),
        ("Which lands less, Oldhaven or Newquay Sound?", ["Oldhaven"]),
        ("Of Oldhaven and Newquay Sound, which lands more?", ["Newquay Sound"]),
        ("Which lands more, Saltmouth or Newquay Sound?", []),
    ],
)
def test_a_choice_is_answered(question: str, expected: list[str]) -> None:
    assert [value.value for value in harbour_asker().answer(question).answers] == expected
