"""Relations a question leaves unsaid: which properties the types of two things allow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.slot_types import SlotTypes
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.label_clauses import grading_adjectives, rank_of
from ntib_graph.vocabulary.ontology import OntologyProperty

MOST_CANDIDATES = 3


@dataclass(frozen=True)
class Links:
    """What the types of a domain allow, the observed ones before the declared ones."""

    knowledge: Knowledge
    types: SlotTypes

    def between(self, some: Iterable[Iri], others: Iterable[Iri]) -> tuple[tuple[Iri, bool], ...]:
        """Properties from the first classes to the others (True) or back (False), at most three, best first."""
        left, right = frozenset(some), frozenset(others)
        if not left or not right:
            return ()
        if (left, right) not in self.knowledge.linking:
            self.knowledge.linking[(left, right)] = self._between(left, right)
        return self.knowledge.linking[(left, right)]

    def _between(self, left: frozenset[Iri], right: frozenset[Iri]) -> tuple[tuple[Iri, bool], ...]:
        found: dict[tuple[Iri, bool], int] = {}
        from_left, from_right = self.knowledge.ontology.relatives(left), self.knowledge.ontology.relatives(right)
        for subject, relation, object_, number in self.knowledge.links:
            if subject in from_left and object_ in from_right:
                found[(relation, True)] = found.get((relation, True), 0) + number
            if subject in from_right and object_ in from_left:
                found[(relation, False)] = found.get((relation, False), 0) + number
        ranked = sorted(found, key=lambda key: (-found[key], not key[1], key[0]))
        return tuple(ranked[:MOST_CANDIDATES])

    def chains(self, some: Iterable[Iri], others: Iterable[Iri]) -> tuple[tuple[Iri, Iri], ...]:
        """Pairs of properties of being in something that lead from the first classes to the others."""
        left, right = frozenset(some), frozenset(others)
        if (left, right) not in self.knowledge.chains:
            self.knowledge.chains[(left, right)] = self._chains(left, right)
        return self.knowledge.chains[(left, right)]

    def _chains(self, left: frozenset[Iri], right: frozenset[Iri]) -> tuple[tuple[Iri, Iri], ...]:
        steps = self.knowledge.steps_of_being_in
        from_left, from_right = self.knowledge.ontology.relatives(left), self.knowledge.ontology.relatives(right)
        first = [(p, middle) for s, p, middle in steps if s in from_left]
        last = [(other, q) for other, q, o in steps if o in from_right]
        found = {(p, q) for p, middle in first for other, q in last if middle == other and p != q}
        return tuple(sorted(found))[:1]

    def inside(self, some: Iterable[Iri], others: Iterable[Iri]) -> tuple[Iri, ...]:
        """Properties of being in something, from the first classes to the others."""
        left, right = self.knowledge.ontology.relatives(some), self.knowledge.ontology.relatives(others)
        return tuple(sorted({p for s, p, o in self.knowledge.steps_of_being_in if s in left and o in right}))

    def _under(self, observed: Iri, asked: frozenset[Iri]) -> bool:
        return observed in self.knowledge.ontology.relatives(asked)

    def far_classes(self, relation: Iri, is_forward: bool) -> frozenset[Iri]:
        """The classes at the other end."""
        return self.types.of(relation, "object" if is_forward else "subject")[0]

    def graded_by(self, adjective: str, classes: frozenset[Iri]) -> tuple[tuple[Iri, float], ...]:
        """Properties whose values the adjective grades, for things of these classes, with their costs."""
        found: list[tuple[float, Iri]] = []
        for iri, relation in self.knowledge.ontology.properties.items():
            high, low = grading_adjectives(relation, self.knowledge.domain.english)
            if adjective.removeprefix("least ") not in (*high, *low):
                continue
            subjects = frozenset(relation.domains) or self.types.of(iri, "subject")[0]
            if classes and subjects and not any(self._under(s, classes) for s in subjects):
                continue
            own = bool(relation.high or relation.low)
            rank = 0.0 if own else min(0.3, 0.1 * rank_of(relation, self.knowledge.domain.english))
            found.append((rank + (0.0 if relation.domains or not own else 0.2), iri))
        return tuple((iri, cost) for cost, iri in sorted(found))

    def measures(self, relation: Iri | None) -> tuple[Iri, ...]:
        """The given property, else all whose values are numbers."""
        if relation:
            return (relation,)
        numeric = (Iri(ns.XSD + kind) for kind in ("decimal", "integer", "double", "float", "int", "nonNegativeInteger"))
        kinds = frozenset(numeric)
        return tuple(iri for iri, p in sorted(self.knowledge.ontology.properties.items()) if kinds & set(p.ranges))

    def direction(self, adjective: str, relation: Iri) -> bool | None:
        """Whether the adjective's higher degree means a greater value of the property; None where it does not grade it."""
        if adjective.startswith("least "):
            opposite = self.direction(adjective.removeprefix("least "), relation)
            return None if opposite is None else not opposite
        known = self.knowledge.ontology.properties[relation]
        order = self.knowledge.domain.english.mapping("questions", "order")
        high, low = grading_adjectives(known, self.knowledge.domain.english)
        if adjective in high or adjective in low:
            return adjective in high
        if adjective in order["high"]:
            return True
        return False if adjective in order["low"] else None

    def dates_of(self, classes: frozenset[Iri]) -> tuple[Iri, ...]:
        """Properties that give the date at which a thing of these classes is or happens, those that say just that first."""
        if classes not in self._dated:
            self._dated[classes] = self._dates_of(classes)
        return self._dated[classes]

    @cached_property
    def _dated(self) -> dict[frozenset[Iri], tuple[Iri, ...]]:
        return {}

    def _dates_of(self, classes: frozenset[Iri]) -> tuple[Iri, ...]:
        found = [p for p in self.knowledge.ontology.properties.values() if self._dates(p, classes)]
        dating = [p for p in found if self._says_when(p) or p.happens_once]
        return tuple(p.iri for p in sorted(dating, key=lambda p: (not self._says_when(p), p.iri)))

    def _dates(self, relation: OntologyProperty, classes: frozenset[Iri]) -> bool:
        is_date = any(r.value in (ns.EDTF, ns.XSD + "date", ns.XSD + "gYear") for r in relation.ranges)
        return is_date and bool(relation.domains) and any(self._under(d, classes) for d in relation.domains)

    def _says_when(self, relation: OntologyProperty) -> bool:
        """Whether its words say that something is, or is in, the date."""
        entries = self.knowledge.domain.lexicon.by_property.get(relation.iri, ())
        return any(e.head == "in" or e.words == ("be",) for e in entries)
