"""Derivations become statements with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from ntib_graph.model.derivations import Derivation, Filler
from ntib_graph.model.documents import Document
from ntib_graph.model.statements import Entity, Evidence, Finding, Qualifier, Statement
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT
from ntib_graph.vocabulary.ontology import Ontology


def make_findings(
    derivation: Derivation, document: Document, quoted: tuple[int, int], ontology: Ontology, model: str
) -> Iterator[Finding]:
    """One finding for every combination of coordinated subjects and objects; qualifiers go with each.

    ``quoted`` are the offsets of the document between which the evidence quotes it.
    """
    relation = ontology.properties[derivation.property]
    evidence = make_evidence(document, quoted, f"{derivation.sense} {derivation.construction}", model, derivation.confidence)
    qualifiers = tuple(
        Qualifier(Iri(filling.role), filler.term)
        for filling in derivation.roles
        if filling.role not in (SUBJECT, OBJECT)
        for filler in filling.fillers
    )
    time = derivation.validity
    for subject, thing in product(derivation.fillers(SUBJECT), derivation.fillers(OBJECT)):
        first, second = subject.term, thing.term
        if not isinstance(first, Iri) or first == second:
            continue
        if relation.is_symmetric and isinstance(second, Iri) and second < first:
            first, second = second, first
        statement = Statement(
            first, derivation.property, second, tuple(sorted(qualifiers)), time.since, time.until, time.at,
            derivation.status, derivation.attributed_to,
        )  # fmt: skip
        doubt = derivation.doubt or subject.doubt or thing.doubt
        yield Finding(statement, evidence, bool(doubt), doubt)


def make_evidence(document: Document, quoted: tuple[int, int], found_by: str, model: str, confidence: float) -> Evidence:
    """The evidence that quotes a stretch of the document."""
    start, end = quoted
    return Evidence(document.id, start, end, document.text[start:end], found_by, model, confidence)


def used_entities(
    findings: Iterable[Finding], derivations: Iterable[Derivation], entities: Mapping[Iri, Entity], ontology: Ontology
) -> tuple[Entity, ...]:
    """The things that findings speak of and that the domain's data does not name, sorted by address."""
    derivations = tuple(derivations)
    wanted: set[Iri] = set()
    for finding in findings:
        statement = finding.statement
        terms = (statement.subject, statement.object, statement.attributed_to, *(q.value for q in statement.qualifiers))
        wanted.update(term for term in terms if isinstance(term, Iri))
    found: dict[Iri, Entity] = {iri: entities[iri] for iri in wanted if iri in entities and iri not in ontology.entities}
    for derivation in derivations:
        for filling in derivation.roles:
            for filler in filling.fillers:
                if (
                    isinstance(filler.term, Iri)
                    and filler.term in wanted
                    and filler.term not in found
                    and filler.term not in entities
                    and filler.term not in ontology.entities
                ):
                    found[filler.term] = Entity(filler.term, filler.text, _classes_of(filler, derivation, filling.role, ontology))
    for derivation in derivations:
        for filler in (f for r in derivation.roles for f in r.fillers if f.named_class is not None and isinstance(f.term, Iri)):
            # What a verb tells of the kind of a body is more than that it is one.
            old = found.get(filler.term) if isinstance(filler.term, Iri) else None
            if old is not None and filler.named_class and all(ontology.is_subclass(filler.named_class, c) for c in old.classes):
                found[old.iri] = replace(old, classes=(filler.named_class,))
    return tuple(found[iri] for iri in sorted(found))


def _classes_of(filler: Filler, derivation: Derivation, role: str, ontology: Ontology) -> tuple[Iri, ...]:
    if filler.phrase_class is not None:
        return (filler.phrase_class,)
    if filler.named_class is not None:
        return (filler.named_class,)
    relation = ontology.properties[derivation.property]
    allowed = relation.domains if role == SUBJECT else relation.ranges if role == OBJECT else ()
    return allowed[:1]
