"""Questions of yes or no by their words: the told fact that says all of it, denies it, or says the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from ntib_graph.ask.alignment import BESIDE, CONFIRMED, EXACT, Aligner
from ntib_graph.ask.fact_index import Parts, own_credit, spoken_credit
from ntib_graph.ask.told_facts import ToldFact, years_of
from ntib_graph.ask.units import Unit, Voice, Wanted
from ntib_graph.model.queries import Effect
from ntib_graph.model.terms import Iri

YES = 0.86
"""How well on average a fact must account for what it confirms."""
NO = 0.8
"""The same for what it denies, or says the opposite of."""
FEWEST = 3
"""Units of a question that the opposite of one of them answers."""


class Verdict(IntEnum):
    """What a fact says of the question."""

    DENIES = 0
    CONTRADICTS = 1
    MISDATES = 2
    CONFIRMS = 3


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A fact that decides the question."""

    fact: ToldFact
    verdict: Verdict
    score: float
    years: tuple[int, int] | None = None
    """Those of the question, which are not the fact's."""

    @property
    def effect(self) -> Effect:
        """What is asked of the fact's triple: that it holds, or that its opposite does."""
        return Effect.DENIED if self.verdict is Verdict.CONTRADICTS else Effect.HOLDS


@dataclass(frozen=True)
class Confirmer:
    """Decides questions of yes or no by told facts."""

    aligner: Aligner

    def decide(self, wanted: Wanted, units: tuple[Unit, ...]) -> Confirmation | None:
        """The fact that decides; None where none does, or two decide otherwise."""
        found = [self.aligner.index.find(unit) for unit in units]
        decided = sorted(self._verdicts(wanted, units, found), key=lambda c: (-round(c.score, 6), c.verdict, str(c.fact.subject)))
        if not decided:
            return None
        best = decided[0]
        others = [c for c in decided if (c.verdict is Verdict.CONFIRMS) != (best.verdict is Verdict.CONFIRMS)]
        return None if any(other.score >= best.score for other in others) else best

    def _verdicts(self, wanted: Wanted, units: tuple[Unit, ...], found: Sequence[Mapping[int, Parts]]) -> Iterator[Confirmation]:
        facts = self.aligner.index.facts
        for number in sorted({number for of_unit in found for number in of_unit}):
            fact = facts[number]
            row = [of_unit.get(number, {}) for of_unit in found]
            credits_ = [spoken_credit(parts) for parts in row]
            if sum(credit >= CONFIRMED for credit in credits_) * 2 < len(units):
                continue
            beside = [
                n for term in self._small_ends(fact) for n in self.aligner.index.about.get(term, ()) if facts[n] is not fact
            ]
            told = [
                max([c, *(BESIDE * _exact_of(of_unit.get(n, {})) for n in beside if not _is_numeric(unit))])
                for unit, c, of_unit in zip(units, credits_, found, strict=True)
            ]
            verdict = self._verdict(wanted, units, fact, row, told)
            if verdict is None:
                continue
            counted = [credit for credit in told if credit >= CONFIRMED]
            score = sum(counted) / len(counted)
            if score >= (YES if verdict is Verdict.CONFIRMS else NO):
                asked = next((unit.years for unit in units if unit.years), None)
                yield Confirmation(fact, verdict, score, asked if verdict is Verdict.MISDATES else None)

    def _verdict(
        self, wanted: Wanted, units: tuple[Unit, ...], fact: ToldFact, row: Sequence[Parts], told: Sequence[float]
    ) -> Verdict | None:
        anchoring = self.aligner.anchoring
        ends = ("subject", "object") if isinstance(fact.object, Iri) else ("subject",)
        if not all(anchoring.is_spoken_of(units, fact, end) for end in ends) or self._is_reversed(wanted, fact, row):
            return None
        unsaid = [unit for unit, credit in zip(units, told, strict=True) if credit < CONFIRMED]
        is_related = any(parts.get("relation", 0.0) >= (CONFIRMED if fact.is_denied else EXACT) for parts in row) or any(
            unit.sense and unit.is_needed and anchoring.begins_with(fact.object, unit.sense) for unit in units
        )
        if is_related and len(unsaid) == 1 and (years := unsaid[0].years) and self._is_elsewhen(fact, years):
            return Verdict.MISDATES
        if not unsaid:
            return None if not is_related else Verdict.DENIES if fact.is_denied else Verdict.CONFIRMS
        if len(unsaid) > 1 or len(units) < FEWEST or fact.is_denied or unsaid[0].sense is None:
            return None
        poles = fact.words["relation"].poles | frozenset(
            pole
            for end in ends
            if anchoring.is_described(fact.object if end == "object" else fact.subject)
            for pole in fact.words[end].poles
        )
        return Verdict.CONTRADICTS if unsaid[0].sense.opposites & poles else None

    def _is_elsewhen(self, fact: ToldFact, years: tuple[int, int]) -> bool:
        """Whether all dates told of what happens once, which the fact gives, are other years."""
        relation = self.aligner.holes.knowledge.ontology.properties.get(fact.property)
        if fact.is_denied or relation is None or not relation.happens_once or not years_of(fact) or isinstance(fact.object, Iri):
            return False
        told = (f for f in self.aligner.index.facts if (f.subject, f.property) == (fact.subject, fact.property))
        return not any(first <= years[1] and last >= years[0] for other in told for first, last in years_of(other))

    def _small_ends(self, fact: ToldFact) -> Iterator[Iri]:
        for term in (fact.subject, fact.object, *(value for _, value in fact.qualifiers)):
            if isinstance(term, Iri) and self.aligner.is_known_by_few(term):
                yield term

    def _is_reversed(self, wanted: Wanted, fact: ToldFact, row: Sequence[Parts]) -> bool:
        """Whether two things of one kind stand in the question the other way round."""
        knowledge = self.aligner.holes.knowledge
        if not isinstance(fact.object, Iri) or not knowledge.classes_of(fact.subject) & knowledge.classes_of(fact.object):
            return False
        relation = knowledge.ontology.properties.get(fact.property)
        if relation and relation.is_symmetric:
            return False
        first = [max(range(len(row)), key=lambda n: (row[n].get(end, 0.0), -n)) for end in ("subject", "object")]
        return (first[0] > first[1]) != (wanted.voice is Voice.PASSIVE)


def _is_numeric(unit: Unit) -> bool:
    """Whether it is a number or a year: those of other facts say nothing of this one."""
    return unit.years is not None or (unit.sense is not None and unit.sense.stem[:1].isdigit())


def _exact_of(parts: Parts) -> float:
    credit = own_credit(parts)
    return credit if credit >= EXACT else 0.0
