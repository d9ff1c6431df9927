"""Dates that a question takes from facts."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker
from ntib_graph.model.answers import AnswerStatus
from ntib_graph.render.answers import answer_to_text

NTIB5 = {"United States", "Canada", "Australia", "United Kingdom", "New Zealand"}
FOUNDERS = {"United States", "Canada"}

ANSWERED = [
    ("Which countries joined the NTIB after it was founded?", NTIB5 - FOUNDERS),
    ("Who was in the NTIB when it was established?", FOUNDERS),
    ("how many members did the NTIB have at its founding", {"2"}),
    ("founding members of the NTIB", FOUNDERS),
    ("Who were the NTIB's original members?", FOUNDERS),
    ("Which AUKUS partner was in the NTIB from the beginning?", {"United States"}),
    ("which founding NTIB country was left out of AUKUS?", {"Canada"}),
    ("Which countries belonged to the NTIB before Australia joined it?", FOUNDERS),
    ("who was in the NTIB before the UK was added to it", FOUNDERS),
    ("Which country joined the NTIB after Australia?", {"New Zealand"}),
    ("which countries were NTIB members when the Statement of Principles was signed", NTIB5 - {"New Zealand"}),
    ("what was signed in the year John McCain died?", {"NTIB Statement of Principles"}),
    ("who was in the NTIB at the time of the Harbour Security Summit", NTIB5),
    ("did australia join the ntib before new zealand", {"yes"}),
    ("Did New Zealand join the NTIB before Australia?", {"no"}),
    ("Did New Zealand join the NTIB together with the UK?", {"no"}),
    ("Did Australia join the NTIB together with the UK?", {"yes"}),
    ("Was the NTIB Statement of Principles signed before New Zealand joined the NTIB?", {"yes"}),
    ("Which country joined the NTIB six years after Australia?", {"New Zealand"}),
    ("NTIB membership as of 2020", NTIB5 - {"New Zealand"}),
    ("Since when has Canada been in the NTIB?", {"1992"}),
    ("How long has Canada been in the NTIB?", {"1992"}),
    ("ntib founding date", {"1992"}),
    ("year mccain died", {"2018"}),
    ("who attended the summit", {"Mike Burgess", "Ken McCallum"}),
    ("which people died in 2018", {"John McCain"}),
    ("who died before 2020", {"John McCain"}),
]

DECLINED = [
    "Which countries joined the NTIB after AUKUS was founded?",
    "Who joined the NTIB in the year John Warner died?",
    "who died after 2020",
    "Who joined the NTIB together with Germany?",
    "Until when was Canada a member of the NTIB?",
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_a_date_is_taken_from_a_fact(asker: Asker, question: str, expected: set[str]) -> None:
    answer = asker.answer(question)
    assert {value.value for value in answer.answers} == expected, answer_to_text(answer, explain=True)


@pytest.mark.parametrize("question", DECLINED)
def test_without_a_date_nothing_is_said(asker: Asker, question: str) -> None:
    answer = asker.answer(question)
    assert answer.status is not AnswerStatus.ANSWERED, answer_to_text(answer, explain=True)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which countries joined the NTIB after Australia?", "after Australia became a member of NTIB (2017)"),
        ("founding members of the NTIB", "from the beginning (1992)"),
        ("Which countries were in the NTIB before New Zealand joined it?", "before New Zealand became a member of NTIB (2023)"),
    ],
)
def test_the_read_back_says_what_gave_the_date(asker: Asker, question: str, said: str) -> None:
    assert asker.answer(question).understood_as.endswith(said)
