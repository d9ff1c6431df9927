"""The terms of an ontology with all that is said of them and how often the graph uses them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ntib_graph.export.dataset import DescribedGraph
from ntib_graph.export.network import Supported
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.lexicon import Effect
from ntib_graph.vocabulary.ontology import Ontology, OntologyClass, OntologyProperty, read_ontology

ALIGNING = tuple(Iri(ns.SKOS + name) for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"))
_ANNOTATION = Iri(ns.OWL + "AnnotationProperty")
_ENGINE = Iri(ns.ENGINE + "engine")


class Kind(StrEnum):
    """What a term is, in the order in which a page shows them."""

    CLASS = "class"
    RELATION = "relation"
    VALUE = "value"
    ROLE = "role"
    ANNOTATION = "annotation"


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """A class or property as a page shows it.  ``above`` and ``below`` are the direct neighbours in the hierarchy."""

    iri: Iri
    kind: Kind
    label: str
    definition: str
    above: tuple[Iri, ...] = ()
    below: tuple[Iri, ...] = ()
    apart: tuple[Iri, ...] = ()
    """Classes that share no member with it."""
    domains: tuple[Iri, ...] = ()
    ranges: tuple[Iri, ...] = ()
    inverse: Iri | None = None
    taken_from: tuple[Iri, ...] = ()
    """Of a class: the properties whose subjects it admits, its own or by a class above it."""
    taken_to: tuple[Iri, ...] = ()
    """Of a class: the properties whose objects it admits."""
    traits: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    """What a clause says of the fact ("says", "begins", …) or how a word names the class ("noun"), and the word itself."""
    sentences: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    aligned: tuple[tuple[Iri, Iri], ...] = ()
    """How it relates to terms of other vocabularies."""
    uses: int = 0
    """Of a class: its own things and those of classes below it; of a property: its statements, else its triples."""
    is_engine: bool = False


@dataclass(frozen=True, slots=True)
class DescribedOntology:
    """What a page of an ontology shows."""

    iri: str
    header: tuple[tuple[Iri, Term], ...]
    terms: Mapping[Iri, OntologyTerm]

    def header_value(self, local_name: str) -> str:
        """The first value of a header property, "" for none."""
        return next((value.value for key, value in self.header if key.local_name == local_name), "")


class StatedGraph(DescribedGraph, Protocol):
    """What is asked of a graph to describe its ontology."""

    def statements(self) -> Iterator[Supported]:
        """All statements with their evidence."""
        ...


def describe_ontology(graph: StatedGraph) -> DescribedOntology:
    """The terms that the domain's ontology and the engine declare, with counts of their uses in the graph."""
    schema = graph.domain.schema
    ontology = read_ontology(schema, graph.domain.prefixes)
    said = _Said(schema)
    uses = _uses(graph, ontology)
    below: dict[Iri, list[Iri]] = {}
    above = {i: c.parents for i, c in ontology.classes.items()} | {i: p.parents for i, p in ontology.properties.items()}
    for iri, parents in above.items():
        for parent in parents:
            below.setdefault(parent, []).append(iri)
    terms = {
        iri: term
        for iri, term in (
            *((i, _class_term(c, ontology, said, tuple(below.get(i, ())), uses[i])) for i, c in ontology.classes.items()),
            *((i, _property_term(p, said, tuple(below.get(i, ())), uses[i])) for i, p in ontology.properties.items()),
        )
        if not iri.value.startswith("_:")
    }
    headers = sorted(
        {t.subject for t in schema if t.predicate == ns.RDF_TYPE and t.object == Iri(ns.OWL + "Ontology")} - {_ENGINE}
    )
    header = tuple((p, o) for p, o in said.of(headers[0]) if p != ns.RDF_TYPE) if headers else ()
    return DescribedOntology(headers[0].value if headers else ontology.namespace, header, terms)


class _Said:
    """Triples by subject."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._by_subject: dict[Iri, list[tuple[Iri, Term]]] = {}
        self.apart: dict[Iri, set[Iri]] = {}
        for subject, predicate, value in triples:
            self._by_subject.setdefault(subject, []).append((predicate, value))
            if predicate == Iri(ns.OWL + "disjointWith") and isinstance(value, Iri):
                self.apart.setdefault(subject, set()).add(value)
                self.apart.setdefault(value, set()).add(subject)

    def of(self, subject: Iri) -> list[tuple[Iri, Term]]:
        return sorted(self._by_subject.get(subject, ()), key=lambda pair: (pair[0], pair[1].value))

    def texts(self, subject: Iri, *names: str) -> tuple[tuple[str, str], ...]:
        order = {Iri(ns.LEX + name): number for number, name in enumerate(names)}
        found = [(p, o.value) for p, o in self.of(subject) if p in order and isinstance(o, Literal)]
        return tuple((p.local_name, value) for p, value in sorted(found, key=lambda pair: order[pair[0]]))

    def aligned(self, subject: Iri, *also: Iri) -> tuple[tuple[Iri, Iri], ...]:
        return tuple(
            (p, o)
            for p, o in self.of(subject)
            if isinstance(o, Iri) and not o.value.startswith("_:") and (p in ALIGNING or (p in also and not is_ours(o)))
        )

    def is_engine(self, subject: Iri) -> bool:
        return any(o == _ENGINE for _, o in self._by_subject.get(subject, ()))


def is_ours(iri: Iri) -> bool:
    """Whether it is a term of the engine's own namespace, or of no well-known vocabulary."""
    others = (ns.RDF, ns.RDFS, ns.OWL, ns.SKOS, ns.DCTERMS, ns.PROV, ns.OA, ns.SCHEMA, ns.ORG, ns.XSD)
    return not iri.value.startswith(others)


def _class_term(found: OntologyClass, ontology: Ontology, said: _Said, below: tuple[Iri, ...], uses: int) -> OntologyTerm:
    iri = found.iri
    properties = sorted(ontology.properties.values(), key=lambda p: (p.label, p.iri))
    return OntologyTerm(
        iri,
        Kind.CLASS,
        found.label,
        found.definition,
        above=tuple(p for p in found.parents if p in ontology.classes),
        below=below,
        apart=tuple(sorted(said.apart.get(iri, ()))),
        taken_from=tuple(p.iri for p in properties if p.domains and ontology.admits(p.domains, (iri,))),
        taken_to=tuple(p.iri for p in properties if p.ranges and ontology.admits(p.ranges, (iri,))),
        words=said.texts(iri, "noun", "nerLabel"),
        aligned=said.aligned(iri, ns.RDFS_SUBCLASS_OF),
        uses=uses,
        is_engine=said.is_engine(iri),
    )


def _property_term(found: OntologyProperty, said: _Said, below: tuple[Iri, ...], uses: int) -> OntologyTerm:
    iri = found.iri
    kind = Kind.ROLE if found.is_qualifier else Kind.VALUE if found.has_literals else Kind.RELATION
    if (ns.RDF_TYPE, _ANNOTATION) in said.of(iri):
        kind = Kind.ANNOTATION
    traits = {
        "symmetric": found.is_symmetric,
        "asymmetric": found.is_asymmetric,
        "at most one value": found.is_functional,
        "each fact happens once": found.happens_once,
        f"in {found.unit}": bool(found.unit),
    }
    return OntologyTerm(
        iri,
        kind,
        found.label,
        found.definition,
        above=tuple(p for p in found.parents if is_ours(p)),
        below=below,
        domains=found.domains,
        ranges=found.ranges,
        inverse=found.inverse,
        traits=tuple(trait for trait, holds in traits.items() if holds),
        words=said.texts(iri, *(effect.value for effect in Effect), "high", "low", "structure"),
        sentences=found.example_sentences,
        questions=found.example_questions,
        aligned=said.aligned(iri, ns.RDFS_SUBPROPERTY_OF),
        uses=uses,
        is_engine=said.is_engine(iri),
    )


def _uses(graph: StatedGraph, ontology: Ontology) -> Counter[Iri]:
    stated: Counter[Iri] = Counter()
    for statement, _ in graph.statements():
        stated[statement.predicate] += 1
        stated.update({q.property for q in statement.qualifiers})
    members: dict[Iri, set[Iri]] = {}
    triples: Counter[Iri] = Counter()
    for subject, predicate, value in graph.triples():
        triples[predicate] += 1
        if predicate == ns.RDF_TYPE and isinstance(value, Iri) and value in ontology.classes:
            for above in ontology.ancestors(value):
                members.setdefault(above, set()).add(subject)
    counted = Counter({iri: stated[iri] or triples[iri] for iri in ontology.properties})
    counted.update({iri: len(things) for iri, things in members.items()})
    return counted
