"""What a question asks for, and its units."""

from __future__ import annotations

import pytest

from ntib_graph.ask.units import Hole, Unit, Voice, Wanted
from tests.ask.harbour import harbour_asker


def read(question: str) -> tuple[Wanted, tuple[Unit, ...]]:
    found = harbour_asker()._units.read(question)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "hole"),
    [
        ("Who attended the Herring Fair?", Hole.WHOM),
        ("What share of the catch did Oldhaven take?", Hole.AMOUNT),
        ("How many boats does Oldhaven have?", Hole.NUMBER),
        ("Did Oldhaven defeat Newquay Sound?", Hole.NOTHING),
        ("How is Oldhaven hindered?", Hole.HOW),
        ("Give me the barriers of Oldhaven", Hole.WHAT),
        ("Herring Fair year", Hole.WHEN),
    ],
)
def test_the_hole(question: str, hole: Hole) -> None:
    assert read(question)[0].hole is hole


@pytest.mark.parametrize(
    ("question", "voice"),
    [
        ("Which port defeated Oldhaven?", Voice.DOER),
        ("Which port did Oldhaven defeat?", Voice.DONE_TO),
        ("Which port was defeated by Oldhaven?", Voice.DONE_TO),
        ("Which port was hindered?", Voice.PASSIVE),
        ("Which port has barriers?", Voice.DOER),
    ],
)
def test_the_side_of_the_verb(question: str, voice: Voice) -> None:
    assert read(question)[0].voice is voice


@pytest.mark.parametrize(
    "question", ["How deep is the channel?", "Which port came before Oldhaven?", "Who did not attend the fair?"]
)
def test_what_units_cannot_stand_for_is_not_read(question: str) -> None:
    assert harbour_asker()._units.read(question) is None


def test_words_about_asking_are_no_part_of_the_question() -> None:
    plain, framed = read("Who attended the Herring Fair?"), read("I would like to understand who attended the Herring Fair.")
    assert plain[1] == framed[1]


def test_one_of_two_names_is_asked_for() -> None:
    wanted, units = read("Which of the two faces quarrelsome pilots, Oldhaven or Newquay Sound?")
    assert len(wanted.among) == 2
    assert not any(unit.names for unit in units)


def test_years_and_decades_are_spans() -> None:
    assert [u.years for u in read("Who attended the Herring Fair in 1907?")[1] if u.years] == [(1907, 1907)]
    assert [u.years for u in read("Who attended the Herring Fair in the 1920s?")[1] if u.years] == [(1920, 1929)]


def test_a_name_before_a_noun_only_modifies_it() -> None:
    assert [u.is_modifier for u in read("Who attended the Oldhaven regatta?")[1] if u.names] == [True]
    assert [u.is_modifier for u in read("Who attended in Oldhaven?")[1] if u.names] == [False]
