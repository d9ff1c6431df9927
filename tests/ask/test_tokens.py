"""The words of questions."""

from __future__ import annotations

import pytest

from ntib_graph.ask.tokens import split_words
from ntib_graph.vocabulary.domain import Domain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Remind me what the ferry is, please.", "Remind me what is the ferry , please"),
        ("Do you know who Marta Lund was?", "Do you know who was Marta Lund"),
        ("What the harbour is paid for?", "What the harbour is paid for"),
        ("Where is the harbour that was?", "Where is the harbour that was"),
    ],
)
def test_the_verb_of_an_indirect_question_comes_first(domain: Domain, written: str, plain: str) -> None:
    assert " ".join(split_words(written, domain.english)) == plain
