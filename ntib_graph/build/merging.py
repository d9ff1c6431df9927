"""Readings of several documents made one: the same fact is one statement with all its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ntib_graph.model.statements import CompleteSet, Entity, Evidence, Reading, Statement
from ntib_graph.model.terms import Iri


@dataclass(frozen=True, slots=True)
class MergedReadings:
    """What the graph will hold, in an order that does not depend on the order of the documents."""

    statements: tuple[tuple[Statement, tuple[Evidence, ...]], ...]
    entities: tuple[Entity, ...]
    complete_sets: tuple[CompleteSet, ...]
    candidates: int

    @property
    def things(self) -> frozenset[Iri]:
        """Whatever a statement speaks of, as subject, object, qualifier or source."""
        return _things_of(statement for statement, _ in self.statements)

    @property
    def judged(self) -> int:
        """Statements that rest on judgements alone."""
        return sum(all(e.found_by == "judgement" for e in evidences) for _, evidences in self.statements)

    @property
    def extracted(self) -> int:
        """Statements with at least one evidence found by reading."""
        return len(self.statements) - self.judged


def merge_readings(readings: Iterable[Reading]) -> MergedReadings:
    """One statement an identity, with its evidences in order of document and place; candidates are counted and left out.

    A thing is kept only where a statement or a complete set that is kept speaks of it.
    """
    evidences: dict[Statement, dict[str, Evidence]] = {}
    entities: dict[Iri, Entity] = {}
    sets: dict[str, CompleteSet] = {}
    candidates: set[str] = set()
    for reading in sorted(readings, key=lambda r: r.document):
        for finding in reading.findings:
            if finding.is_candidate:
                candidates.add(finding.statement.id)
            else:
                evidences.setdefault(finding.statement, {})[finding.evidence.id] = finding.evidence
        for entity in reading.entities:
            entities[entity.iri] = _joined(entities.get(entity.iri, entity), entity)
        for complete_set in reading.complete_sets:
            sets.setdefault(complete_set.id, complete_set)
    statements = tuple(
        (statement, tuple(sorted(found.values(), key=_place)))
        for statement, found in sorted(evidences.items(), key=lambda item: item[0].id)
    )
    used = candidates - {statement.id for statement, _ in statements}
    spoken_of = _things_of(statement for statement, _ in statements)
    spoken_of |= {thing for found in sets.values() for thing in (found.anchor, *found.members)}
    return MergedReadings(
        statements,
        tuple(entity for iri, entity in sorted(entities.items()) if iri in spoken_of),
        tuple(found for _, found in sorted(sets.items())),
        len(used),
    )


def _things_of(statements: Iterable[Statement]) -> frozenset[Iri]:
    terms = (term for s in statements for term in (s.subject, s.object, s.attributed_to, *(q.value for q in s.qualifiers)))
    return frozenset(term for term in terms if isinstance(term, Iri))


def _joined(first: Entity, second: Entity) -> Entity:
    names = dict.fromkeys((*first.aliases, second.label, *second.aliases))
    names.pop(first.label, None)
    return Entity(first.iri, first.label, tuple(sorted({*first.classes, *second.classes})), tuple(names))


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return evidence.document, evidence.start, evidence.end, evidence.id
