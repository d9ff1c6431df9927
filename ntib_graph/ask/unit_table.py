"""A question's units beside all told facts: where each fact has each of them, and how rare it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ntib_graph.ask.fact_index import FactIndex, Parts, own_credit
from ntib_graph.ask.units import Unit, Wanted
from ntib_graph.model.terms import Iri

KNOWN = 0.45
"""From here on a fact knows of a unit."""
EXACT = 0.85
"""From here on it says so in the same words or in close ones."""

SAME = 1e-8
"""Shares that differ by less may be equal in the order of facts."""


@dataclass(frozen=True, slots=True)
class UnitTable:
    """What a question asks for, and by unit where the facts have it."""

    wanted: Wanted
    units: tuple[Unit, ...]
    found: tuple[Mapping[int, Parts], ...]
    """By unit: the facts that have it, and in which of their parts."""
    weights: tuple[float, ...]
    """By unit: its share of the question; what few facts have weighs more."""
    strong: tuple[Mapping[int, float], ...]
    """By unit: the facts that say it themselves in the same or close words, and how well."""
    names: frozenset[Iri]
    best: tuple[Mapping[int, float], ...]
    """By unit: how well the facts have it in the part that has it best."""

    def row(self, number: int) -> list[Parts]:
        """By unit: where a fact has it."""
        return [of_unit.get(number, {}) for of_unit in self.found]

    def is_unheard(self, unit: int) -> bool:
        """Whether no fact has a unit."""
        return not self.found[unit]

    def nearest(self, most: int) -> list[tuple[int, float]]:
        """The facts that have the largest share of the question, and their shares; equals in the order of the facts."""
        shares: dict[int, float] = {}
        for of_unit, weight in zip(self.best, self.weights, strict=True):
            for number, credit in of_unit.items():
                shares[number] = shares.get(number, 0.0) + weight * credit
        if len(shares) > most:
            # Only those that may be among them are put in order.
            least = sorted(shares.values(), reverse=True)[most - 1] - SAME
            shares = {number: share for number, share in shares.items() if share >= least}
        return sorted(shares.items(), key=lambda pair: (-round(pair[1], 9), pair[0]))[:most]


def read_unit_table(index: FactIndex, wanted: Wanted, units: tuple[Unit, ...]) -> UnitTable:
    """The table of a question with at least one unit."""
    of_units = [index.find(unit) for unit in units]
    found, best = tuple(parts for parts, _ in of_units), tuple(credits_ for _, credits_ in of_units)
    known = [sum(1 for credit in of_unit.values() if credit >= KNOWN) for of_unit in best]
    rarities = [math.log(1 + len(index.facts) / (1 + n)) for n in known]
    whole = sum(rarities) or 1.0
    strong = tuple(
        {n: own for n, parts in of_unit.items() if of_best[n] >= EXACT and (own := own_credit(parts)) >= EXACT}
        for of_unit, of_best in zip(found, best, strict=True)
    )
    names = frozenset(name for unit in units for name in unit.names)
    return UnitTable(wanted, units, found, tuple(rarity / whole for rarity in rarities), strong, names, best)
