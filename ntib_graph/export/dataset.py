"""The description of a whole graph: VoID and DCAT, with the named queries as executable examples.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/shacl-af/#SPARQLExecutables for
``sh:SPARQLExecutable``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Protocol

from ntib_graph.graph.named_queries import NamedQuery, read_named_queries, with_parameters
from ntib_graph.graph.sparql_text import query_form
from ntib_graph.model.documents import Source
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import XSD, XSD_INTEGER, Iri, Literal, Term, Triple, text
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain

DATASET_PREFIXES = {"void": ns.VOID, "dcat": ns.DCAT}

_TITLE, _DESCRIPTION = Iri(ns.DCTERMS + "title"), Iri(ns.DCTERMS + "description")
_HEADER = {
    _TITLE: (_TITLE,),
    _DESCRIPTION: (_DESCRIPTION,),
    Iri(ns.DCTERMS + "creator"): (Iri(ns.DCTERMS + "creator"),),
    Iri(ns.DCTERMS + "license"): (Iri(ns.DCTERMS + "license"),),
    Iri(ns.DCAT + "version"): (Iri(ns.DCAT + "version"), Iri(ns.OWL + "versionInfo")),
    Iri(ns.DCAT + "keyword"): (Iri(ns.DCAT + "keyword"),),
}
_FORMS = {"select": "Select", "ask": "Ask", "construct": "Construct"}


class DescribedGraph(Protocol):
    """What a description counts and quotes."""

    @property
    def domain(self) -> Domain:
        """The domain the graph was built for."""
        ...

    def entities(self) -> Mapping[Iri, Entity]:
        """Every thing the graph names."""
        ...

    def documents(self) -> Mapping[str, Source]:
        """Where each document comes from, by id."""
        ...

    def triples(self) -> Iterator[Triple]:
        """Everything, as RDF."""
        ...

    def find_entity(self, name: str) -> Iri:
        """The entity of a name.  Raises UnknownNameError."""
        ...


def title_of(domain: Domain) -> str:
    """What the domain calls its graph, else its ontology, else its folder's name."""
    titles = [t.object.value for t in _header(domain) if t.predicate == _TITLE]
    return titles[0] if titles else domain.folder.resolve().name


def dataset_triples(graph: DescribedGraph) -> Iterator[Triple]:
    """The description: what the dataset is, how much is in it, its prefixes, and its named queries with their defaults."""
    domain, space = graph.domain, graph.domain.ontology.namespace
    node = ns.dataset_iri(space)
    yield Triple(node, ns.RDF_TYPE, Iri(ns.VOID + "Dataset"))
    yield Triple(node, ns.RDF_TYPE, Iri(ns.DCAT + "Dataset"))
    yield from _header(domain)
    yield Triple(node, Iri(ns.VOID + "uriSpace"), Literal(space))
    for key in graph.documents():
        yield Triple(node, Iri(ns.DCTERMS + "source"), ns.document_iri(space, key))
    yield from _counts(node, set(graph.triples()), domain, len(graph.entities()))
    for prefix, namespace in sorted(domain.prefixes.items()):
        declared = ns.dataset_iri(space, "prefix", prefix)
        yield Triple(node, Iri(ns.SH + "declare"), declared)
        yield Triple(declared, Iri(ns.SH + "prefix"), Literal(prefix))
        yield Triple(declared, Iri(ns.SH + "namespace"), Literal(namespace, XSD + "anyURI"))
    for query in read_named_queries(domain.folder / "queries" / "competency"):
        yield from _example(node, query, with_parameters(query, {}, graph.find_entity), space)


def _header(domain: Domain) -> Iterator[Triple]:
    """What the domain says of the dataset, and where it says nothing, of its ontology."""
    node = ns.dataset_iri(domain.ontology.namespace)
    known: dict[Iri, dict[Iri, list[Term]]] = {}
    for subject, predicate, value in (*domain.schema, *domain.data):
        known.setdefault(subject, {}).setdefault(predicate, []).append(value)
    ontologies = [
        iri
        for iri, values in sorted(known.items())
        if Iri(ns.OWL + "Ontology") in values.get(ns.RDF_TYPE, ()) and not iri.value.startswith(ns.ENGINE + "engine")
    ]
    for said, sources in _HEADER.items():
        for holder in (node, *ontologies):
            values = [value for source in sources for value in known.get(holder, {}).get(source, ())]
            if values:
                yield from (Triple(node, said, value) for value in values)
                break


def _counts(node: Iri, triples: set[Triple], domain: Domain, entities: int) -> Iterator[Triple]:
    classes = Counter(t.object for t in triples if t.predicate == ns.RDF_TYPE and isinstance(t.object, Iri))
    properties = Counter(t.predicate for t in triples)
    totals = {
        "triples": len(triples),
        "entities": entities,
        "distinctSubjects": len({t.subject for t in triples}),
        "distinctObjects": len({t.object for t in triples}),
        "classes": len(classes),
        "properties": len(properties),
    }
    for name, number in totals.items():
        yield Triple(node, Iri(ns.VOID + name), _whole(number))
    used = {iri.value for iri in (*classes, *properties)}
    for vocabulary in sorted({space for space in domain.prefixes.values() if any(iri.startswith(space) for iri in used)}):
        yield Triple(node, Iri(ns.VOID + "vocabulary"), Iri(vocabulary))
    for kind, counts, unit in (("class", classes, "entities"), ("property", properties, "triples")):
        for iri, number in sorted(counts.items()):
            part = ns.dataset_iri(domain.ontology.namespace, kind, domain.compact(iri).replace(":", "-", 1).replace("/", "-"))
            yield Triple(node, Iri(f"{ns.VOID}{kind}Partition"), part)
            yield Triple(part, Iri(ns.VOID + kind), iri)
            yield Triple(part, Iri(ns.VOID + unit), _whole(number))


def _example(node: Iri, query: NamedQuery, sparql: str, space: str) -> Iterator[Triple]:
    """A named query; without its header, which says the same."""
    example = ns.dataset_iri(space, "query", query.name)
    form = query_form(sparql).casefold()
    if form not in _FORMS:
        return
    yield Triple(example, ns.RDF_TYPE, Iri(ns.SH + "SPARQLExecutable"))
    yield Triple(example, ns.RDF_TYPE, Iri(f"{ns.SH}SPARQL{_FORMS[form]}Executable"))
    yield Triple(example, ns.RDFS_LABEL, text(query.title))
    if query.question or query.description:
        yield Triple(example, ns.RDFS_COMMENT, text(query.question or query.description))
    if query.question and query.description:
        yield Triple(example, _DESCRIPTION, text(query.description))
    lines = (line for line in sparql.splitlines() if not line.startswith("#+"))
    yield Triple(example, Iri(ns.SH + form), Literal("\n".join(lines).strip() + "\n"))
    yield Triple(example, Iri(ns.SH + "prefixes"), node)
    yield Triple(example, Iri(ns.DCTERMS + "isPartOf"), node)


def _whole(number: int) -> Literal:
    return Literal(str(number), XSD_INTEGER)
