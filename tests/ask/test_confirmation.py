"""Yes and no by words: said, denied, or said the other way."""

from __future__ import annotations

import pytest

from tests.ask.harbour import harbour_asker


def verdict(question: str) -> str | None:
    """What the matcher says; None where it says nothing."""
    found = harbour_asker()._answer_by_words(question, is_surer=False)
    return found.answers[0].value if found else None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Marta Lund oppose the sale of the ferry?", "yes"),
        ("Did Marta Lund support the sale of the ferry?", "no"),
        ("Was the decline of the herring trade caused by the lighthouse lamps?", "no"),
        ("Did Marta Lund oppose the sale of the trawler?", None),
        ("Did Piet Roos oppose the sale of the ferry?", None),
        ("Did Marta Lund always oppose the sale of the ferry?", None),
        ("Did Oldhaven defeat Newquay Sound?", None),
        ("Marta Lund opposed the sale of the ferry, didn't she?", "yes"),
        ("Did Marta Lund oppose every sale of the ferry?", None),
        ("Will Marta Lund oppose the sale of the ferry?", None),
    ],
)
def test_only_what_is_told_decides(question: str, expected: str | None) -> None:
    assert verdict(question) == expected
