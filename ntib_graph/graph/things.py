"""What a store names: things with their labels, classes and other names."""

from __future__ import annotations

from ntib_graph.graph.store import GraphStore
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.ontology import Ontology

_ENGINE = frozenset({ns.STATEMENT, ns.EVIDENCE, ns.DOCUMENT, ns.COMPLETE_SET, Iri(ns.ENGINE + "Status")})
_IDENTIFIER = Iri(ns.DCTERMS + "identifier")


def read_entities(store: GraphStore, ontology: Ontology) -> dict[Iri, Entity]:
    """Everything of a class of the ontology, in order of IRI; neither what the engine needs nor terms of the ontology."""
    classes: dict[Iri, set[Iri]] = {}
    for triple in store.triples(predicate=ns.RDF_TYPE):
        if isinstance(triple.object, Iri) and triple.object in ontology.classes:
            classes.setdefault(triple.subject, set()).add(triple.object)
    labels = {t.subject: t.object.value for t in store.triples(predicate=ns.RDFS_LABEL)}
    names: dict[Iri, list[str]] = {}
    for triple in store.triples(predicate=ns.SKOS_ALT_LABEL):
        names.setdefault(triple.subject, []).append(triple.object.value)

    def label_of(iri: Iri) -> str:
        return labels.get(iri) or ns.split_camel_case(iri.local_name)

    return {
        iri: Entity(iri, label_of(iri), tuple(sorted(kinds)), tuple(sorted(names.get(iri, ()))))
        for iri, kinds in sorted(classes.items())
        if not kinds & _ENGINE and iri not in ontology.properties
    }


def read_documents_as_things(store: GraphStore) -> dict[Iri, Entity]:
    """The documents, named by title and by id."""
    nodes = sorted(triple.subject for triple in store.triples(predicate=ns.RDF_TYPE, object=ns.DOCUMENT))
    return {
        node: Entity(node, store.label(node), (ns.DOCUMENT,), tuple(t.object.value for t in store.triples(node, _IDENTIFIER)))
        for node in nodes
    }
