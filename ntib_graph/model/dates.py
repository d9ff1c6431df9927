"""Dates as vague as the text leaves them: EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_YEAR = re.compile(r"^(\d{4})$")
_DECADE = re.compile(r"^(\d{3})X$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_ONE_OF = re.compile(r"^\[(.+)\.\.(.+)\]$")


@dataclass(frozen=True, slots=True, order=True)
class VagueDate:
    """A date as written in EDTF, with the first and last day it may mean."""

    earliest: date
    latest: date
    edtf: str

    def __str__(self) -> str:
        return self.edtf

    def overlaps(self, other: VagueDate) -> bool:
        """Whether some day may be meant by both."""
        return self.earliest <= other.latest and other.earliest <= self.latest


def parse_edtf(edtf: str) -> VagueDate:
    """The date of an EDTF string: ``2017``, ``2023-10``, ``2023-10-05``, ``201X``, ``[2000..2004]``, each with ``~`` or ``?``.

    Raises ValueError for anything else.
    """
    plain = edtf.strip().rstrip("~?%")
    if m := _ONE_OF.match(plain):
        first, last = parse_edtf(m[1]), parse_edtf(m[2])
        return VagueDate(first.earliest, last.latest, edtf)
    if m := _DAY.match(plain):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return VagueDate(day, day, edtf)
    if m := _MONTH.match(plain):
        year, month = int(m[1]), int(m[2])
        if not 1 <= month <= 12:
            raise ValueError(f"no such month: {edtf!r}")
        return VagueDate(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), edtf)
    if m := _YEAR.match(plain):
        return VagueDate(date(int(m[1]), 1, 1), date(int(m[1]), 12, 31), edtf)
    if m := _DECADE.match(plain):
        return VagueDate(date(int(m[1] + "0"), 1, 1), date(int(m[1] + "9"), 12, 31), edtf)
    raise ValueError(f"not an EDTF date this package reads: {edtf!r}")


def year(number: int) -> VagueDate:
    """A whole year."""
    return parse_edtf(f"{number:04d}")


def one_of_years(first: int, last: int) -> VagueDate:
    """Some time within the years ``first`` to ``last``, both included."""
    return parse_edtf(f"[{first:04d}..{last:04d}]")
