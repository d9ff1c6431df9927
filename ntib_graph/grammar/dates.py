"""Dates in a text, as vague as the text leaves them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ntib_graph.grammar.near_dates import find_near_dates
from ntib_graph.model.dates import VagueDate, one_of_years, parse_edtf, year
from ntib_graph.vocabulary.english import English

_YEAR = r"(?:1[4-9]|20|21)\d\d"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date written at ``text[start:end]``; ``derived_from`` says what a relative date was counted from."""

    start: int
    end: int
    date: VagueDate
    derived_from: str = ""
    is_numeric: bool = False
    """Whether it is a bare year, which a name may contain too."""


@dataclass(frozen=True)
class _Patterns:
    day: re.Pattern[str]
    day_first: re.Pattern[str]
    month: re.Pattern[str]
    decade: re.Pattern[str]
    decade_range: re.Pattern[str]
    years: re.Pattern[str]
    year: re.Pattern[str]
    ago: re.Pattern[str]
    relative: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _patterns(english: English) -> _Patterns:
    months = "|".join(sorted(english.months, key=len, reverse=True))
    parts = "|".join(english.mapping("time", "decade_parts"))
    units = "|".join(sorted(english.mapping("time", "units"), key=len, reverse=True))
    numbers = "|".join(["a", "an", r"\d+", *(n for n, v in english.numbers.items() if 0 < v < 100)])
    relative = "|".join(english.mapping("time", "relative"))
    kinds = "|".join(english.mapping("time", "years")["kinds"])
    short = rf"(?:{'|'.join(english.mapping('time', 'years')['short'])})\s?"
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(rf"\b({months})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+({_YEAR})\b", flags),
        re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({months})\.?,?\s+({_YEAR})\b", flags),
        re.compile(rf"\b({months})\.?,?\s+({_YEAR})\b", flags),
        re.compile(rf"\b(?:({parts})[\s-]+)?((?:1[4-9]|20)\d)0s\b", flags),
        re.compile(rf"\b(?:({parts})[\s-]+)({_YEAR})\b(?!s)", flags),
        re.compile(
            rf"(?<![\w$£€§.,-])(?<!§ )(?:(?:\b(?i:(?:{kinds})\s+years?)\s+)?(?={_YEAR}\s?[-–])|\b(?i:(?:{kinds})\s+years)\s+)"
            rf"({_YEAR})(?:\s?[-–]\s?|\s+(?:through|to)\s+)({_YEAR})(?![\w%]|[.,]\d|-\d)"
        ),
        re.compile(rf"(?<![\w$£€§.,-])(?<!§ )(?:\b(?i:(?:{kinds})\s+year)\s+|{short})?({_YEAR})(?![\w%]|[.,]\d|-\d)"),
        re.compile(rf"\b({numbers})\s+({units})\s+ago\b", flags),
        re.compile(rf"\b({relative})\b", flags),
        re.compile(rf"\b({numbers})\s+({units})\s+(after|before)\s+", flags),
    )


def find_dates(
    text: str,
    english: English,
    *,
    today: VagueDate | None = None,
    anchors: Mapping[str, str] | None = None,
) -> tuple[DateSpan, ...]:
    """The dates of a text, without overlaps, in order; offsets are those of ``text``.

    ``today`` is the document's own date ("a decade ago" counts from it; without it such words are no date);
    ``anchors`` are names of events with their EDTF dates ("three years after the fall of ...").
    """
    patterns = _patterns(english)
    found: list[DateSpan] = []
    found += _counted(text, patterns, english, anchors or {})
    for m in patterns.day.finditer(text):
        found += _span(m, f"{m[3]}-{english.months[m[1].lower()]:02d}-{int(m[2]):02d}")
    for m in patterns.day_first.finditer(text):
        found += _span(m, f"{m[3]}-{english.months[m[2].lower()]:02d}-{int(m[1]):02d}")
    for m in patterns.month.finditer(text):
        found += _span(m, f"{m[2]}-{english.months[m[1].lower()]:02d}")
    parts = english.mapping("time", "decade_parts")
    for m in patterns.decade.finditer(text):
        first = int(m[2] + "0")
        if m[1]:
            low, high = parts[m[1].lower()]
            found.append(DateSpan(m.start(), m.end(), one_of_years(first + low, first + high)))
        else:
            found += _span(m, f"{m[2]}X")
    if today:
        found += _relative(text, patterns, english, today)
        note = f"date of the document ({today.edtf})"
        found += [DateSpan(s, e, d, derived_from=note) for s, e, d in find_near_dates(text, english, today)]
    for m in patterns.decade_range.finditer(text):
        found.append(DateSpan(m.start(), m.end(), year(int(m[2]))))
    for m in patterns.years.finditer(text):
        if int(m[1]) < int(m[2]):
            found.append(DateSpan(m.start(), m.end(), one_of_years(int(m[1]), int(m[2]))))
    for m in patterns.year.finditer(text):
        found.append(DateSpan(m.start(), m.end(), year(int(m[1])), is_numeric=True))
    return _without_overlaps(found)


def _span(match: re.Match[str], edtf: str) -> list[DateSpan]:
    try:
        return [DateSpan(match.start(), match.end(), parse_edtf(edtf))]
    except ValueError:  # "June 31, 2020" is no date
        return []


def _number(word: str, english: English) -> int:
    return int(word) if word.isdigit() else english.numbers.get(word.lower(), 1)


def _counted(text: str, patterns: _Patterns, english: English, anchors: Mapping[str, str]) -> list[DateSpan]:
    spans: list[DateSpan] = []
    units = english.mapping("time", "units")
    for m in patterns.counted.finditer(text):
        for name, edtf in anchors.items():
            rest = text[m.end() :]
            article = next((a for a in ("the ", "The ", "") if rest.startswith(a)), "")
            if not rest[len(article) :].lower().startswith(name.lower()):
                continue
            distance = _number(m[1], english) * int(units[m[2].lower()])
            sign = 1 if m[3].lower() == "after" else -1
            counted = parse_edtf(edtf).earliest.year + sign * distance
            spans.append(DateSpan(m.start(), m.end() + len(article) + len(name), year(counted), derived_from=f"{name} ({edtf})"))
            break
    return spans


def _relative(text: str, patterns: _Patterns, english: English, today: VagueDate) -> list[DateSpan]:
    units, shifts = english.mapping("time", "units"), english.mapping("time", "relative")
    base, note = today.earliest.year, f"date of the document ({today.edtf})"
    spans = [
        DateSpan(m.start(), m.end(), year(base - _number(m[1], english) * int(units[m[2].lower()])), derived_from=note)
        for m in patterns.ago.finditer(text)
    ]
    spans += [
        DateSpan(m.start(), m.end(), year(base + int(shifts[m[1].lower()])), derived_from=note)
        for m in patterns.relative.finditer(text)
    ]
    return spans


def _without_overlaps(spans: list[DateSpan]) -> tuple[DateSpan, ...]:
    kept: list[DateSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: s.start))


@cache
def _deadline_pattern(english: English) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(english.mapping('time', 'deadlines')['patterns'])})", re.IGNORECASE)


def find_deadlines(text: str, english: English) -> tuple[tuple[int, int], ...]:
    """The time limits of a sentence as offsets of ``text``, in order ("not later than 180 days after its start")."""
    found = (m.span() for m in _deadline_pattern(english).finditer(text))
    return tuple((start, start + len(text[start:end].rstrip(" ."))) for start, end in found)
