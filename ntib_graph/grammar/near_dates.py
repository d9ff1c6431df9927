"""Dates that only the document's own date completes: "on May 5", "last month", "on Thursday"; and that date on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.vocabulary.english import English

_FIRST_LINES = 6
_FIRST_CHARACTERS = 2000
_YEAR = re.compile(r"(?<![\w$£€.,-])((?:1[4-9]|20)\d\d)(?![\w%])")
_AHEAD = re.compile(r"\b(?:will|would|shall|should|may|to|next|plans?|due)\b", re.IGNORECASE)
_AHEAD_WITHIN = 60
"""Characters before a weekday in which a word says that it is still to come."""


@cache
def _months(english: English) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted((m.capitalize() for m in english.months), key=len, reverse=True))
    return (
        re.compile(
            rf"\b({names})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?![\d,]*\s*(?:1[4-9]|20)\d\d|[\d.:,]*\d|\s*(?:to|-|–|and)\s*\d)"
        ),
        re.compile(rf"(?<!\d)(?<!\d[ -])(\d{{1,2}})(?:st|nd|rd|th)?\s+({names})\b(?!\.?,?\s+(?:1[4-9]|20)\d\d)"),
    )


@cache
def _words(english: English) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    days, months, week = (english.mapping("time", key) for key in ("relative_days", "relative_months", "weekdays"))
    return (
        re.compile(rf"\b({'|'.join(days)})\b", re.IGNORECASE),
        re.compile(rf"\b({'|'.join(months)})\b", re.IGNORECASE),
        re.compile(rf"\b({'|'.join(w.capitalize() for w in week)})\b"),
    )


def find_near_dates(text: str, english: English, today: VagueDate) -> Iterator[tuple[int, int, VagueDate]]:
    """The offsets and dates of what counts from ``today``, the day of the document; nothing where that is no day.

    A text that names another year than that or its neighbours tells of another time, and gives none.
    """
    if today.earliest != today.latest:
        return
    own = today.earliest
    if any(abs(int(y) - own.year) > 1 for y in _YEAR.findall(text)):
        return
    month_first, day_first = _months(english)
    for m in month_first.finditer(text):
        yield from _nearest(m, english.months[m[1].lower()], int(m[2]), own)
    for m in day_first.finditer(text):
        yield from _nearest(m, english.months[m[2].lower()], int(m[1]), own)
    days, months, week = _words(english)
    shifts = english.mapping("time", "relative_days")
    for m in days.finditer(text):
        yield m.start(), m.end(), _day(own + timedelta(days=shifts[m[1].lower()]))
    for m in months.finditer(text):
        count = own.year * 12 + own.month - 1 + english.mapping("time", "relative_months")[m[1].lower()]
        yield m.start(), m.end(), parse_edtf(f"{count // 12:04d}-{count % 12 + 1:02d}")
    for m in week.finditer(text):
        if not _AHEAD.search(text[max(0, m.start() - _AHEAD_WITHIN) : m.start()]):
            back = (own.weekday() - english.mapping("time", "weekdays")[m[1].lower()]) % 7
            yield m.start(), m.end(), _day(own - timedelta(days=back))


def _day(day: date) -> VagueDate:
    return parse_edtf(day.isoformat())


def _nearest(match: re.Match[str], month: int, day: int, own: date) -> Iterator[tuple[int, int, VagueDate]]:
    """The date of that day and month nearest to the document's own."""
    found: list[date] = []
    for year in (own.year - 1, own.year, own.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if found:
        yield match.start(), match.end(), _day(min(found, key=lambda d: abs(d - own)))


def date_on_page(text: str, english: English) -> VagueDate | None:
    """The day that one of a document's first lines gives and nothing else ("Release Date: May 5, 2020"), if one does."""
    dating = english.tables["page"]["dating"]
    names = "|".join(sorted(english.months, key=len, reverse=True))
    lead = "|".join(re.escape(w) for w in sorted(dating, key=len, reverse=True))
    line = re.compile(
        rf"^(?:(?:{lead}|release date)s?:?\s+)?(?:(?:\w+day),?\s+)?"
        rf"(?:({names})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})|(\d{{1,2}})\s+({names})\.?,?\s+(\d{{4}}))\.?$",
        re.IGNORECASE,
    )
    lines = (written for written in text[:_FIRST_CHARACTERS].splitlines() if written.strip())
    for written in islice(lines, _FIRST_LINES):
        if m := line.match(written.strip()):
            month, day, year = (m[1], m[2], m[3]) if m[1] else (m[5], m[4], m[6])
            try:
                return _day(date(int(year), english.months[month.lower()], int(day)))
            except ValueError:
                continue
    return None
