"""Dates compared with dates that are only roughly known, as conditions of SPARQL."""

from __future__ import annotations

from ntib_graph.model.dates import VagueDate
from ntib_graph.model.queries import TimeRelation, TimeRestriction
from ntib_graph.vocabulary import namespaces as ns


def _day(date: VagueDate, *, first: bool, is_text: bool = False) -> str:
    return f'"{(date.earliest if first else date.latest).isoformat()}"' + ("" if is_text else f"^^<{ns.XSD}date>")


def days_of_value(value: str) -> tuple[str, str]:
    """The first and last possible day, as text, of a date that is a value written in EDTF."""
    first = rf'REPLACE(REPLACE(STR({value}), "^\\[|[.][.].*$|[~?%]", ""), "X", "0")'
    last = rf'REPLACE(REPLACE(STR({value}), "^.*[.][.]|[~?%]|\\]", ""), "X", "9")'
    return _padded(first, "0000-01-01"), _padded(last, "0000-12-31")


def _padded(text: str, day: str) -> str:
    return f'CONCAT({text}, SUBSTR("{day}", STRLEN({text}) + 1))'


def moment_condition(first: str, last: str, time: TimeRestriction, *, is_text: bool = False) -> str:
    """The condition on the first and last possible day of something that happens, as SPARQL."""
    start, end = _day(time.date, first=True, is_text=is_text), _day(time.last or time.date, first=False, is_text=is_text)
    match time.relation:
        case TimeRelation.BEFORE:
            return f"{last} < {start}"
        case TimeRelation.AFTER:
            return f"{first} > {_day(time.date, first=False, is_text=is_text)}"
        case TimeRelation.SINCE:
            return f"{first} >= {start}"
        case TimeRelation.UNTIL:
            return f"{last} <= {end}"
        case TimeRelation.BETWEEN:
            return f"{first} >= {start} && {last} <= {end}"
        case TimeRelation.DURING:
            return f"{first} <= {end} && {last} >= {start}"


def interval_conditions(first: str, end: str, at: str, time: TimeRestriction) -> tuple[str, str]:
    """Conditions on the beginning (or the known moment) and on the end of a state."""
    start, finish = _day(time.date, first=True), _day(time.last or time.date, first=False)
    known = f"(BOUND({at}) && {at} >= {start} && {at} <= {finish})"
    match time.relation:
        case TimeRelation.BEFORE:
            return f"({first} < {start} || (BOUND({at}) && {at} < {start}))", "true"
        case TimeRelation.AFTER | TimeRelation.SINCE:
            return f"(BOUND({first}) || (BOUND({at}) && {at} >= {start}))", f"(!BOUND({end}) || {end} > {finish})"
        case _:
            return f"({first} <= {finish} || {known})", f"(!BOUND({end}) || {end} > {start})"
