"""Where the quotes of judgements stand in a document that may have changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ntib_graph.model.documents import Document
from ntib_graph.model.errors import DomainError

_MOST_TOLD = 3


class Anchoring:
    """Finds quotes in one document and remembers what is to be told about them, file by file."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._moved: dict[str, list[str]] = {}
        self._other_file: set[str] = set()
        self._gone: list[str] = []

    def place(self, where: str, quote: str, fields: Mapping[str, Any]) -> int | None:
        """Where the quote starts: where the judgement says, else the nearest place; None where the text has no such words."""
        file, _, line = where.rpartition(":")
        text, expected = self._document.text, fields.get("start")
        if fields.get("sha256", self._document.source.sha256) != self._document.source.sha256:
            self._other_file.add(file)
        if expected is not None and expected >= 0 and text.startswith(quote, expected):
            return int(expected)
        starts = list(_places(text, quote))
        if not starts:
            self._gone.append(where)
            return None
        start = min(starts, key=lambda found: abs(found - (expected or 0)))
        if expected is not None:
            self._moved.setdefault(file, []).append(f"line {line}: from {expected} to {start}")
        return start

    @property
    def warnings(self) -> Iterator[str]:
        """One sentence for each file whose document has changed."""
        for file in sorted({*self._other_file, *self._moved}):
            moved = self._moved.get(file, [])
            told = "every quote is where it was"
            if moved:
                more = f" and {len(moved) - _MOST_TOLD} more" if len(moved) > _MOST_TOLD else ""
                told = f"quotes that stand elsewhere now were found again ({'; '.join(moved[:_MOST_TOLD])}{more})"
            yield f"{file}: {self._document.id} has changed since it was judged; {told}."

    def raise_if_gone(self) -> None:
        """Raises DomainError naming file and line of the first quote that is not in the document."""
        if self._gone:
            more = f" (nor are those of {len(self._gone) - 1} more judgements)" if len(self._gone) > 1 else ""
            raise DomainError(
                f"the quote is not in {self._document.id}{more}",
                where=self._gone[0],
                advice="If the document changed, write the quote as it stands there now, or take the line out; "
                "ntib build --no-judgements leaves all judgements aside.",
            )


def _places(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)
