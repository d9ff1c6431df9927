"""What a user names to choose a part of the graph: classes, relations, queries, triples from elsewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Protocol

from ntib_graph.graph.named_queries import find_named_query, read_named_queries, with_parameters
from ntib_graph.graph.rdf_files import read_rdf
from ntib_graph.graph.sparql_text import query_form
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import DomainError, QueryError, UnknownNameError, UsageError
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.wording.lists import join_words


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


def constructed(graph: QueriedGraph, query: str, parameters: Mapping[str, str] = MappingProxyType({})) -> tuple[Triple, ...]:
    """The triples of a CONSTRUCT or DESCRIBE, given as text or as the name of a named query, with its parameters.

    Raises QueryError for a malformed query and for one that gives rows, UnknownNameError for an unknown name.
    """
    domain = graph.domain
    if query and all(character.isalnum() or character in "-_." for character in query):
        known = read_named_queries(domain.folder / "queries" / "competency")
        named = find_named_query(known, query)
        if query_form(named.sparql) not in ("CONSTRUCT", "DESCRIBE"):
            fitting = [other.name for other in known if query_form(other.sparql) in ("CONSTRUCT", "DESCRIBE")]
            advice = f"Of the named queries {join_words(fitting)} can be drawn." if fitting else "Write a CONSTRUCT."
            raise QueryError(f"{query} gives rows, and a drawing needs triples", advice=advice)
        query = with_parameters(named, parameters, graph.find_entity)
    elif parameters:
        raise UsageError("only a named query has parameters", advice="Leave --param out.")
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
    # Names that differ in case alone are one suggestion.
    names = {n.casefold(): n for own in words.values() for n in own} | {
        iri.local_name.casefold(): iri.local_name for iri in words
    }
    near = [names[level] for level in difflib.get_close_matches(name.casefold(), sorted(names), n=2, cutoff=0.7)]
    advice = f"Did you mean {join_words([repr(n) for n in near], 'or')}?" if near else ""
    raise UnknownNameError(f"the ontology has no {what} {name!r}", advice=advice)
