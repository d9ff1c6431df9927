"""Answers of query graphs: the full name for an abbreviation, and whether known dates decide which of two things came first."""

from __future__ import annotations

import pytest

from ntib_graph.ask.answering import are_apart
from ntib_graph.model.dates import parse_edtf
from tests.ask.harbour import harbour_asker


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2018", "2018-09", False),
        ("2017", "2018-09", True),
        ("2017", "2017", True),
        ("[2000..2004]", "2003", False),
    ],
)
def test_only_dates_apart_decide_what_came_first(first: str, second: str, expected: bool) -> None:
    assert are_apart([[parse_edtf(first)], [parse_edtf(second)]]) is expected


def test_a_thing_asked_for_by_its_abbreviation_is_told_with_its_full_name() -> None:
    short, full = harbour_asker().answer("What is NQS?"), harbour_asker().answer("What is Newquay Sound?")
    assert [value.value for value in short.answers] == [f"Newquay Sound: {value.value}" for value in full.answers]
    assert full.answers
    assert short.text == full.text, "the text has the name once"


def test_another_name_is_no_abbreviation() -> None:
    assert [value.value for value in harbour_asker().answer("What is Crab Bay?").answers] == ["was opened in 1900~"]
