"""Where only names and dates go on and the verb is left out: "joined in 1995, and Lyon in 2004"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.units import Unit

_GOES_ON = re.compile(r"^\s*[,;(]?\s*(?:and\s+|then\s+|later\s+)*(?:followed\s+by\s+|by\s+)?(?:the\s+)?$")
_BEFORE_DATE = re.compile(r"^\s+(?:in|on|from|since)\s+$")
_ENDS = re.compile(r"^\s*(?:[.,;)]|and\b|$)")

Gaps = Mapping[int, tuple[tuple[Unit, Unit], ...]]
"""The start of a date to the names that follow it, each with its own date."""


def find_gaps(text: str, units: Sequence[Unit]) -> Gaps:
    """The gaps of a passage."""
    found: dict[int, tuple[tuple[Unit, Unit], ...]] = {}
    covered = -1
    for at, unit in enumerate(units):
        if unit.kind is MentionKind.DATE and unit.start > covered and (pairs := _followers(text, units, at)):
            found[unit.start] = pairs
            covered = pairs[-1][1].start
    return found


def _followers(text: str, units: Sequence[Unit], at: int) -> tuple[tuple[Unit, Unit], ...]:
    pairs: list[tuple[Unit, Unit]] = []
    end = units[at].end
    for names, date in zip(units[at + 1 :: 2], units[at + 2 :: 2], strict=False):
        between = text[end : names.start]
        goes_on = bool(between.strip()) and _GOES_ON.match(between)
        dated = date.kind is MentionKind.DATE and _BEFORE_DATE.match(text[names.end : date.start])
        if not goes_on or not dated or names.kind is not MentionKind.NAME or not _ENDS.match(text[date.end :]):
            break
        pairs.append((names, date))
        end = date.end
    return tuple(pairs)
