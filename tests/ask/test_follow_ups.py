"""Questions that lean on the one before."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker
from ntib_graph.model.answers import AnswerStatus
from tests.ask.harbour import harbour_asker

AUKUS3 = {"United States", "Australia", "United Kingdom"}
NTIB5 = AUKUS3 | {"Canada", "New Zealand"}

ANSWERED = [
    ("Which countries are members of AUKUS?", "how many?", {"3"}),
    ("Who is in AUKUS?", "how many are there?", {"3"}),
    ("Which countries were in the NTIB in 2016?", "and now?", NTIB5),
    ("Which countries were in the NTIB in 2016?", "and in 2018?", NTIB5 - {"New Zealand"}),
    ("How many countries were in the NTIB in 2016?", "and today?", {"5"}),
    ("When did Australia join the NTIB?", "and New Zealand?", {"2023"}),
    ("Is Canada in AUKUS?", "and in the NTIB?", {"yes"}),
    ("Who sponsored section 881?", "which party does he belong to?", {"Republican Party"}),
    ("Who sponsored section 881?", "when did he die?", {"2018"}),
    ("Which countries are in AUKUS?", "which of them joined the NTIB in 2017?", {"Australia", "United Kingdom"}),
    ("Which countries are in the NTIB?", "which of those are not in AUKUS?", {"Canada", "New Zealand"}),
    ("Who leads MI5?", "and who leads ASIO?", {"Mike Burgess"}),
    ("Who established the NTIB?", "when?", {"1992"}),
    ("Who attended the Harbour Security Summit?", "when was that?", {"2023-10"}),
    ("What was the domestic content requirement in 2022?", "and by 2029?", {"75%"}),
    ("By 2024 the domestic content requirement should be 65%.", "What was it in 2022?", {"55%"}),
    ("Did Canada sign the NTIB Statement of Principles?", "who else signed it?", AUKUS3),
]


@pytest.mark.parametrize(("context", "question", "expected"), ANSWERED)
def test_what_is_missing_is_taken_from_before(asker: Asker, context: str, question: str, expected: set[str]) -> None:
    answer = asker.answer(question, context)
    assert {value.value for value in answer.answers} == expected, (answer.understood_as, answer.notes)


@pytest.mark.parametrize(
    ("context", "question"),
    [
        ("What was the domestic content requirement in 2022?", "and by 2040?"),
        ("Who heads MI5?", "and the CIA?"),
        ("Which countries are in AUKUS?", "when did they join the NTIB?"),
        ("Who sponsored section 881?", "who else?"),
    ],
)
def test_what_is_not_known_is_not_said(asker: Asker, context: str, question: str) -> None:
    assert asker.answer(question, context).status is not AnswerStatus.ANSWERED


def test_a_whole_question_needs_nothing_from_before(asker: Asker) -> None:
    assert {v.value for v in asker.answer("Is it true that Canada is in the NTIB?").answers} == {"yes"}


def completed(context: str, question: str) -> list[str]:
    return list(harbour_asker()._follow_ups.completed(question, context))


@pytest.mark.parametrize(
    ("context", "question"),
    [
        ("Which port defeated Saltmouth?", "When was it opened?"),
        ("Which port did Marta Lund sell?", "When was it opened?"),
        ("What lamp hung in Oldhaven?", "Who sold it?"),
    ],
)
def test_one_of_a_kind_that_is_not_known_leaves_it_open(context: str, question: str) -> None:
    assert completed(context, question) == []
    assert harbour_asker().answer(question, context).status is not AnswerStatus.ANSWERED


def test_one_of_a_kind_that_is_known_is_it() -> None:
    assert completed("Which port defeated Oldhaven?", "When was it opened?")[0] == "When was Newquay Sound opened"
    assert [v.value for v in harbour_asker().answer("When was it opened?", "Which port defeated Oldhaven?").answers] == ["1901"]


def test_without_a_kind_the_name_before_is_it() -> None:
    assert completed("Did Oldhaven sell the ferry?", "When was it opened?") == ["When was Oldhaven opened"]


@pytest.mark.parametrize(
    ("context", "question", "expected"),
    [
        ("Did Marta Lund leave Oldhaven?", "what did she oppose?", ["what did Marta Lund oppose"]),
        ("Did Marta Lund leave Oldhaven for Newquay Sound?", "did he return?", ["did Marta Lund return"]),
        ("Did Newquay Sound defeat Oldhaven?", "what did he oppose?", []),
    ],
)
def test_he_and_she_are_persons(context: str, question: str, expected: list[str]) -> None:
    assert completed(context, question) == expected


def test_it_may_be_anything_named() -> None:
    names = completed("Did Marta Lund leave Oldhaven?", "what did it oppose?")
    assert names == ["what did Oldhaven oppose", "what did Marta Lund oppose"]


def test_they_are_those_that_were_asked_for_and_no_others() -> None:
    answer = harbour_asker().answer("When were they opened?", "Which ports defeated Saltmouth?")
    assert answer.status is not AnswerStatus.ANSWERED
