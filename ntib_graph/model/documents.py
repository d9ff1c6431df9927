"""Documents and the passages they are read in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from; an empty string means unknown."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    """EDTF as the manifest writes it."""
    language: str = ""
    rights: str = ""
    address: str = ""
    authors: tuple[str, ...] = ()
    sha256: str = ""
    """Of the bytes of the source file."""
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. All offsets anywhere count code points of ``text``, from 0, end exclusive."""

    id: str
    text: str
    source: Source = Source()


class PassageKind(StrEnum):
    """What a passage is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Passage:
    """A cleaned stretch of a document: its text, and the way back to the document's offsets.

    ``pieces`` are pairs (position in ``text``, position in the document), one for each kept run, ascending;
    between two pieces the text is copied unchanged.  ``parent`` is the index, in the document's list of passages,
    of the heading or lead-in ("X should:") this passage stands under, or -1.
    """

    document_id: str
    kind: PassageKind
    text: str
    pieces: tuple[tuple[int, int], ...]
    parent: int = -1

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """The document's offsets of ``text[start:end]``; whatever was cleaned away in between is spanned."""
        first = self._place(start)
        last = self._place(end - 1) + 1 if end > start else first
        return first, last

    def _place(self, position: int) -> int:
        here, there = self.pieces[bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1]
        return there + position - here
