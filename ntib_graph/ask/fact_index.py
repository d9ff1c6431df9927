"""Told facts by their words: how well each part of each fact accounts for a unit of a question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.stems import LOOSE, Sense
from ntib_graph.ask.told_facts import ToldFact, years_of
from ntib_graph.ask.units import Unit
from ntib_graph.model.terms import Iri

FAITH: Mapping[str, float] = {
    "subject": 1.0,
    "object": 1.0,
    "roles": 1.0,
    "time": 1.0,
    "relation": 0.95,
    "kind of subject": 0.95,
    "kind of object": 0.95,
    "quote": 0.7,
    "near": 0.5,
}
"""How much a word counts by where the fact has it."""
OWN = frozenset({"subject", "object", "roles", "time", "relation"})
"""The parts that are the fact itself; the others are what stands around it."""
NAME_WORDS, SYNONYMOUS, LOOSELY, OPENED, OF_KIND = 0.8, 0.87, 0.77, 0.9, 0.77
"""How much of a unit a fact has by the words of a name, a synonym, one of the thesaurus, the words of a phrase, a kind of it."""
KIND = "kind of"
"""Marks what words are kinds of."""

Parts = Mapping[str, float]


@dataclass(frozen=True)
class FactIndex:
    """All told facts, and where each stem, group of synonyms and name stands in them."""

    facts: tuple[ToldFact, ...]

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[object, tuple[int, ...]]]:
        """By part: the facts that have a stem, a group of synonyms (in a tuple) or a name there."""
        table: dict[str, dict[object, list[int]]] = {part: defaultdict(list) for part in FAITH}
        for number, fact in enumerate(self.facts):
            for part in FAITH:
                bag = fact.words[part]
                for key in (*bag.stems, *((g,) for g in bag.groups), *((KIND, k) for k in bag.kinds), *fact.names.get(part, ())):
                    table[part][key].append(number)
        return {part: {key: tuple(numbers) for key, numbers in found.items()} for part, found in table.items()}

    @cached_property
    def about(self) -> Mapping[Iri, tuple[int, ...]]:
        """The facts that have a thing at one of their ends; those beside which it stands are about others."""
        table: dict[Iri, list[int]] = defaultdict(list)
        for number, fact in enumerate(self.facts):
            for term in dict.fromkeys((fact.subject, fact.object)):
                if isinstance(term, Iri) and not fact.is_denied:
                    table[term].append(number)
        return {term: tuple(numbers) for term, numbers in table.items()}

    @cached_property
    def by_property(self) -> Mapping[Iri, int]:
        """How many facts each property tells."""
        return Counter(fact.property for fact in self.facts)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems of all facts."""
        return frozenset(stem for fact in self.facts for bag in fact.words.values() for stem in bag.stems)

    def find(self, unit: Unit) -> dict[int, Parts]:
        """By fact: how well each of its parts accounts for the unit; facts that do not are left out."""
        if unit.years:
            return self._of_years(unit.years)
        found: dict[int, dict[str, float]] = defaultdict(dict)
        for part, faith in FAITH.items():
            told: dict[int, float] = {}
            if unit.sense:
                self._add_sense(told, part, unit.sense, 1.0)
            else:
                for sense in unit.words:
                    own: dict[int, float] = {}
                    self._add_sense(own, part, sense, NAME_WORDS / len(unit.words))
                    for number, value in own.items():
                        told[number] = told.get(number, 0.0) + value
                told |= {number: 1.0 for name in unit.names for number in self._numbers[part].get(name, ())}
            for number, value in told.items():
                found[number][part] = faith * value
        return dict(found)

    def _of_years(self, years: tuple[int, int]) -> dict[int, Parts]:
        """A fact's own date tells; a year in its names or its quote does so only where it has no other date."""
        first, last = years
        written = {str(year) for year in range(first, last + 1)} if last - first < 10 else set()
        found: dict[int, Parts] = {}
        for number, fact in enumerate(self.facts):
            dated = years_of(fact)
            if any(a <= last and b >= first for a, b in dated):
                found[number] = {"time": 1.0}
            else:
                named = {part: FAITH[part] for part in ("subject", "object", "roles") if written & fact.words[part].stems}
                around = {part: FAITH[part] for part in ("quote", "near") if written & fact.words[part].stems}
                if named or (around and not dated):
                    found[number] = named or around
        return found

    def _add_sense(self, told: dict[int, float], part: str, sense: Sense, worth: float) -> None:
        index = self._numbers[part]
        told |= dict.fromkeys(index.get((KIND, sense.stem), ()), OF_KIND * worth)
        for group in sorted(sense.groups, key=lambda g: not g.startswith(LOOSE)):
            told |= dict.fromkeys(index.get((group,), ()), (LOOSELY if group.startswith(LOOSE) else SYNONYMOUS) * worth)
        pieces = sense.stem.split()
        if len(pieces) > 1:
            shared = frozenset.intersection(*(frozenset(index.get(piece, ())) for piece in pieces))
            told |= dict.fromkeys(shared, OPENED * worth)
        told |= dict.fromkeys(index.get(sense.stem, ()), worth)


def own_credit(parts: Parts) -> float:
    """How well the fact itself accounts for a unit, without what stands around it."""
    best = 0.0
    for part, credit in parts.items():
        if credit > best and part in OWN:
            best = credit
    return best


def spoken_credit(parts: Parts) -> float:
    """How well the fact or the kinds of its ends account for a unit."""
    return max(own_credit(parts), parts.get("kind of subject", 0.0), parts.get("kind of object", 0.0))
