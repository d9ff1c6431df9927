"""Names across documents: one name spelt two ways is one thing, and two things with one name are two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ntib_graph.linking.names import index_names, is_described
from ntib_graph.model.statements import CompleteSet, Entity, Qualifier, Reading, Statement
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.distinctness import Distinctness
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.ontology import Ontology

Address = tuple[Iri, tuple[Iri, ...]]
"""A thing as a document has it: its address and its classes."""


def join_spellings(readings: Iterable[Reading], distinctness: Distinctness, english: English) -> tuple[Reading, ...]:
    """The readings with one address for a name that documents spell in two ways ("Defense Board", "Defence Board").

    The first address in order is kept; known things have theirs already, for their names are known when a document is read.
    """
    told = tuple(readings)
    ontology = distinctness.ontology
    met = [e for r in told for e in r.entities if e.iri not in ontology.entities and not is_described(e, ontology)]
    classes: dict[Iri, set[Iri]] = {}
    for entity in met:
        classes.setdefault(entity.iri, set()).update(entity.classes)
    new: dict[Address, Iri] = {}
    for links in index_names((Entity(e.iri, e.label) for e in met), english).links_by_name.values():
        first, *others = sorted({link.entity for link in links})
        same = {other for other in others if not distinctness.keeps_apart(classes[first], classes[other])}
        new |= {(e.iri, e.classes): first for e in met if e.iri in same} if same else {}
    return tuple(_readdressed(reading, new, ontology) for reading in told)


def tell_namesakes_apart(readings: Iterable[Reading], distinctness: Distinctness) -> tuple[Reading, ...]:
    """The readings with an address for each thing, where several documents gave one to things that share only a name.

    Of such things the one whose classes come first in order of address keeps it, whatever the order of the documents.
    """
    told = tuple(readings)
    ontology = distinctness.ontology
    bearers: dict[Iri, dict[tuple[Iri, ...], str]] = {}
    for reading in told:
        for entity in reading.entities:
            if entity.classes and entity.iri not in ontology.entities:
                labels = bearers.setdefault(entity.iri, {})
                labels[entity.classes] = min(entity.label, labels.get(entity.classes, entity.label))
    new = {
        (iri, classes): ns.namesake_iri(ontology.namespace, min(labels.values()), ontology.label(min(group)))
        for iri, labels in bearers.items()
        if len(labels) > 1
        for group in _kinds(labels, distinctness)[1:]
        for classes in labels
        if set(classes) <= group
    }
    return tuple(_readdressed(reading, new, ontology) for reading in told)


def _kinds(classes: Iterable[tuple[Iri, ...]], distinctness: Distinctness) -> list[set[Iri]]:
    """The classes in groups that one thing may have together."""
    groups: list[set[Iri]] = []
    for own in sorted(classes, key=sorted):
        fitting = next((group for group in groups if not distinctness.keeps_apart(group, own)), None)
        if fitting is None:
            groups.append(set(own))
        else:
            fitting.update(own)
    return groups


def _readdressed(reading: Reading, addresses: Mapping[Address, Iri], ontology: Ontology) -> Reading:
    new = {e.iri: addresses[e.iri, e.classes] for e in reading.entities if (e.iri, e.classes) in addresses}
    if not new:
        return reading
    return replace(
        reading,
        findings=tuple(replace(f, statement=_statement(f.statement, new, ontology)) for f in reading.findings),
        entities=tuple(Entity(new.get(e.iri, e.iri), e.label, e.classes, e.aliases) for e in reading.entities),
        complete_sets=tuple(_complete_set(c, new) for c in reading.complete_sets),
    )


def _statement(statement: Statement, new: Mapping[Iri, Iri], ontology: Ontology) -> Statement:
    def term(old: Term) -> Term:
        return new.get(old, old) if isinstance(old, Iri) else old

    subject, object_, voice = new.get(statement.subject, statement.subject), term(statement.object), statement.attributed_to
    relation = ontology.properties.get(statement.predicate)
    if relation and relation.is_symmetric and isinstance(object_, Iri) and object_ < subject:
        subject, object_ = object_, subject
    return replace(
        statement,
        subject=subject,
        object=object_,
        qualifiers=tuple(sorted(Qualifier(q.property, term(q.value)) for q in statement.qualifiers)),
        attributed_to=new.get(voice, voice) if voice else None,
    )


def _complete_set(complete: CompleteSet, new: Mapping[Iri, Iri]) -> CompleteSet:
    members = tuple(sorted(new.get(m, m) for m in complete.members))
    return replace(complete, anchor=new.get(complete.anchor, complete.anchor), members=members)
