"""Percentages and amounts of money in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PERCENT = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)?)(?:\s?%|\s(?:per cent|percent|percentage points?)\b)")
_COINED = re.compile(
    r"(?<![\w.$£€¥])(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s(?:thousand|million|billion|trillion))?\s"
    r"(?:(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?|U\.?S\.?)\s)?"
    r"(?:euros?|dollars?|yen|pounds sterling|kroner|kronor|krone|krona|zloty|rupees|Swiss francs)\b"
)
"""Sums whose currency is written out: "1.2 million euros"."""
_MONEY = re.compile(
    r"(?:(?:\b(?:US|AU|NZ|CA|HK)\s?|\b[AC])?[$£€¥]|\b(?:USD|EUR|GBP|AUD|CAD|NZD|SEK|NOK|DKK|CHF|JPY|KRW)\s)\s?(\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:\s?[–-]\s?(?:[A-Z]{0,2}[$£€¥])?\d+(?:\.\d+)?(?=\s?(?i:thousand|million|billion|trillion|bn|m)\b))?"
    r"(?:\s?(?i:thousand|million|billion|trillion|bn|m)\b)?"
)


@dataclass(frozen=True, slots=True)
class QuantitySpan:
    """A number with its unit, written at ``text[start:end]``; ``unit`` is "%" or "" for money."""

    start: int
    end: int
    number: str
    unit: str


def find_quantities(text: str) -> tuple[QuantitySpan, ...]:
    """The percentages and amounts of a text, in order; offsets are those of ``text``."""
    found = [QuantitySpan(m.start(), m.end(), m[1].replace(",", ""), "%") for m in _PERCENT.finditer(text)]
    found += [QuantitySpan(m.start(), m.end(), m[1].replace(",", ""), "") for p in (_MONEY, _COINED) for m in p.finditer(text)]
    return tuple(sorted(found, key=lambda q: q.start))
