"""Questions read by their words: what one fact accounts for, and what none does."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker
from ntib_graph.model.answers import AnswerStatus
from tests.ask.harbour import harbour_asker


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("For what reason was the Canadian ITAR exemption pared back?", {"cases of technology leaking abroad"}),
        ("Which politician put forward section 881?", {"John McCain"}),
        ("Who turned up at the Harbour Security Summit?", {"Ken McCallum", "Mike Burgess"}),
        ("Who is the boss of MI5?", {"Ken McCallum"}),
    ],
)
def test_other_words_than_the_lexicon_has(asker: Asker, question: str, expected: set[str]) -> None:
    assert {v.value for v in asker.answer(question).answers} == expected


def test_the_fact_that_says_most_comes_first(asker: Asker) -> None:
    found = asker._units.read("What snag of multilateralism is the NTIB up against?")
    assert found is not None
    best = asker._matcher._aligner.align(*found)[0]
    assert asker._vocabulary.knowledge.label(best.answer) == "distrust of multilateralism"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "Which country painted the NTIB?",
        "Who paid for the Harbour Security Summit?",
        "Which country left the NTIB?",
        "Why did France sponsor section 881?",
        "What did it cost?",
        "Which orchestra attended the Harbour Security Summit?",
        "Did Australia bake the NTIB?",
    ],
)
def test_what_no_fact_accounts_for_is_declined(asker: Asker, question: str) -> None:
    assert asker.answer(question).status is not AnswerStatus.ANSWERED


def test_what_is_only_possible_answers_where_nothing_is_told(asker: Asker) -> None:
    possible = asker._answer_by_words("Which country belongs to AUKUS Pillar II?", is_surer=False)
    assert possible is not None
    assert possible.text.startswith("Possibly: ")
    decided = asker._units.read("Does Japan belong to AUKUS Pillar II?")
    assert decided is not None
    assert asker._matcher.read(*decided) is None


def test_an_ellipsis_that_does_not_fit_is_no_profile(asker: Asker) -> None:
    answer = asker.answer("and Ken McCallum?", "Which law added New Zealand to the NTIB?")
    assert answer.status is not AnswerStatus.ANSWERED


def test_a_pronoun_stands_for_the_only_answer_before(asker: Asker) -> None:
    answer = asker.answer("who sponsored it?", "Which law added Australia to the NTIB?")
    assert {v.value for v in answer.answers} == {"John McCain"}


def test_a_noun_after_which_is_the_subject_without_an_auxiliary(asker: Asker) -> None:
    answer = asker.answer("Which NTIB members joined in 2017?")
    assert {v.value for v in answer.answers} == {"Australia", "United Kingdom"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Isn't Australia in AUKUS?", {"yes"}),
        ("Canada is in AUKUS, isn't it?", {"no"}),
        ("Was John McCain a Democrat?", {"no"}),
        ("Was John McCain a republican?", {"yes"}),
    ],
)
def test_negated_and_tag_questions_ask_the_positive(asker: Asker, question: str, expected: set[str]) -> None:
    assert {v.value for v in asker.answer(question).answers} == expected


def test_where_wants_a_place_and_not_a_doer(asker: Asker) -> None:
    assert asker.answer("Where was the Statement of Principles signed?").status is not AnswerStatus.ANSWERED


def extremes(question: str) -> list[str]:
    """What the matcher finds more likely than not in the graph of ports."""
    ports = harbour_asker()
    found = ports._units.read(question)
    reading = ports._matcher.read(*found, 0.5) if found else None
    return [value.value for value in ports._answerer.answer(question, reading.graph).answers] if reading else []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was the highest figure of Oldhaven's fee?", ["15%"]),
        ("What was the lowest figure of Oldhaven's fee?", ["10%"]),
        ("What was the lowest figure of Oldhaven's fee in the early-1910s?", []),
        ("What was the lowest figure of Oldhaven's fee in 1910?", []),
        ("What was the highest figure of Oldhaven's fee in the 1900s?", []),
        ("What was the highest figure of Saltmouth's fee?", []),
    ],
)
def test_the_extreme_is_of_several_amounts_of_the_time_that_is_asked_for(question: str, expected: list[str]) -> None:
    assert extremes(question) == expected
