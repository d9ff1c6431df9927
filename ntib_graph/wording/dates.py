"""Dates in EDTF as English says them."""

from __future__ import annotations

import re

from ntib_graph.vocabulary.english import English

_ONE_OF = re.compile(r"^\[(\d{3})(\d)\.\.(\d{3})(\d)\]$")
_DECADE = re.compile(r"^(\d{3})X$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?$")


def word_date(edtf: str, english: English) -> str:
    """The date in words: "October 2023", "the 2010s", "the early 2000s"; as written where English has no other way."""
    if span := _ONE_OF.match(edtf):
        parts = english.mapping("time", "decade_parts")
        decade, first, other, last = span.groups()
        named = [name for name, years in parts.items() if list(years) == [int(first), int(last)]]
        return f"the {named[0]}{'-' if named[0] == 'mid' else ' '}{decade}0s" if named and decade == other else edtf
    if decade_match := _DECADE.match(edtf):
        return f"the {decade_match[1]}0s"
    if month := _MONTH.match(edtf):
        name = next((n for n, number in english.months.items() if number == int(month[2])), "")
        day = f"{int(month[3])} " if month[3] else ""
        return f"{day}{name.capitalize()} {month[1]}" if name else edtf
    return edtf
