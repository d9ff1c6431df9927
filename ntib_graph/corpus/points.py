"""Points that complete the sentence of their lead-in: "The board shall—" with "(1) publish a report;" below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ntib_graph.model.documents import Passage, PassageKind
from ntib_graph.vocabulary.english import English

_OPEN_END = re.compile(r"\s*[:—–]\s*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_DASH = re.compile(r"\w\s*—\s*$")
"""In laws a dash always leaves the sentence to its points."""
_CAPITALISED = re.compile(r"[A-Z][a-z]+ [a-z]+(?: [a-z]+)?\b(?![.:—–])")
_TO_DO = re.compile(r"\b(?:to|shall|must|will)$")
"""Behind these a point begins with a verb, whether or not a comma follows it: "Publish, by May, a list"."""
_MEANS = re.compile(r"[”\"’'] means\s*—\s*$")
"""A definition whose points may be names."""
_VERB = re.compile(r"[A-Z][a-z]+,? [a-z]+")
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
        done.append(
            _joined(lead_in, stem, passage) if lead_in is not None and _goes_on(stem, lead_in, passage, english) else passage
        )
    return tuple(done)


def _goes_on(stem: str, lead_in: Passage, point: Passage, english: English) -> bool:
    """Whether a point goes on with the sentence that its lead-in begins."""
    if not stem or point.text[0].islower() or _MEANS.search(lead_in.text):
        return bool(stem)
    return not _ends_in_noun(stem, english) and (point.text[0].isdigit() or _capitalised(stem).match(point.text) is not None)


def _capitalised(stem: str) -> re.Pattern[str]:
    return _VERB if _TO_DO.search(stem) else _CAPITALISED


def _ends_in_noun(stem: str, english: English) -> bool:
    """Whether a lead-in ends in a word that might as well end a sentence."""
    last = _LAST_WORD.search(stem)
    words = english.prepositions | frozenset(english.mapping("citations", "unfinished")["words"])
    return last is None or last[1].casefold() not in words


def _stem(lead_in: Passage, english: English) -> str:
    """A lead-in that breaks off behind a word that cannot end a sentence, without its dash or colon; else ""."""
    mark = _OPEN_END.search(lead_in.text)
    if mark is None or lead_in.kind in (PassageKind.HEADING, PassageKind.CAPTION):
        return ""
    stem = lead_in.text[: mark.start()]
    return stem if not _ends_in_noun(stem, english) or _DASH.search(lead_in.text) else ""


def _joined(lead_in: Passage, stem: str, point: Passage) -> Passage:
    text = point.text[: tail.start()] if (tail := _TAIL.search(point.text)) else point.text
    offset = len(stem) + 1
    if _TO_DO.search(stem) and _VERB.match(text):
        # What goes on within a sentence loses the capital of its point.
        text = text[0].lower() + text[1:]
    pieces = (*(p for p in lead_in.pieces if p[0] < len(stem)), *((here + offset, there) for here, there in point.pieces))
    return replace(point, text=f"{stem} {text}", pieces=pieces)
