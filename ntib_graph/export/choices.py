"""What a user names to choose a part of the graph: classes, relations, queries, triples from elsewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from ntib_graph.graph.named_queries import find_named_query, read_named_queries, with_parameters
from ntib_graph.graph.rdf_files import read_rdf
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import DomainError, UnknownNameError
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary.domain import Domain


class QueriedGraph(Protocol):
    """What a query is asked of."""

    @property
    def domain(self) -> Domain:
        """The domain the graph was built for."""
        ...

    @property
    def store(self) -> GraphStore:
        """The stored graph."""
        ...

    def find_entity(self, name: str) -> Iri:
        """The entity of a name.  Raises UnknownNameError."""
        ...


def find_classes(domain: Domain, names: Iterable[str]) -> tuple[Iri, ...]:
    """The classes of those names: a label, a noun, a prefixed name or an IRI.  Raises UnknownNameError with the nearest names."""
    words = {iri: (known.label, *known.nouns) for iri, known in domain.ontology.classes.items()}
    return tuple(_find(domain, name, words, "class") for name in names)


def find_relations(domain: Domain, names: Iterable[str]) -> tuple[Iri, ...]:
    """The relations of those names: a label, a prefixed name or an IRI.  Raises UnknownNameError with the nearest names."""
    words = {iri: (known.label,) for iri, known in domain.ontology.properties.items()}
    return tuple(_find(domain, name, words, "relation") for name in names)


def constructed(graph: QueriedGraph, query: str) -> tuple[Triple, ...]:
    """The triples of a CONSTRUCT or DESCRIBE, given as text or as the name of a named query (with its defaults).

    Raises QueryError for a malformed query and for one that gives rows, UnknownNameError for an unknown name.
    """
    domain = graph.domain
    if query and all(character.isalnum() or character in "-_." for character in query):
        named = find_named_query(read_named_queries(domain.folder / "queries" / "competency"), query)
        query = with_parameters(named, {}, graph.find_entity)
    return graph.store.construct(query, domain.prefixes)


def triples_in(data: bytes) -> tuple[Triple, ...]:
    """The triples of RDF from standard input: JSON-LD, RDF/XML, or Turtle, of which N-Triples is a part.

    Raises DomainError naming the line where the syntax breaks.
    """
    start = data.lstrip()[:200]
    ending = (
        "jsonld" if start[:1] in (b"{", b"[") and b"@" in data else "rdf" if start.startswith((b"<?xml", b"<rdf:")) else "ttl"
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"input.{ending}"
        path.write_bytes(data)
        try:
            return read_rdf(path)[0]
        except DomainError as error:
            where = error.where.replace(str(path), "standard input")
            raise DomainError(error.what, where=where, advice=error.advice) from error


def _find(domain: Domain, name: str, words: Mapping[Iri, tuple[str, ...]], what: str) -> Iri:
    iri = domain.expand(name) if " " not in name else None
    if iri is not None and iri in words:
        return iri
    wanted = " ".join(name.split()).casefold()
    found = [iri for iri, own in sorted(words.items()) if wanted in (word.casefold() for word in own)]
    if found:
        # A word may name several; its own label counts before other nouns.
        return min(found, key=lambda iri: (words[iri][0].casefold() != wanted, iri))
    names = {n: n for n in (name for own in words.values() for name in own)} | {iri.local_name: iri.local_name for iri in words}
    near = difflib.get_close_matches(name, sorted(names), n=3)
    advice = f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
    raise UnknownNameError(f"the ontology has no {what} {name!r}", advice=advice)
