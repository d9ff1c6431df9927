"""Two things with one name: told apart where the ontology says that nothing can be both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ntib_graph.model.statements import CompleteSet, Entity, Finding, Qualifier, Reading, Statement
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.distinctness import Distinctness


def tell_namesakes_apart(readings: Iterable[Reading], distinctness: Distinctness) -> tuple[Reading, ...]:
    """The readings with an address for each thing, where several documents gave one to things that share only a name.

    Of such things the one whose classes come first in order of address keeps it, whatever the order of the documents.
    """
    told = tuple(readings)
    bearers: dict[Iri, set[tuple[Iri, ...]]] = {}
    for reading in told:
        for entity in reading.entities:
            if entity.classes and entity.iri not in distinctness.ontology.entities:
                bearers.setdefault(entity.iri, set()).add(tuple(sorted(entity.classes)))
    kinds = {iri: _kinds(classes, distinctness) for iri, classes in bearers.items() if len(classes) > 1}
    return tuple(_readdressed(reading, kinds, distinctness) for reading in told)


def _kinds(classes: Iterable[tuple[Iri, ...]], distinctness: Distinctness) -> list[set[Iri]]:
    """The classes in groups that one thing may have together."""
    groups: list[set[Iri]] = []
    for own in sorted(classes):
        fitting = next((group for group in groups if not distinctness.keeps_apart(group, own)), None)
        if fitting is None:
            groups.append(set(own))
        else:
            fitting.update(own)
    return groups


def _readdressed(reading: Reading, kinds: Mapping[Iri, list[set[Iri]]], distinctness: Distinctness) -> Reading:
    ontology = distinctness.ontology
    new: dict[Iri, Iri] = {}
    for entity in reading.entities:
        for number, group in enumerate(kinds.get(entity.iri, ())):
            if number and set(entity.classes) <= group:
                new[entity.iri] = ns.namesake_iri(ontology.namespace, entity.label, ontology.label(min(group)))
    if not new:
        return reading
    return replace(
        reading,
        findings=tuple(Finding(_statement(f.statement, new), f.evidence, f.is_candidate, f.note) for f in reading.findings),
        entities=tuple(Entity(new.get(e.iri, e.iri), e.label, e.classes, e.aliases) for e in reading.entities),
        complete_sets=tuple(_complete_set(c, new) for c in reading.complete_sets),
    )


def _statement(statement: Statement, new: Mapping[Iri, Iri]) -> Statement:
    def term(old: Term) -> Term:
        return new.get(old, old) if isinstance(old, Iri) else old

    voice = statement.attributed_to
    return replace(
        statement,
        subject=new.get(statement.subject, statement.subject),
        object=term(statement.object),
        qualifiers=tuple(sorted(Qualifier(q.property, term(q.value)) for q in statement.qualifiers)),
        attributed_to=new.get(voice, voice) if voice else None,
    )


def _complete_set(complete: CompleteSet, new: Mapping[Iri, Iri]) -> CompleteSet:
    members = tuple(sorted(new.get(m, m) for m in complete.members))
    return replace(complete, anchor=new.get(complete.anchor, complete.anchor), members=members)
