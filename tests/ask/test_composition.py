"""Meanings put together: a superlative that waits for its set keeps to the value it is of."""

from __future__ import annotations

import pytest

from tests.ask.harbour import harbour_asker


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the highest fee?", "15%"),
        ("What was the lowest fee of Oldhaven?", "10%"),
        ("highest fee of Oldhaven", "15%"),
        ("Which port has the highest fee?", "Oldhaven"),
    ],
)
def test_the_extreme_of_a_value_is_that_value(question: str, expected: str) -> None:
    assert [value.value for value in harbour_asker().answer(question).answers] == [expected]
