"""Questions whose grammar is beyond the chart, read by their words: the one told fact that has nearly all of them.

Precision comes first: what is weighed is how much of the question a fact accounts for, rare words counting most; a question
with a word of content that no fact explains, or with two facts that explain it as well, has no reading here.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.events import Events
from ntib_graph.ask.items import join
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.query_graphs import Reading
from ntib_graph.ask.stems import Sense, Stems
from ntib_graph.ask.told_facts import ToldFact, effect_of, read_told_facts
from ntib_graph.model.queries import Choice, Comparator, Comparison, Edge, Node, Operator, Pattern, QueryGraph, Variable
from ntib_graph.model.terms import Iri, Literal, Term

MISSING = 0.17
"""The share of the question's units that may be unknown to the fact; a name or a verb never is."""
ENOUGH = 0.62
"""The share of a question's weight that a fact must account for."""
SURE = 0.88
"""The same, where the grammar has another reading, which finds nothing."""
UNRELATED_ENOUGH = 0.9
"""The same, where no word of the question is one of the relation's own."""
NAME_WORDS, SYNONYMOUS, OPENED = 0.8, 0.85, 0.9
"""How much of a unit a fact has that has the words of a name, a synonym, the words of a phrase."""
RELATED = 0.8
CONFIRMED = 0.8
"""How well a fact must account for each unit of what it confirms."""
MARGIN = 0.06
FAITH: Mapping[str, float] = {"subject": 1.0, "object": 1.0, "relation": 0.95, "roles": 1.0, "time": 1.0, "quote": 0.7}
"""How much a word counts by where the fact has it."""
KNOWN = 0.5
ANSWERED_PART = 0.9
"""How much less a word counts that describes the answer itself."""
ANSWER = Variable("x1")


@dataclass(frozen=True, slots=True)
class Unit:
    """A name or a word of content of the question."""

    sense: Sense | None = None
    names: frozenset[Iri] = frozenset()
    words: tuple[Sense, ...] = ()
    """Of a name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the question asks for: who, what, where, when, why or whether, and the classes its noun names."""

    kind: str
    classes: frozenset[Iri] = frozenset()
    head: frozenset[Iri] = frozenset()
    """The names right after the question word ("which Navy"): the answer is one of them or has their words."""


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    fact: ToldFact
    side: str


@dataclass(frozen=True)
class WordMatcher:
    """Reads questions by their words against all told facts."""

    knowledge: Knowledge
    events: Events
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

    def read(self, wanted: Wanted, units: tuple[Unit, ...], enough: float = ENOUGH) -> Reading | None:
        """The reading of a question with these units, or None where no fact, or more than one, accounts for it."""
        if len(units) < 2 or not self.facts:
            return None
        matches = sorted(self._matches(wanted, units), key=lambda m: (-m.score, m.side, str(m.fact.subject), str(m.fact.object)))
        if not matches or matches[0].score < enough:
            return None
        best = matches[0]
        near = [m for m in matches if m.score >= best.score - MARGIN]
        same = [m for m in near if self._question_of(m) == self._question_of(best) and m.score >= best.score - MARGIN / 2]
        others = [m for m in near if self._question_of(m) != self._question_of(best) and not _same_fact(m, same)]
        if not self._answers(others) <= self._answers(same):
            return None
        return self._reading(best, same)

    def _question_of(self, match: _Match) -> tuple[object, ...]:
        return match.side, match.fact.property, self._fixed(match)

    def _fixed(self, match: _Match) -> Term:
        return match.fact.object if match.side == "subject" else match.fact.subject

    def _answers(self, matches: Iterable[_Match]) -> frozenset[object]:
        return frozenset(self._answer(m) for m in matches)

    def _answer(self, match: _Match) -> object:
        if match.side == "time":
            return match.fact.times[0][1]
        if isinstance(match.fact.object, Literal) and match.side == "object":
            return match.fact.object.value
        return {"subject": match.fact.subject, "object": match.fact.object}.get(match.side, match.fact.qualifiers)

    def _is_reversed(self, fact: ToldFact, found: list[Mapping[str, float]]) -> bool:
        """Whether two things of one kind stand in the question the other way round."""
        if not isinstance(fact.object, Iri) or not self.knowledge.classes_of(fact.subject) & self.knowledge.classes_of(
            fact.object
        ):
            return False
        first = [max(range(len(found)), key=lambda n: (found[n].get(end, 0.0), -n)) for end in ("subject", "object")]
        return first[0] > first[1]

    def is_unknown(self, word: str) -> bool:
        """Whether a word stands nowhere in the facts."""
        senses = tuple(self.stems.senses(word))
        return bool(senses) and not any(s.groups or s.stem in self._told_stems for s in senses)

    @cached_property
    def _told_stems(self) -> frozenset[str]:
        return frozenset(stem for fact in self.facts for bag in fact.words.values() for stem in bag.stems)

    def confirm(self, units: tuple[Unit, ...]) -> Reading | None:
        """Whether the units say what some fact says: all of them, in its own parts and in their order."""
        if len(units) < 2:
            return None
        by_unit = [self._found(unit) for unit in units]
        for number in sorted(frozenset.intersection(*(frozenset(of_unit) for of_unit in by_unit))):
            fact = self.facts[number]
            found = [of_unit[number] for of_unit in by_unit]
            own = [max(parts.get(p, 0.0) for p in ("subject", "object", "relation", "roles")) for parts in found]
            ends = [any(parts.get(end, 0.0) >= CONFIRMED for parts in found) for end in ("subject", "object")]
            is_related = any(parts.get("relation", 0.0) >= RELATED for parts in found)
            if min(own) < CONFIRMED or not all(ends) or not is_related or self._is_reversed(fact, found):
                continue
            edge = Edge(fact.subject, fact.property, fact.object)
            return Reading(QueryGraph(Pattern((edge,)), None, Operator.EXISTS), 1 - min(own))
        return None

    def _matches(self, wanted: Wanted, units: tuple[Unit, ...]) -> Iterator[_Match]:
        asked_of = frozenset(name for unit in units for name in unit.names)
        found = [self._found(unit) for unit in units]
        weights = [
            math.log(1 + len(self.facts) / (1 + sum(1 for parts in of_unit.values() if max(parts.values()) >= KNOWN)))
            for of_unit in found
        ]
        total = sum(weights)
        times_known = Counter(number for of_unit in found for number in of_unit)
        least = len(units) - int(len(units) * MISSING)
        for number in sorted(n for n, times in times_known.items() if times >= least):
            fact = self.facts[number]
            row = [of_unit.get(number, {}) for of_unit in found]
            for side in self._sides(wanted, fact, asked_of):
                other = "subject" if side != "subject" else "object"
                if wanted.head and not any(
                    p.get(side, 0.0) >= KNOWN for u, p in zip(units, row, strict=True) if u.names == wanted.head
                ):
                    continue
                credits_ = [_credit(parts, side) for parts in row]
                missing = [unit for unit, credit in zip(units, credits_, strict=True) if credit < KNOWN]
                if len(missing) > len(units) * MISSING or any(_is_needed(unit) for unit in missing):
                    continue
                score = sum(w * c for w, c in zip(weights, credits_, strict=True)) / total
                is_related = wanted.kind == "why" or any(parts.get("relation", 0.0) >= RELATED for parts in row)
                if (is_related or score >= UNRELATED_ENOUGH) and any(parts.get(other) for parts in row):
                    yield _Match(score, fact, side)

    @cached_property
    def _index(self) -> Mapping[str, Mapping[object, tuple[int, ...]]]:
        """By part: the facts that have a stem, a group of synonyms (in a tuple) or a name there."""
        table: dict[str, dict[object, list[int]]] = {part: defaultdict(list) for part in FAITH}
        for number, fact in enumerate(self.facts):
            for part in FAITH:
                keys = (*fact.words[part].stems, *((g,) for g in fact.words[part].groups), *fact.names.get(part, ()))
                for key in keys:
                    table[part][key].append(number)
        return {part: {key: tuple(numbers) for key, numbers in found.items()} for part, found in table.items()}

    def _found(self, unit: Unit) -> Mapping[int, Mapping[str, float]]:
        """By fact: how well each of its parts accounts for the unit; facts that do not are left out."""
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
                told |= {number: 1.0 for name in unit.names for number in self._index[part].get(name, ())}
            for number, value in told.items():
                found[number][part] = faith * value
        return found

    def _add_sense(self, told: dict[int, float], part: str, sense: Sense, worth: float) -> None:
        index = self._index[part]
        for group in sense.groups:
            told |= dict.fromkeys(index.get((group,), ()), SYNONYMOUS * worth)
        pieces = sense.stem.split()
        if len(pieces) > 1:
            shared = frozenset.intersection(*(frozenset(index.get(piece, ())) for piece in pieces))
            told |= dict.fromkeys(shared, OPENED * worth)
        told |= dict.fromkeys(index.get(sense.stem, ()), worth)

    def _sides(self, wanted: Wanted, fact: ToldFact, asked_of: frozenset[Iri]) -> Iterator[str]:
        """The parts of a fact that the question may ask for."""
        relation = self.knowledge.ontology.properties[fact.property]
        is_date = any(r.value.endswith("EDTF") for r in relation.ranges)
        if wanted.kind == "when":
            if is_date:
                yield "object"
            elif fact.times:
                yield "time"
            return
        if wanted.kind == "why":
            if fact.property in self.events.reasons:
                yield "object"
            return
        if is_date or (wanted.kind == "where" and not self.places & frozenset(relation.ranges)):
            return
        for side, term in (("object", fact.object), ("subject", fact.subject)):
            if term not in asked_of and self._suits(wanted, term):
                yield side
        if len(fact.qualifiers) == 1 and fact.qualifiers[0][1] not in asked_of and self._suits(wanted, fact.qualifiers[0][1]):
            yield "roles"

    def _suits(self, wanted: Wanted, term: Term) -> bool:
        if isinstance(term, Literal):
            return wanted.kind == "value"
        classes = self.knowledge.classes_of(term)
        ontology = self.knowledge.ontology
        if wanted.classes:
            return any(ontology.is_subclass(c, w) for c in classes for w in wanted.classes)
        if wanted.kind in ("who", "where"):
            if wanted.kind == "who" and any(ontology.is_subclass(c, post) for c in classes for post in self.posts):
                return True
            asked = self.agents if wanted.kind == "who" else self.places
            return any(ontology.is_subclass(c, a) for c in classes for a in asked)
        return wanted.kind == "what"

    def _reading(self, best: _Match, same: list[_Match]) -> Reading:
        fact, side = best.fact, best.side
        words = tuple(sorted({f"{self.knowledge.domain.compact(m.fact.property)} by its words" for m in same}))
        if side == "time":
            moment = Edge(fact.subject, fact.property, fact.object, effect=effect_of(fact.times), moment=ANSWER)
            return Reading(QueryGraph(Pattern((moment,)), ANSWER, asks_time=True), 1 - best.score, words)
        if side == "roles":
            return self._role_reading(best, words)
        ends: tuple[Node, Node] = (ANSWER, fact.object) if side == "subject" else (fact.subject, ANSWER)
        edge = Edge(ends[0], fact.property, ends[1])
        answers = sorted({m.fact.subject if side == "subject" else m.fact.object for m in same}, key=str)
        known = self.knowledge.ontology.properties[fact.property]
        is_date = any(r.value.endswith("EDTF") for r in known.ranges)
        pattern = join(Pattern((edge,)), self._only(edge, side, answers))
        value = fact.property if isinstance(fact.object, Literal) and side == "object" else None
        classes = known.domains if side == "subject" else known.ranges
        graph = QueryGraph(pattern, ANSWER, Operator.LIST, tuple(sorted(classes)), value, asks_time=is_date)
        return Reading(graph, 1 - best.score, words)

    def _role_reading(self, best: _Match, words: tuple[str, ...]) -> Reading:
        fact = best.fact
        name, _ = fact.qualifiers[0]
        edge = Edge(fact.subject, fact.property, fact.object, ((name, ANSWER),))
        classes = self.knowledge.ontology.properties[name].ranges
        return Reading(QueryGraph(Pattern((edge,)), ANSWER, Operator.LIST, tuple(sorted(classes))), 1 - best.score, words)

    def _only(self, edge: Edge, side: str, answers: list[Term]) -> Pattern:
        """The condition that leaves only these answers; nothing where they are all there are."""
        told = {
            f.subject if side == "subject" else f.object
            for f in self.facts
            if f.property == edge.property and (f.object == edge.object if side == "subject" else f.subject == edge.subject)
        }
        if told <= set(answers):
            return Pattern()
        names = tuple(a for a in answers if isinstance(a, Iri))
        if names:
            return Pattern(choices=(Choice(ANSWER, names),))
        values = [a for a in answers if isinstance(a, Literal)]
        equal = Comparison(ANSWER, Comparator.EQUAL, values[0])
        return Pattern(comparisons=(equal,)) if len(values) == 1 else Pattern()


def _credit(parts: Mapping[str, float], side: str) -> float:
    return max((value * (ANSWERED_PART if part == side else 1.0) for part, value in parts.items()), default=0.0)


def _same_fact(match: _Match, others: Iterable[_Match]) -> bool:
    return any(match.fact is other.fact for other in others)


def _is_needed(unit: Unit) -> bool:
    """Whether no fact can do without it: a name, a number, or what may be a verb."""
    sense = unit.sense
    return sense is None or sense.stem.isdigit() or any(group.startswith("verbs") for group in sense.groups)
