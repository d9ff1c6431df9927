"""Questions whose grammar is beyond the chart, read by their words: the told facts that account for nearly all of them.

A question is a sentence with a hole.  What is weighed is how much of the question a fact accounts for, rare words counting
most; a question with a name, a number or a verb that no fact explains, or with two facts that explain it as well and answer
differently, has no reading here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.alignment import EXACT, Aligner, Alignment
from ntib_graph.ask.anchoring import Anchoring
from ntib_graph.ask.events import Events
from ntib_graph.ask.fact_index import FactIndex, Parts, own_credit
from ntib_graph.ask.holes_of_facts import FactHoles
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.matched_readings import MatchedReadings, answers_of
from ntib_graph.ask.query_graphs import Reading
from ntib_graph.ask.stems import Stems
from ntib_graph.ask.told_facts import ToldFact, read_told_facts
from ntib_graph.ask.units import Hole, Unit, Wanted
from ntib_graph.model.queries import Operator
from ntib_graph.model.terms import Iri, Literal

ENOUGH = 0.62
"""The share of a question's weight that a fact must account for."""
SURE = 0.8
"""The same, where the grammar has another reading, which finds nothing."""
UNRELATED_ENOUGH = 0.86
"""The same, where no word of the question is one of the relation's own."""
MARGIN = 0.06
"""Facts that score less by no more than this explain the question as well."""
ALIKE = 0.15
"""How far below the best the other answers of its own group may be."""
LESS = 0.2
"""How much less they may know of any unit."""
FEWEST_COUNTED = 2
"""What a text has only one of it does not enumerate."""
MOST_PHRASES = 5


@dataclass(frozen=True)
class WordMatcher:
    """Reads questions by their words against all told facts."""

    knowledge: Knowledge
    agents: frozenset[Iri]
    places: frozenset[Iri]
    posts: frozenset[Iri]

    @cached_property
    def stems(self) -> Stems:
        """The stems of the domain."""
        return Stems(self.knowledge)

    @cached_property
    def facts(self) -> tuple[ToldFact, ...]:
        """All told facts."""
        return read_told_facts(self.knowledge, self.stems)

    @cached_property
    def _index(self) -> FactIndex:
        return FactIndex(self.facts)

    @cached_property
    def _aligner(self) -> Aligner:
        holes = FactHoles(self.knowledge, self.stems, Events(self.knowledge), self.agents, self.places, self.posts)
        return Aligner(self._index, holes, self._anchoring)

    @cached_property
    def _anchoring(self) -> Anchoring:
        return Anchoring(self.knowledge, self.stems)

    @cached_property
    def _readings(self) -> MatchedReadings:
        return MatchedReadings(self.knowledge, self.facts)

    def is_unknown(self, word: str) -> bool:
        """Whether a word stands nowhere in the facts."""
        senses = tuple(self.stems.senses(word))
        return bool(senses) and not any(s.groups or s.stem in self._index.stems for s in senses)

    def read(self, wanted: Wanted, units: tuple[Unit, ...], enough: float = ENOUGH) -> Reading | None:
        """The reading of a question with these units, or None where no fact, or more than one, accounts for it."""
        if wanted.hole is Hole.NOTHING:
            return self.confirm(units)
        is_dated = wanted.hole is Hole.WHEN and any(unit.names for unit in units)
        if not self.facts or len(units) < (1 if is_dated else 2):
            return None
        aligned = sorted(self._related(wanted, units), key=_order)
        if not aligned or aligned[0].score < enough:
            return None
        best = aligned[0]
        group = self._group(best, aligned)
        groups = [group, *self._equals(wanted, best, group, aligned)]
        rest = [a for a in aligned if a.score >= best.score - MARGIN and not any(_same_fact(a, g) for g in groups)]
        if not answers_of(rest) <= answers_of(a for g in groups for a in g):
            return None
        if wanted.hole is Hole.NUMBER and not isinstance(best.answer, Literal):
            return self._readings.reading(groups, Operator.COUNT) if len(answers_of(group)) >= FEWEST_COUNTED else None
        return self._readings.reading(groups)

    def _related(self, wanted: Wanted, units: tuple[Unit, ...]) -> Iterator[Alignment]:
        """The alignments with a word of the question for their relation, or so good that none is needed."""
        for aligned in self._aligner.align(wanted, units):
            if wanted.hole is Hole.WHY or aligned.is_related or aligned.score >= UNRELATED_ENOUGH:
                yield aligned

    def _group(self, best: Alignment, aligned: Iterable[Alignment]) -> list[Alignment]:
        """The alignments that answer together with the best: its relation, its fixed side, and all the units it knows."""
        return [
            a
            for a in aligned
            if (a.side, a.fact.property, a.fixed) == (best.side, best.fact.property, best.fixed)
            and a.score >= best.score - ALIKE
            and all(mine >= its - LESS for mine, its in zip(a.credits, best.credits, strict=True))
        ]

    def _equals(
        self, wanted: Wanted, best: Alignment, group: Sequence[Alignment], aligned: Sequence[Alignment]
    ) -> Iterator[list[Alignment]]:
        """Other groups that answer as well, where the question asks for what texts describe: reasons, ways."""
        if wanted.hole not in (Hole.WHY, Hole.HOW) or best.side not in ("subject", "object"):
            return
        answers = set(answers_of(group))
        seen = {(best.side, best.fact.property, best.fixed)}
        for other in aligned:
            key = (other.side, other.fact.property, other.fixed)
            if key in seen or other.score < best.score - MARGIN or other.side not in ("subject", "object"):
                continue
            seen.add(key)
            own = self._group(other, aligned)
            if len(answers | answers_of(own)) > MOST_PHRASES:
                return
            answers |= answers_of(own)
            yield own

    def confirm(self, units: tuple[Unit, ...]) -> Reading | None:
        """Whether the units say what some fact says: all of them, in its own parts and in their order."""
        if len(units) < 2 or not self.facts:
            return None
        by_unit = [self._index.find(unit) for unit in units]
        for number in sorted(frozenset.intersection(*(frozenset(of_unit) for of_unit in by_unit))):
            fact = self.facts[number]
            found = [of_unit[number] for of_unit in by_unit]
            least = min(own_credit(parts) for parts in found)
            is_spoken_of = all(self._anchoring.is_spoken_of(units, fact, end) for end in ("subject", "object"))
            is_related = any(parts.get("relation", 0.0) >= EXACT for parts in found)
            if fact.is_denied or least < EXACT or not is_spoken_of or not is_related or self._is_reversed(fact, found):
                continue
            return self._readings.whether(fact, 1 - least)
        return None

    def _is_reversed(self, fact: ToldFact, found: Sequence[Parts]) -> bool:
        """Whether two things of one kind stand in the question the other way round."""
        if not isinstance(fact.object, Iri):
            return False
        if not self.knowledge.classes_of(fact.subject) & self.knowledge.classes_of(fact.object):
            return False
        first = [max(range(len(found)), key=lambda n: (found[n].get(end, 0.0), -n)) for end in ("subject", "object")]
        return first[0] > first[1]


def _order(aligned: Alignment) -> tuple[object, ...]:
    return (-round(aligned.score, 6), aligned.side, str(aligned.fact.subject), str(aligned.fact.object))


def _same_fact(aligned: Alignment, others: Iterable[Alignment]) -> bool:
    return any(aligned.fact is other.fact for other in others)
