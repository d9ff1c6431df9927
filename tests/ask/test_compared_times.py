"""Events set beside each other in time, found by word order alone."""

from __future__ import annotations

import pytest

from ntib_graph.ask.compared_times import ComparedTimes, TimeComparisons
from ntib_graph.model.queries import Operator
from ntib_graph.vocabulary.english import load_english

ORDER, FIRST, LAST, YEARS = Operator.BEFORE_OR_AFTER, Operator.FIRST_OF, Operator.LAST_OF, Operator.YEARS_BETWEEN


def read(question: str) -> ComparedTimes:
    found = TimeComparisons(load_english()).read(question)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "operator", "events"),
    [
        ("Did the storm break after or before the market was moved?", ORDER, ("the storm break", "the market was moved")),
        ("Was the pier built before or after the storm?", ORDER, ("the pier built", "the storm")),
        ("Which came first, the storm or the fair?", FIRST, ("storm", "fair")),
        ("What happened earlier, the storm or the fair?", FIRST, ("storm", "fair")),
        ("Which is older, the lighthouse or the pier?", FIRST, ("lighthouse", "pier")),
        ("Who came first, Marta Lund or Piet Roos?", FIRST, ("Marta Lund", "Piet Roos")),
        ("Which event was the most recent: the storm or the fair?", LAST, ("storm", "fair")),
        ("Which of these happened last: the storm, the fair or the ban?", LAST, ("storm", "fair", "ban")),
        ("How many years lie between the storm and the fair?", YEARS, ("the storm", "the fair")),
        ("How many years went by from the storm to the fair?", YEARS, ("the storm", "the fair")),
        ("How long did it take from the storm until the fair?", YEARS, ("the storm", "the fair")),
        ("How many years after the storm did the fair take place?", YEARS, ("the storm", "did the fair take place")),
        ("How many years before the storm was the pier built?", YEARS, ("was the pier built", "the storm")),
    ],
)
def test_what_is_compared(question: str, operator: Operator, events: tuple[str, ...]) -> None:
    found = read(question)
    assert (found.operator, found.events) == (operator, events)
    assert len(found.dated) == len(events)


@pytest.mark.parametrize(
    "question",
    [
        "When was Oldhaven opened?",
        "Which port came first?",
        "Which came first, the storm and the fair?",
        "Which boat sank first, the storm or the fair?",
        "Which came first, the storm, the fair, the ban, the sale or the vote?",
        "Oldhaven opened before or after Saltmouth?",
        "Was it before or after?",
        "How many boats lie between Oldhaven and Newquay Sound?",
        "How many years did the fair last?",
        "How many years old is the pier?",
        "How long is the pier?",
        "How many years",
        "Which first",
        "",
    ],
)
def test_what_compares_no_times(question: str) -> None:
    assert TimeComparisons(load_english()).read(question) is None


def test_a_distance_is_told_in_years_where_the_question_names_no_unit() -> None:
    assert read("How long after the storm was the market moved?").unit == "years"
    assert read("How many years after the storm was the market moved?").unit == ""


def test_a_clause_is_dated_as_it_stands() -> None:
    assert read("How many years after the storm was the pier built?").dated[1] == ("when was the pier built",)
    assert "when the pier was built" in read("Was the ban lifted before or after the pier was built?").dated[1]


def test_a_noun_is_dated_by_its_verb_first() -> None:
    _, opened = read("Was the pier built before or after the opening of the lighthouse in Oldhaven?").dated
    assert opened[:2] == ("when was the lighthouse opened in Oldhaven", "when did the lighthouse open in Oldhaven")
    assert opened[2] == "when was the opening of the lighthouse in Oldhaven"


def test_the_verb_of_a_noun_after_its_owner_is_found() -> None:
    dated, _ = read("How many years lie between the fair's creation and the storm?").dated
    assert dated[0] == "when was fair created"


@pytest.mark.parametrize(("noun", "verb"), [("banning", "banned"), ("joining", "joined"), ("creating", "created")])
def test_a_gerund_is_a_noun_of_its_verb(noun: str, verb: str) -> None:
    assert read(f"Which came first, the {noun} of trawlers or the storm?").dated[0][0] == f"when was trawlers {verb}"


def test_that_of_repeats_the_noun_of_the_first_event() -> None:
    events = read("How many years passed between the entry of Oldhaven and that of Newquay Sound?").events
    assert events == ("the entry of Oldhaven", "the entry of Newquay Sound")


def test_after_and_before_say_which_is_the_earlier() -> None:
    assert read("How many years after the storm was the pier built?").is_ordered
    assert read("How many years before the storm was the pier built?").is_ordered
    assert not read("How many years lie between the storm and the fair?").is_ordered
