"""The days on which facts hold, as timelines show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from ntib_graph.model.statements import Statement


class Spell(NamedTuple):
    """A stretch of time by its first and last day, both included, as ``YYYY-MM-DD``; "" is open."""

    start: str = ""
    end: str = ""


def spell_of(statement: Statement) -> Spell | None:
    """The days on which a dated statement may hold; None if it is undated.  ``until`` itself is no longer part of it."""
    if statement.at and not (statement.since or statement.until):
        return Spell(statement.at.earliest.isoformat(), statement.at.latest.isoformat())
    if not (statement.since or statement.until):
        return None
    start = statement.since.earliest.isoformat() if statement.since else ""
    if not statement.until:
        return Spell(start)
    end = (statement.until.earliest - timedelta(days=1)).isoformat()
    return Spell(start, max(start, end))


def merge_spells(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The same days as spells that neither overlap nor touch, in order (Gephi refuses overlapping ones)."""
    merged: list[Spell] = []
    for spell in sorted(spells):
        if merged and (not merged[-1].end or spell.start <= merged[-1].end):
            end = "" if not (merged[-1].end and spell.end) else max(merged[-1].end, spell.end)
            merged[-1] = Spell(merged[-1].start, end)
        else:
            merged.append(spell)
    return tuple(merged)
