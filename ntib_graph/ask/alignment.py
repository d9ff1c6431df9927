"""How well a told fact accounts for a question: unit by unit, with the facts about its arguments where it lacks one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ntib_graph.ask.anchoring import Anchoring
from ntib_graph.ask.fact_index import FactIndex, Parts, own_credit, spoken_credit
from ntib_graph.ask.holes_of_facts import FactHoles
from ntib_graph.ask.stems import Sense
from ntib_graph.ask.told_facts import ToldFact, terms_of
from ntib_graph.ask.units import Hole, Unit, Voice, Wanted
from ntib_graph.model.terms import Iri, Literal, Term

KNOWN = 0.45
"""From here on a fact knows of a unit."""
NEEDED = 0.53
"""From here on it knows of one that it must: more than what stands near it tells."""
HEAD = 0.7
"""From here on it is a noun of the answer."""
TOLD = 0.7
"""From here on its own quotation has it."""
CONFIRMED = 0.75
"""From here on it says so itself."""
SAID = 0.8
"""From here on its relation says so in close words."""
EXACT = 0.85
"""From here on it says so in the same words or in close ones."""
ANSWERED_PART = 0.9
"""How much less a word counts that describes the answer itself."""
BESIDE = 0.88
"""How much less a word counts that another fact about an argument has."""
MISSING = 0.17
"""The share of a question's units that a fact need not know."""
FEWEST_KNOWN = 0.5
"""The share of them that a fact must know by itself to be looked at."""
FURTHER = 0.02
"""What it costs that a further fact is needed."""
CLOSENESS = 0.1
"""How much more a fact counts whose other side the question says in full."""
MOST_FACTS_ABOUT = 14
"""Of a thing with more facts than this none explains a word of the question: there is always one."""
MOST_FACTS_ABOUT_ANSWER = 30
MOST_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Alignment:
    """A fact whose ``side`` may answer, and how well it accounts for the question."""

    fact: ToldFact
    side: str
    score: float
    credits: tuple[float, ...]
    """By unit."""
    is_related: bool
    """Whether a word of the question is the relation's own."""
    beside: tuple[ToldFact, ...] = ()
    """Facts about its arguments that account for what it lacks."""

    @property
    def fixed(self) -> Term:
        """The side that the question names."""
        return self.fact.object if self.side == "subject" else self.fact.subject

    @property
    def answer(self) -> Term | str:
        """What it answers."""
        if self.side == "time":
            return self.fact.times[0][1]
        if self.side == "roles":
            return self.fact.qualifiers[0][1]
        return self.fact.subject if self.side == "subject" else self.fact.object


@dataclass(frozen=True, slots=True)
class _Question:
    """A question, and by unit where the facts have it and how rare it is."""

    wanted: Wanted
    units: tuple[Unit, ...]
    found: tuple[Mapping[int, Parts], ...]
    weights: tuple[float, ...]
    names: frozenset[Iri]
    strong: tuple[Mapping[int, float], ...]
    """By unit: the facts that say it themselves in the same or close words, and how well."""

    def row(self, number: int) -> list[Parts]:
        """By unit: where a fact has it."""
        return [of_unit.get(number, {}) for of_unit in self.found]


@dataclass(frozen=True)
class Aligner:
    """Aligns questions with told facts."""

    index: FactIndex
    holes: FactHoles
    anchoring: Anchoring
    is_hedged: bool = False
    """Whether no other facts are looked at where none that is only possible, proposed or conditional is apt."""

    def align(self, wanted: Wanted, units: tuple[Unit, ...]) -> Iterator[Alignment]:
        """The facts that account for nearly all of the question, with the side that may answer it."""
        found = tuple(self.index.find(unit) for unit in units)
        known = [sum(1 for parts in of_unit.values() if max(parts.values()) >= KNOWN) for of_unit in found]
        weights = tuple(math.log(1 + len(self.index.facts) / (1 + n)) for n in known)
        names = frozenset(name for unit in units for name in unit.names)
        own = ({number: own_credit(parts) for number, parts in of_unit.items()} for of_unit in found)
        strong = tuple({number: credit for number, credit in of_unit.items() if credit >= EXACT} for of_unit in own)
        question = _Question(wanted, units, found, weights, names, strong)
        times_known = Counter(number for of_unit in found for number in of_unit)
        facts = self.index.facts
        numbers = [n for n, times in times_known.items() if times >= FEWEST_KNOWN * len(units) and not facts[n].is_denied]
        is_found = not self.is_hedged
        for number in sorted(numbers, key=lambda n: (self.is_hedged and not facts[n].is_hedged, n)):
            if not is_found and not facts[number].is_hedged:
                return
            for side in self.holes.sides(wanted, facts[number], names | wanted.excluded):
                aligned = self._align(question, number, side)
                if aligned:
                    is_found = True
                    yield aligned

    def _align(self, question: _Question, number: int, side: str) -> Alignment | None:
        fact, row = self.index.facts[number], question.row(number)
        if not self._is_apt(question, fact, side, row):
            return None
        credits_ = self._credits(question, fact, row, side)
        beside = self._add_beside(question, fact, side, credits_)
        units = question.units
        missing = [unit for unit, credit in zip(units, credits_, strict=True) if credit < KNOWN]
        if len(missing) > len(units) * MISSING:
            return None
        if any(unit.is_head and credit < HEAD for unit, credit in zip(units, credits_, strict=True)):
            return None
        if any(unit.is_needed and credit < NEEDED for unit, credit in zip(units, credits_, strict=True)):
            return None
        named = [credit for unit, credit in zip(units, credits_, strict=True) if unit.names]
        if named and max(named) < TOLD:
            return None
        spoken = (*units, Unit(names=question.wanted.among)) if question.wanted.among else units
        is_told = any(parts.get("relation", 0.0) >= CONFIRMED for parts in row)
        if not self.anchoring.is_anchored(spoken, fact, side, beside, is_told=is_told):
            return None
        if any(self._contradicts(unit, parts, fact, beside) for unit, parts in zip(units, row, strict=True)):
            return None
        if question.wanted.hole is Hole.WHY and not self._is_clause(question, fact, side, row):
            return None
        score = sum(w * c for w, c in zip(question.weights, credits_, strict=True)) / sum(question.weights)
        score += CLOSENESS * (self.anchoring.closeness(units, fact, side) - 1) - FURTHER * len(beside)
        is_related = any(parts.get("relation", 0.0) >= CONFIRMED for parts in row) or any(
            unit.sense and unit.is_needed and self.anchoring.begins_with(fact.object, unit.sense) for unit in units
        )
        return Alignment(fact, side, score, tuple(credits_), is_related, beside)

    def _is_apt(self, question: _Question, fact: ToldFact, side: str, row: Sequence[Parts]) -> bool:
        """Whether the fact's side may be what the question's noun, verb and names speak of."""
        pairs = list(zip(question.units, row, strict=True))
        if not all(self._is_said(unit, parts, fact) for unit, parts in pairs if unit.is_main):
            return False
        for (unit, _), (_, following) in pairwise(pairs):
            # "Rhine shipping" is not the Rhine.
            if unit.is_modifier and unit.names & frozenset(terms_of(fact)) and spoken_credit(following) < CONFIRMED:
                return False
        if self._is_failing(question, fact, side):
            return False
        verb = next((unit.sense.stem.split()[0] for unit in question.units if unit.is_main and unit.sense), "")
        return not self._is_swapped(question.wanted, fact, side, verb) and not self._is_elsewhere(question, row, fact, side)

    def _is_failing(self, question: _Question, fact: ToldFact, side: str) -> bool:
        """Whether the fact is about the failure or the lack of what the question speaks of as a fact."""
        fixed = fact.object if side == "subject" else fact.subject
        if question.wanted.is_denied or not self.anchoring.begins_with(fixed, self._failing):
            return False
        return not any(unit.sense and unit.sense.groups & self._failing.groups for unit in question.units)

    @cached_property
    def _failing(self) -> Sense:
        knowledge = self.holes.knowledge
        return self.holes.stems.sense(min(knowledge.domain.english.words("matching", "failing")))

    def _is_said(self, unit: Unit, parts: Parts, fact: ToldFact) -> bool:
        """Whether the fact has the verb of the question: as its relation, or in what it describes."""
        if max(parts.get("relation", 0.0), _exact(parts)) >= CONFIRMED:
            return True
        ends = (("subject", fact.subject), ("object", fact.object))
        if any(parts.get(end, 0.0) >= CONFIRMED and self.anchoring.is_described(term) for end, term in ends):
            return True
        return unit.sense is not None and self.anchoring.begins_with(fact.object, unit.sense)

    def _credits(self, question: _Question, fact: ToldFact, row: Sequence[Parts], side: str) -> list[float]:
        """How well the fact accounts for each unit; a word of the relation stands for one of them, a noun for the answer."""
        by_relation = [n for n, parts in enumerate(row) if KNOWN <= parts.get("relation", 0.0) < EXACT]
        best = max(by_relation, key=lambda n: (question.units[n].is_main, row[n]["relation"], -n), default=None)
        credits_: list[float] = []
        for n, (unit, parts) in enumerate(zip(question.units, row, strict=True)):
            left = dict(parts)
            if n in by_relation and n != best:
                left.pop("relation")
            if unit.names:
                left.pop("near", None)
            if unit.is_head:
                left = {part: credit for part, credit in left.items() if part in self._parts_about(question.wanted, fact, side)}
            credits_.append(max((v * (ANSWERED_PART if p == side else 1.0) for p, v in left.items()), default=0.0))
        return credits_

    def _parts_about(self, wanted: Wanted, fact: ToldFact, side: str) -> tuple[str, ...]:
        """The parts that may say what the answer is; "as" makes both ends one, a number may be that of either."""
        is_number = side == "roles" and wanted.hole in (Hole.NUMBER, Hole.AMOUNT)
        is_same = side == "subject" and self.holes.knowledge.ontology.label(fact.property).endswith(" as")
        ends = ("subject", "object") if is_number or is_same else (side,)
        return (side, "relation", *ends, *(f"kind of {end}" for end in ends))

    def _add_beside(self, question: _Question, fact: ToldFact, side: str, credits_: list[float]) -> tuple[ToldFact, ...]:
        """The facts about the arguments that account for units which the fact itself hardly does; credits are raised."""
        weak = [n for n, credit in enumerate(credits_) if credit < CONFIRMED]
        if not weak:
            return ()
        chosen: list[ToldFact] = []
        near = [n for n in self._facts_about(fact, side) if any(n in question.strong[k] for k in weak)]
        while near and len(chosen) < MOST_BESIDE:
            gains = {number: self._gains(question, fact, side, number, weak, credits_) for number in near}
            best = max(gains, key=lambda number: (sum(gains[number].values()), -number))
            if not any(gains[best].values()):
                break
            for n in weak:
                credits_[n] += gains[best].get(n, 0.0) / question.weights[n]
            chosen.append(self.index.facts[best])
            near.remove(best)
        return tuple(chosen)

    def _gains(
        self, question: _Question, fact: ToldFact, side: str, number: int, weak: Sequence[int], credits_: Sequence[float]
    ) -> dict[int, float]:
        """By unit: the weight that a fact about an argument adds; a noun of the answer only by facts about the answer."""
        other = self.index.facts[number]
        answer = {"subject": fact.subject, "object": fact.object}.get(side)
        gains: dict[int, float] = {}
        for n in weak:
            own = question.strong[n].get(number, 0.0)
            if not own or (question.units[n].is_head and not self._is_about_answer(other, answer)):
                continue
            gain = BESIDE * own - credits_[n]
            if gain > 0:
                gains[n] = gain * question.weights[n]
        return gains

    def _is_about_answer(self, other: ToldFact, answer: Term | None) -> bool:
        """Whether a fact may say what somebody or something with a name is: "a keeper"."""
        is_named = answer is not None and not self.anchoring.is_described(answer)
        return is_named and answer == other.subject

    def _is_clause(self, question: _Question, fact: ToldFact, side: str, row: Sequence[Parts]) -> bool:
        """Whether the fact gives a reason for what the question's verbs say, not just of what it names."""
        fixed = fact.object if side == "subject" else fact.subject
        is_event = isinstance(fixed, Iri) and self.holes.knowledge.is_phrase(fixed)
        needed = [n for n, unit in enumerate(question.units) if unit.is_needed and unit.sense]
        if side == "subject":
            return is_event and all(own_credit(row[n]) >= CONFIRMED for n in needed)
        # Of somebody's purposes only one that is told in these words: not all that is known beside explains what somebody did.
        return is_event or all(own_credit(p) >= CONFIRMED or p.get("quote", 0.0) >= TOLD for p in row)

    def _facts_about(self, fact: ToldFact, side: str) -> list[int]:
        """The other facts about the arguments, those of things that have few."""
        numbers: list[int] = []
        answer = {"subject": fact.subject, "object": fact.object}.get(side)
        for term in terms_of(fact):
            about = self.index.about.get(term, ()) if isinstance(term, Iri) else ()
            if self.is_known_by_few(term) or (term == answer and len(about) <= MOST_FACTS_ABOUT_ANSWER):
                numbers += [n for n in about if not self._is_sibling(fact, side, self.index.facts[n])]
        return list(dict.fromkeys(numbers))

    def is_known_by_few(self, term: Term) -> bool:
        """Whether so few facts are about a thing that one of them may explain a word."""
        return isinstance(term, Iri) and len(self.index.about.get(term, ())) <= MOST_FACTS_ABOUT

    def _is_sibling(self, fact: ToldFact, side: str, other: ToldFact) -> bool:
        """Whether another fact gives another answer to the same question; or the same one."""
        if other.property != fact.property:
            return False
        return fact.object == other.object if side == "subject" else fact.subject == other.subject

    def _is_swapped(self, wanted: Wanted, fact: ToldFact, side: str, verb: str) -> bool:
        """Whether the answer would be on the wrong side of a relation between two things that could both answer."""
        if wanted.voice is Voice.OPEN or side not in ("subject", "object") or isinstance(fact.object, Literal):
            return False
        if verb and wanted.voice is not Voice.PASSIVE and self.holes.is_decided(fact.property, verb):
            return side != self.holes.side_of(wanted.voice, fact.property, verb)
        if self.anchoring.is_described(fact.subject) or self.anchoring.is_described(fact.object):
            is_active = self.holes.side_of(Voice.DONE_TO, fact.property) == "object"
            return wanted.voice is Voice.DONE_TO and side == "subject" and is_active
        if not self.holes.suits(wanted, fact.subject) or not self.holes.suits(wanted, fact.object):
            return False
        return side != self.holes.side_of(wanted.voice, fact.property)

    def _contradicts(self, unit: Unit, parts: Parts, fact: ToldFact, beside: Sequence[ToldFact]) -> bool:
        """Whether the fact says the opposite of the unit, or does not itself have what it must."""
        own = own_credit(parts)
        if unit.must_be_own and own < SAID and parts.get("quote", 0.0) < TOLD:
            return True
        if unit.sense and unit.sense.stem[:1].isdigit() and _is_number(fact.object) and unit.sense.stem != fact.object.value:
            return True
        if unit.sense is None or own >= CONFIRMED or not unit.sense.poles:
            return False
        told = self._described_poles(fact).union(*(f.words["relation"].poles for f in (fact, *beside)))
        return bool(unit.sense.opposites & told)

    def _described_poles(self, fact: ToldFact) -> frozenset[str]:
        """The ends of opposites at which what the fact only describes stands."""
        ends = (("subject", fact.subject), ("object", fact.object))
        return frozenset(
            pole
            for end, term in ends
            if isinstance(term, Iri) and self.holes.knowledge.is_phrase(term)
            for pole in fact.words[end].poles
        )

    def _is_elsewhere(self, question: _Question, row: Sequence[Parts], fact: ToldFact, side: str) -> bool:
        """Whether a name of the question stands only around the fact, which has another thing of its kind instead."""
        mentioned = frozenset(n for part in ("subject", "object", "roles") for n in fact.names.get(part, ()))
        answer = {"subject": fact.subject, "object": fact.object}.get(side)
        others = [t for t in terms_of(fact) if isinstance(t, Iri) and t not in question.names and t != answer]
        classes_of = self.holes.knowledge.classes_of
        for unit, parts in zip(question.units, row, strict=True):
            if unit.names and not unit.names & mentioned and own_credit(parts) < CONFIRMED:
                kinds = frozenset(c for name in unit.names for c in classes_of(name))
                if any(kinds & classes_of(other) for other in others):
                    return True
        return False


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and term.value[:1].isdigit()


def _exact(parts: Parts) -> float:
    """The credit of the ends where they have the word itself."""
    credit = max(parts.get("subject", 0.0), parts.get("object", 0.0), parts.get("roles", 0.0))
    return credit if credit >= EXACT else 0.0
