"""Comparing how many, and what several things share."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker
from ntib_graph.model.answers import AnswerStatus
from ntib_graph.render.answers import answer_to_text

AUKUS3 = {"United States", "Australia", "United Kingdom"}

ANSWERED = [
    ("which is the larger group, AUKUS or the NTIB?", {"NTIB"}),
    ("Which has more members, AUKUS or the NTIB?", {"NTIB"}),
    ("Which has fewer members, AUKUS or the NTIB?", {"AUKUS"}),
    ("does the NTIB have more members than AUKUS", {"yes"}),
    ("Does AUKUS have more members than the NTIB?", {"no"}),
    ("does aukus have fewer members than the five eyes", {"yes"}),
    ("is aukus smaller than the ntib", {"yes"}),
    ("is the NTIB bigger than AUKUS?", {"yes"}),
    ("Which groups have more members than AUKUS?", {"NTIB", "Five Eyes"}),
    ("which framework has the most members", {"NTIB", "Five Eyes"}),
    ("what is the overlap between the NTIB and AUKUS", AUKUS3),
    ("Which countries do the NTIB and AUKUS have in common?", AUKUS3),
    ("which members do aukus and the ntib share", AUKUS3),
    ("countries common to AUKUS and the NTIB", AUKUS3),
    ("NTIB members other than Canada and the United States", {"Australia", "United Kingdom", "New Zealand"}),
    ("besides Canada, who is in the NTIB?", {"United States", "Australia", "United Kingdom", "New Zealand"}),
    ("which NTIB countries are outside AUKUS", {"Canada", "New Zealand"}),
    ("Which NTIB member is neither in AUKUS nor a signatory of the Statement of Principles?", {"New Zealand"}),
    ("Are all NTIB members in AUKUS?", {"no"}),
    ("Which of Australia, Canada and New Zealand are in AUKUS?", {"Australia"}),
    ("Of Australia and New Zealand, which joined the NTIB later?", {"New Zealand"}),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_sets_and_their_sizes_are_compared(asker: Asker, question: str, expected: set[str]) -> None:
    answer = asker.answer(question)
    assert {value.value for value in answer.answers} == expected, answer_to_text(answer, explain=True)
    assert all(value.evidence for value in answer.answers)


def test_of_groups_without_known_members_nothing_is_said(asker: Asker) -> None:
    assert asker.answer("Does the NSIB have more members than AUKUS?").status is AnswerStatus.EMPTY
    assert asker.answer("Which has more members, AUKUS or the NSIB?").status is not AnswerStatus.ANSWERED


def test_the_read_back_says_what_is_counted(asker: Asker) -> None:
    said = asker.answer("does the NTIB have more members than AUKUS").understood_as
    assert said == (
        "whether the number of those that are members of NTIB is greater than that of those that are members of AUKUS"
    )
