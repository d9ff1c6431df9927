"""Points that complete the sentence of their lead-in: "The board shall—" with "(1) publish a report;" below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ntib_graph.model.documents import Passage, PassageKind
from ntib_graph.vocabulary.english import English

_OPEN_END = re.compile(r"\s*[:—–]\s*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_CAPITALISED = re.compile(r"[A-Z][a-z]+ [a-z]+(?: [a-z]+)?\b(?![.:—–])")
"""A point that begins with a capital all the same: "Items bought abroad", but no heading of its own."""
_TAIL = re.compile(r"[;,]?\s*(?:;\s*)?(?:and|or)?\s*$")


def complete_points(passages: Sequence[Passage], english: English) -> tuple[Passage, ...]:
    """The passages, each point that goes on with its lead-in's sentence with that sentence's beginning before it.

    Numbers and parents stay as they are; ``locate`` of the whole spans the points in between.
    """
    done: list[Passage] = []
    for passage in passages:
        lead_in = done[passage.parent] if 0 <= passage.parent < len(done) else None
        stem = _stem(lead_in, english) if lead_in is not None and passage.kind is PassageKind.BULLET else ""
        goes_on = stem and (passage.text[0].islower() or passage.text[0].isdigit() or _CAPITALISED.match(passage.text))
        done.append(_joined(lead_in, stem, passage) if goes_on and lead_in is not None else passage)
    return tuple(done)


def _stem(lead_in: Passage, english: English) -> str:
    """A lead-in that breaks off behind a word that cannot end a sentence, without its dash or colon; else ""."""
    mark = _OPEN_END.search(lead_in.text)
    if mark is None or lead_in.kind in (PassageKind.HEADING, PassageKind.CAPTION):
        return ""
    stem = lead_in.text[: mark.start()]
    last = _LAST_WORD.search(stem)
    words = english.prepositions | frozenset(english.mapping("citations", "unfinished")["words"])
    return stem if last is not None and last[1].casefold() in words else ""


def _joined(lead_in: Passage, stem: str, point: Passage) -> Passage:
    text = point.text[: tail.start()] if (tail := _TAIL.search(point.text)) else point.text
    offset = len(stem) + 1
    pieces = (*(p for p in lead_in.pieces if p[0] < len(stem)), *((here + offset, there) for here, there in point.pieces))
    return replace(point, text=f"{stem} {text}", pieces=pieces)
