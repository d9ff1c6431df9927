"""Everything that must hold of a domain's graph, in one go."""

from __future__ import annotations

from pathlib import Path

from ntib_graph.graph.golden_rows import check_golden
from ntib_graph.graph.hygiene import hygiene_findings
from ntib_graph.graph.named_queries import Resolve, read_named_queries
from ntib_graph.graph.rdf_files import read_rdf
from ntib_graph.graph.shapes import Violation, validate
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain

ENGINE_SHAPES = Path(__file__).parent / "engine_shapes.ttl"
"""The shapes of statements, evidences, documents and complete sets."""

_SHAPE_TYPES = frozenset(Iri(ns.SH + name) for name in ("NodeShape", "PropertyShape"))


def check_graph(store: GraphStore, domain: Domain, resolve: Resolve | None = None) -> tuple[Violation, ...]:
    """What SHACL shapes, hygiene queries and golden rows find wrong, in this order; nothing if all is well.

    ``resolve`` finds the entities that parameters name; without it only prefixed names are known.
    Raises DomainError and QueryError for shapes and queries that are malformed themselves.
    """
    return (
        *validate(store.triples(), shape_files(domain.folder)),
        *hygiene_findings(store, domain.folder, domain.prefixes),
        *golden_findings(store, domain, resolve),
    )


def shape_files(domain_folder: Path) -> tuple[Path, ...]:
    """The engine's shapes, and the domain's ontology files that state shapes."""
    found = [ENGINE_SHAPES]
    for path in sorted((domain_folder / "ontology").glob("*.ttl")):
        triples, _ = read_rdf(path)
        if any(t.predicate == ns.RDF_TYPE and t.object in _SHAPE_TYPES for t in triples):
            found.append(path)
    return tuple(found)


def golden_findings(store: GraphStore, domain: Domain, resolve: Resolve | None = None) -> tuple[Violation, ...]:
    """Where the named queries of the domain do not give the rows that their headers state."""
    return tuple(
        Violation("", "", message, "Violation", str(query.path))
        for query in read_named_queries(domain.folder / "queries" / "competency")
        for message in check_golden(query, query.run(store, domain.prefixes, resolve), domain.compact, store.label)
    )
