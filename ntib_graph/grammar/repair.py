"""Repairs before the parse: units become one word each, parentheses and paired dashes stand apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ntib_graph.grammar.mentions import RawToken
from ntib_graph.grammar.units import Unit

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_PLACE_LINE = re.compile(r"\A[A-Z][A-Z.’' ]{3,}(?:, [A-Z][\w.’' ]{1,24})?(?: \([^()]*\))?\s*[—–-]+\s*(?=[A-Z“\"])")
"""Where a report was written, before its first sentence: "BERN, Upland — "."""
_DASHES = re.compile(r"(?<=\s)[—–-](?=\s)|—")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])")
_STOPS = frozenset({".", "!", "?", ";"})
_QUOTES = frozenset({"”", "’", '"', "'"})
_LONGEST_ASIDE = 30
"""Words; longer stretches between dashes are seldom one aside."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word for the parser: offsets in the passage's text, and the unit it stands for, if any.

    ``opens`` says that a sentence must begin here; ``aside`` numbers the aside it stands in, or is -1.
    """

    start: int
    end: int
    text: str
    unit: Unit | None = None
    opens: bool = False
    aside: int = -1


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch in parentheses or between dashes, with its marks: ``text[start:end]``."""

    start: int
    end: int
    is_parenthesis: bool
    is_limit: bool = False
    """Whether it is a time limit between commas, which a phrase around it is said without."""


def find_asides(text: str, further: tuple[Aside, ...] = ()) -> tuple[Aside, ...]:
    """The place line of a report, the parentheses of a passage, its stretches between paired dashes and ``further`` ones.

    They come in order, without overlaps.
    """
    asides = [Aside(m.start(), m.end(), True) for m in _PARENTHESES.finditer(text)]
    asides += [Aside(m.start(), m.end(), True) for m in _PLACE_LINE.finditer(text)]
    asides += [a for a in further if not any(a.start < b.end and b.start < a.end and b.end > a.end for b in asides)]
    bounds = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    for first, last in pairwise(bounds):
        marks = [m for m in _DASHES.finditer(text, first, last) if not any(a.start <= m.start() < a.end for a in asides)]
        if len(marks) == 2 and len(text[marks[0].end() : marks[1].start()].split()) <= _LONGEST_ASIDE:
            asides.append(Aside(marks[0].start(), marks[1].end(), False))
    kept: list[Aside] = []
    for aside in sorted(asides, key=lambda a: (a.start, -a.end)):
        if not kept or aside.start >= kept[-1].end:
            kept.append(aside)
    return tuple(kept)


_PREFIXES = frozenset({"co", "vice"})


def _with_prefixes(tokens: Sequence[RawToken]) -> Sequence[RawToken]:
    """The tokens, a prefix with its hyphen one word with the lower-case word behind it: "co-chaired"."""
    joined: list[RawToken] = []
    for number, token in enumerate(tokens):
        if joined and token.start < joined[-1].end:
            continue
        following = tokens[number + 1 : number + 3] if token.text.casefold() in _PREFIXES else ()
        touching = len(following) > 1 and token.end == following[0].start and following[0].end == following[1].start
        if touching and following[0].text == "-" and following[1].text.islower():
            joined.append(RawToken(token.start, following[1].end, f"{token.text}-{following[1].text}"))
        else:
            joined.append(token)
    return joined


def arrange_words(tokens: Sequence[RawToken], units: Sequence[Unit], asides: Sequence[Aside]) -> tuple[Word, ...]:
    """The words for the parser: the running text first, then each aside as a sentence of its own.

    Words of an aside inside a unit stay with the unit; a new sentence opens after ";" and after a full stop of its own.
    """
    tokens = _with_prefixes(tokens)
    running: list[Word] = []
    apart: list[list[Word]] = [[] for _ in asides]
    pending = list(units)
    covered = -1
    after_stop = False
    for token in tokens:
        if token.start < covered:
            continue
        while pending and pending[0].end <= token.start:
            pending.pop(0)
        unit = pending[0] if pending and pending[0].start <= token.start < pending[0].end else None
        number = next((i for i, a in enumerate(asides) if a.start <= token.start < a.end and not (unit and unit.end > a.end)), -1)
        if unit:
            covered = unit.end
        start, end = (unit.start, unit.end) if unit else (token.start, token.end)
        opens = after_stop and token.text not in _QUOTES and (token.text[0].isupper() or running[-1].text == ";")
        word = Word(start, end, token.text, unit, opens and number < 0, number)
        if number < 0:
            running.append(word)
            closes = token.text in _QUOTES and after_stop
            after_stop = token.text in _STOPS or closes
            continue
        aside = asides[number]
        is_mark = (token.start == aside.start or token.end >= aside.end) and not token.text[0].isalnum()
        if is_mark and token.start == aside.start and not aside.is_parenthesis:
            running.append(Word(token.start, token.end, ",", None))
        if not is_mark:
            apart[number].append(Word(start, end, token.text, unit, not apart[number], number))
    return (*running, *(word for words in apart for word in words))
