"""Dates and numbers in a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.ask.items import Category, Item
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.queries import TimeRelation, TimeRestriction
from ntib_graph.model.statements import number
from ntib_graph.vocabulary.english import English

_YEAR = re.compile(r"^(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})$")
_DECADE = re.compile(r"^(1[0-9]{2}|20[0-9])0'?s$")
_NUMBER = re.compile(r"^\d[\d,]*(?:\.\d+)?%?$")
_DAY = re.compile(r"^([0-9]{1,2})(?:st|nd|rd|th)?$")
_SHIFTS = {"after": "after", "later": "after", "before": "before", "earlier": "before"}


def find_dates(lower: tuple[str, ...], start: int, end: int, english: English) -> Iterator[Item]:
    """The dates and numbers that a stretch may be."""
    if end - start == 1:
        word = lower[start]
        if _YEAR.match(word):
            yield _date_item(start, end, word)
        elif decade := _DECADE.match(word):
            yield _date_item(start, end, f"{decade[1]}X")
        if _NUMBER.match(word) or word in english.numbers:
            value = number(str(english.numbers.get(word, word.rstrip("%"))))
            yield Item(start, end, Category.SET, 0.1, focus=value, word="number")
    elif (
        end - start == 2
        and (parts := _DECADE.match(lower[end - 1]))
        and lower[start] in (named := english.mapping("time", "decade_parts"))
    ):
        first, last = named[lower[start]]
        yield _date_item(start, end, f"[{parts[1]}{first}..{parts[1]}{last}]")
    elif lower[end - 1] == "ago" and (years := _years(lower[start : end - 1], english)):
        yield Item(start, end, Category.TIME, 0.0, word="ago", years=years)
    elif lower[end - 1] in _SHIFTS and (years := _years(lower[start : end - 1], english)):
        yield Item(start, end, Category.WORD, 0.0, word=_SHIFTS[lower[end - 1]], years=years, words=(" ".join(lower[start:end]),))
    elif end - start == 3 and (day := _day(lower[start:end], english)):
        yield _date_item(start, end, day)
    elif end - start == 2 and lower[start] in english.months and _YEAR.match(lower[start + 1]):
        yield _date_item(start, end, f"{lower[start + 1]}-{english.months[lower[start]]:02d}")
    elif end - start == 2 and _NUMBER.match(lower[start]) and lower[start + 1] in ("percent", "per cent"):
        yield Item(start, end, Category.SET, 0.0, focus=number(lower[start].rstrip("%")), word="number")


def _years(words: tuple[str, ...], english: English) -> int:
    """The years of a length of time in words: "ten years", "a decade"; 0 for anything else."""
    units = english.mapping("time", "units")
    if len(words) == 1 and words[0] in units and units[words[0]] > 1:
        return int(units[words[0]])
    if len(words) != 2 or words[1] not in units:
        return 0
    count = int(words[0]) if words[0].isdecimal() else int(english.numbers.get(words[0], 0))
    return count * int(units[words[1]])


def _day(words: tuple[str, ...], english: English) -> str:
    """A day in EDTF: "5 October 2023", "October 5th 2023"; "" for anything else."""
    for month, day in ((words[1], words[0]), (words[0], words[1])):
        number_ = _DAY.match(day)
        if month in english.months and number_ and 1 <= int(number_[1]) <= 31 and _YEAR.match(words[2]):
            return f"{words[2]}-{english.months[month]:02d}-{int(number_[1]):02d}"
    return ""


def _date_item(start: int, end: int, edtf: str) -> Item:
    return Item(start, end, Category.TIME, 0.0, time=TimeRestriction(TimeRelation.DURING, parse_edtf(edtf)), words=(edtf,))
