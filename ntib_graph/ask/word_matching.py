"""Questions whose grammar is beyond the chart, read by their words: the told facts that account for nearly all of them.

A question is a sentence with a hole.  What is weighed is how much of the question a fact accounts for, rare words counting
most; a question with a name, a number or a verb that no fact explains, or with two facts that explain it as well and answer
differently, has no reading here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.alignment import EXACT, TOLD, Aligner, Alignment
from ntib_graph.ask.anchoring import Anchoring
from ntib_graph.ask.confirmation import Confirmer
from ntib_graph.ask.events import Events
from ntib_graph.ask.fact_index import FactIndex
from ntib_graph.ask.holes_of_facts import FactHoles
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.matched_readings import MatchedReadings, answers_of
from ntib_graph.ask.query_graphs import Reading
from ntib_graph.ask.stems import Stems
from ntib_graph.ask.told_facts import ToldFact, is_same_matter, read_told_facts
from ntib_graph.ask.units import Hole, Unit, Wanted
from ntib_graph.model.queries import Operator
from ntib_graph.model.terms import Iri, Literal

FEWEST = 2
"""Units of a question that says more than a name."""
ENOUGH = 0.66
"""The share of a question's weight that a fact must account for."""
SURE = 0.8
"""The same, where the grammar has another reading, which finds nothing."""
UNRELATED_ENOUGH = 0.86
"""The same, where no word of the question is one of the relation's own."""
UNSURE = 0.05
"""How much more it must account for where a further fact helps it."""
MARGIN = 0.06
"""Facts that score less by no more than this explain the question as well."""
TIED = 0.015
"""The same for answers in words, of which the one that fits best is taken."""
ALIKE = 0.15
"""How far below the best the other answers of its own group may be."""
LESS = 0.2
"""How much less they may know of any unit."""
HEDGED_HOLES = frozenset({Hole.WHAT, Hole.WHOM, Hole.WHERE, Hole.WHY, Hole.HOW})
"""What may be asked of facts that are only possible, proposed or conditional: no yes or no, no date, no number."""
FEWEST_COUNTED = 2
"""What a text has only one of it does not enumerate."""
MOST_PHRASES = 6


@dataclass(frozen=True)
class WordMatcher:
    """Reads questions by their words against all told facts."""

    knowledge: Knowledge
    stems: Stems
    agents: frozenset[Iri]
    places: frozenset[Iri]
    posts: frozenset[Iri]
    is_hedged: bool = False
    """Whether only what is possible, proposed or conditional may answer."""

    @cached_property
    def facts(self) -> tuple[ToldFact, ...]:
        """All told facts."""
        return read_told_facts(self.knowledge, self.stems, hedged=self.is_hedged)

    @cached_property
    def _index(self) -> FactIndex:
        return FactIndex(self.facts)

    @cached_property
    def _aligner(self) -> Aligner:
        holes = FactHoles(self.knowledge, self.stems, Events(self.knowledge), self.agents, self.places, self.posts)
        return Aligner(self._index, holes, self._anchoring, self.is_hedged)

    @cached_property
    def _anchoring(self) -> Anchoring:
        return Anchoring(self.knowledge, self.stems)

    @cached_property
    def _readings(self) -> MatchedReadings:
        return MatchedReadings(self.knowledge, self.facts)

    def is_unknown(self, word: str) -> bool:
        """Whether a word stands nowhere in the facts."""
        senses = self.stems.senses(word)
        return bool(senses) and not any(s.groups or s.stem in self._index.stems for s in senses)

    def read(self, wanted: Wanted, units: tuple[Unit, ...], enough: float = ENOUGH) -> Reading | None:
        """The reading of a question with these units, or None where no fact, or more than one, accounts for it."""
        if wanted.hole is Hole.NOTHING:
            return self._decide(wanted, units)
        if not self.facts or not units or (len(units) < FEWEST and not wanted.noun and not is_dated(wanted, units)):
            return None
        aligned = sorted(self._related(wanted, units), key=_order)
        if not aligned or aligned[0].score < enough + UNSURE * len(aligned[0].beside):
            return None
        best = aligned[0]
        if self.is_hedged and not (best.fact.is_hedged and wanted.hole in HEDGED_HOLES):
            return None
        if wanted.among and answers_of(aligned) >= wanted.among:
            return None
        group = self._group(best, aligned)
        groups = [group, *self._equals(wanted, best, group, aligned)]
        if self._is_doubtful(wanted, units, groups, aligned) or self._is_another_number(wanted, groups):
            return None
        if wanted.hole is Hole.NUMBER and not isinstance(best.answer, Literal):
            is_counted = len(answers_of(group)) >= FEWEST_COUNTED and all(self._is_of_noun(wanted, a) for a in group)
            return self._readings.reading(groups, Operator.COUNT) if is_counted else None
        return self._readings.reading(groups)

    def _related(self, wanted: Wanted, units: tuple[Unit, ...]) -> Iterator[Alignment]:
        """The alignments with a word of the question for their relation, or so good that none is needed."""
        for aligned in self._aligner.align(wanted, units):
            if len(units) < FEWEST and not is_dated(wanted, units) and not self._is_asked_by_noun(wanted, aligned):
                continue
            if wanted.hole is Hole.NUMBER and aligned.side == "roles" and not self._has_noun(wanted, aligned):
                continue
            is_enough = aligned.score >= UNRELATED_ENOUGH and not aligned.beside
            is_related = aligned.is_related or self._is_asked_by_noun(wanted, aligned)
            if (wanted.hole is Hole.WHY or is_related or is_enough) and not self._says_nothing(wanted, units, aligned):
                yield aligned

    def _says_the_same(self, other: Alignment, best: Alignment) -> bool:
        """Whether another answer in words only puts the same passage in another way."""
        if other.side not in ("subject", "object") or best.side not in ("subject", "object"):
            return False
        if isinstance(other.answer, str) or isinstance(best.answer, str):
            return False
        are_described = self._anchoring.is_described(other.answer) and self._anchoring.is_described(best.answer)
        return are_described and is_same_matter(other.fact, best.fact)

    def _is_of_noun(self, wanted: Wanted, aligned: Alignment) -> bool:
        """Whether a thing to be counted is what the noun says: by the label of its class, its name or its quotation."""
        ontology = self.knowledge.ontology
        labels = [ontology.label(c) for c in wanted.classes]
        texts = (*labels, *(quote for _, quote in aligned.fact.quotes))
        return all(any(self.stems.bag(text).covers(sense) == 1.0 for text in texts) for sense in wanted.noun)

    def _has_noun(self, wanted: Wanted, aligned: Alignment) -> bool:
        """Whether an end of the fact is what its number counts."""
        ends = (aligned.fact.words["subject"], aligned.fact.words["object"])
        return all(any(bag.covers(sense) for bag in ends) for sense in wanted.noun)

    def _says_nothing(self, wanted: Wanted, units: tuple[Unit, ...], aligned: Alignment) -> bool:
        """Whether an answer in words has none that the question does not have."""
        if aligned.side not in ("subject", "object") or not isinstance(aligned.answer, Iri):
            return False
        said = (*units, *(Unit(sense) for sense in wanted.noun))
        is_described = self._anchoring.is_described(aligned.answer)
        return is_described and self._anchoring.share(said, aligned.fact, aligned.side) == 1.0

    def _is_asked_by_noun(self, wanted: Wanted, aligned: Alignment) -> bool:
        """Whether the noun asked for names what the relation leads to: "which barriers" needs no verb."""
        ranges = frozenset(self.knowledge.ontology.properties[aligned.fact.property].ranges)
        return aligned.side == "object" and bool(ranges) and ranges <= wanted.classes and self._is_in_words(aligned)

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
        """Other groups that answer as well in words of the text: reasons and ways, or what is told of one thing twice."""
        if not all(self._is_in_words(a) for a in group):
            return
        is_open = wanted.hole in (Hole.WHY, Hole.HOW)
        margin = MARGIN if is_open else TIED
        answers = set(answers_of(group))
        seen = {(best.side, best.fact.property, best.fixed)}
        for other in aligned:
            key = (other.side, other.fact.property, other.fixed)
            if key in seen or other.score < best.score - margin or not self._is_in_words(other):
                continue
            seen.add(key)
            if not is_open and (other.side, other.fact.property) != (best.side, best.fact.property):
                continue
            own = self._group(other, aligned)
            if len(answers | answers_of(own)) <= MOST_PHRASES:
                answers |= answers_of(own)
                yield own

    def _is_another_number(self, wanted: Wanted, groups: Sequence[Sequence[Alignment]]) -> bool:
        """Whether there are more or fewer things with a name than the question says; a description may be of several."""
        answers = answers_of(a for group in groups for a in group)
        are_named = not any(self._is_in_words(a) or isinstance(a.answer, str | Literal) for group in groups for a in group)
        return are_named and wanted.number > 1 and len(answers) != wanted.number

    def _is_in_words(self, aligned: Alignment) -> bool:
        """Whether its answer is something that a text describes."""
        answer = aligned.answer
        return aligned.side in ("subject", "object") and isinstance(answer, Iri) and self._anchoring.is_described(answer)

    def _is_doubtful(
        self, wanted: Wanted, units: Sequence[Unit], groups: Sequence[Sequence[Alignment]], aligned: Sequence[Alignment]
    ) -> bool:
        """Whether other facts explain the question as well and answer in another way."""
        best = groups[0][0]
        is_open = wanted.hole in (Hole.WHY, Hole.HOW) and self._is_in_words(best)
        rest = [
            a
            for a in aligned
            if a.score >= best.score - MARGIN and not any(_same_fact(a, g) for g in groups) and not self._says_the_same(a, best)
            if not _is_outdone(units, a, best)
        ]
        if wanted.number > 1 and len(answers_of(groups[0])) == wanted.number and self._is_in_words(best):
            # So many as the question says there are: others are told of something else.
            rest = [a for a in rest if len(answers_of(self._group(a, aligned))) == wanted.number]
        if self._is_in_words(best):
            rest = [a for a in rest if not self._is_in_words(a) or (not is_open and a.score >= best.score - TIED)]
        return not answers_of(rest) <= answers_of(a for g in groups for a in g)

    def _decide(self, wanted: Wanted, units: tuple[Unit, ...]) -> Reading | None:
        """The reading of a question of yes or no, where a fact decides it."""
        if len(units) < 2 or not self.facts:
            return None
        decided = Confirmer(self._aligner).decide(wanted, units)
        return self._readings.whether(decided) if decided else None


def is_dated(wanted: Wanted, units: Sequence[Unit]) -> bool:
    """Whether the date of something with a name is asked for."""
    return wanted.hole is Hole.WHEN and any(unit.names for unit in units)


def _is_outdone(units: Sequence[Unit], other: Alignment, best: Alignment) -> bool:
    """Whether the best knows every unit as well, and itself a name that the other has only in its quotation."""
    pairs = list(zip(units, other.credits, best.credits, strict=True))
    is_as_well = all(theirs <= own for _, theirs, own in pairs)
    return is_as_well and any(unit.names and theirs <= TOLD < EXACT <= own for unit, theirs, own in pairs)


def _order(aligned: Alignment) -> tuple[object, ...]:
    return (-round(aligned.score, 6), aligned.side, str(aligned.fact.subject), str(aligned.fact.object))


def _same_fact(aligned: Alignment, others: Iterable[Alignment]) -> bool:
    return any(aligned.fact is other.fact for other in others)
