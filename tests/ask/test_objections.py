"""What speaks against a fact that has the words of a question: it says something else with them."""

from __future__ import annotations

import pytest

from tests.ask.harbour import harbour_asker, iri


def objections(question: str, relation: str, side: str) -> frozenset[str]:
    """What is said against the first fact of a relation as the answer with one of its sides."""
    asker = harbour_asker()
    found = asker._units.read(question)
    assert found is not None
    aligned = asker._matcher._aligner.align(*found)
    best = next(a for a in aligned if a.fact.property == iri(relation) and a.side == side)
    return frozenset(best.traits)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Which port hampers Oldhaven?", True),
        ("Which person hampers Oldhaven?", True),
        ("Which barrier hampers Oldhaven?", False),
        ("Which boat hampers Oldhaven?", True),
        ("What hampers Oldhaven?", False),
    ],
)
def test_a_description_is_no_answer_where_a_thing_with_a_name_is_asked_for(question: str, holds: bool) -> None:
    assert ("description for a name" in objections(question, "hindered", "object")) is holds


def test_where_all_that_is_known_is_described_no_name_is_asked_for() -> None:
    holes = harbour_asker()._matcher._aligner.holes
    assert holes.are_named(frozenset({iri("Port")}))
    assert not holes.are_named(frozenset({iri("Port"), iri("Obstacle")}))
    assert holes.are_named(frozenset({iri("Boat")})), "no boat is known, and what is described is none"


def test_such_a_description_is_not_answered() -> None:
    asker = harbour_asker()
    read = [asker._units.read(f"Which {noun} hampers Oldhaven?") for noun in ("port", "barrier")]
    answered = [asker._matcher.read(*found, 0.0) is not None for found in read if found]
    assert answered == [False, True]


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What did Saltmouth sell?", True),
        ("What is Saltmouth called?", False),
        ("What is Saltmouth?", False),
    ],
)
def test_what_something_is_called_answers_nothing_else(question: str, holds: bool) -> None:
    assert ("unasked name" in objections(question, "called", "object")) is holds


@pytest.mark.parametrize(
    ("question", "side", "holds"),
    [
        ("Which lands more, Oldhaven or Newquay Sound?", "subject", False),
        ("Which lands less, Oldhaven or Newquay Sound?", "object", False),
        ("Which port lands more?", "subject", False),
        ("Which port lands more?", "object", True),
    ],
)
def test_of_two_things_compared_either_side_may_answer(question: str, side: str, holds: bool) -> None:
    assert ("swapped" in objections(question, "landsMore", side)) is holds


def test_a_number_or_another_name_is_no_thing_of_the_kind() -> None:
    assert "another kind" in objections("Which boat defeated Oldhaven?", "defeated", "subject")
    assert "another kind" not in objections("Which port defeated Oldhaven?", "defeated", "subject")
