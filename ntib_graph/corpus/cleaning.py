"""Cleaning that never loses its way back: text that knows, for each of its characters, the place in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end, end exclusive."""

ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2800\u3164\uffa0]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some characters of a document in their order; ``offsets[i]`` is where ``text[i]`` stands in the document.

    A character is the document's own, or a space in place of the document's white space or control character.
    """

    text: str
    offsets: tuple[int, ...]

    def without(self, spans: Iterable[Span]) -> Excerpt:
        """What is left when ``spans`` of this excerpt's own positions are cut; they ascend and do not overlap."""
        kept: list[Span] = []
        position = 0
        for start, end in spans:
            kept.append((position, start))
            position = end
        kept.append((position, len(self.text)))
        return Excerpt(
            "".join(self.text[start:end] for start, end in kept),
            tuple(offset for start, end in kept for offset in self.offsets[start:end]),
        )

    def pieces(self) -> tuple[Span, ...]:
        """Pairs (position in ``text``, offset in the document), one for each run without a gap."""
        return tuple(
            (position, offset)
            for position, offset in enumerate(self.offsets)
            if position == 0 or offset != self.offsets[position - 1] + 1
        )


def excerpt(text: str, spans: Iterable[Span]) -> Excerpt:
    """The characters of ``text`` in ``spans``, which ascend and do not overlap."""
    kept = tuple(spans)
    return Excerpt("".join(text[start:end] for start, end in kept), tuple(at for start, end in kept for at in range(start, end)))


def with_plain_spaces(part: Excerpt) -> Excerpt:
    """Invisible characters cut, each run of white space and control characters one space, none at either end."""
    visible = part.without((at, at + 1) for at, character in enumerate(part.text) if character in ZERO_WIDTH)
    cuts: list[Span] = []
    characters = list(visible.text)
    for run in _BLANK.finditer(visible.text):
        is_outer = run.start() == 0 or run.end() == len(visible.text)
        characters[run.start()] = " "
        cuts.append((run.start() + (not is_outer), run.end()))
    return Excerpt("".join(characters), visible.offsets).without(cuts)


def without_stray_parentheses(part: Excerpt) -> Excerpt:
    """Closing parentheses that nothing opened are cut, except a list's mark as in "a)"."""
    depth = 0
    cuts: list[Span] = []
    for at, character in enumerate(part.text):
        if character == "(":
            depth += 1
        elif character == ")" and depth:
            depth -= 1
        elif character == ")" and not re.search(r"(?:^|\s)\w{1,3}$", part.text[max(0, at - 4) : at]):
            cuts.append((at, at + 1))
    return part.without(cuts)
