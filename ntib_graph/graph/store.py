"""The graph on disk: written whole or not at all, then only read.

A store folder holds ``current`` (the name of the graph in use), ``graph-N/`` with ``triples/`` (Oxigraph's files) and
``stamp.json``, and while a build runs ``building-*``.  A reader keeps the graph that it opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox

from ntib_graph.graph.rdf_files import from_oxigraph, ntriples_lines, to_oxigraph, to_quad, to_triple
from ntib_graph.graph.sparql_text import explain_syntax_error, refuse_unsafe
from ntib_graph.graph.stamps import FORMAT, REBUILD, TRIPLES, NoGraphError, graph_in_use, read_stamp, stamp_of
from ntib_graph.model.errors import DomainError, QueryError, StoreError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import XSD_BOOLEAN, Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

__all__ = ["GraphStore", "NoGraphError", "Result", "as_table", "read_stamp"]

T = TypeVar("T")

Result = Table | bool | tuple[Triple, ...]
"""What a query gives: SELECT a table, ASK a truth value, CONSTRUCT and DESCRIBE triples."""


class GraphStore:
    """A graph opened for reading.  Nothing in it can be changed."""

    def __init__(self, store: ox.Store, stamp: Mapping[str, Any], folder: Path | None = None) -> None:
        self._store, self.stamp, self.folder = store, stamp, folder

    @classmethod
    def open(cls, folder: Path) -> GraphStore:
        """The graph in use in a store folder.

        Raises NoGraphError where nothing was built, StoreError where it is damaged or of another format.
        """
        graph = graph_in_use(folder)
        while True:
            try:
                return cls(ox.Store.read_only(str(graph / TRIPLES)), stamp_of(graph), folder)
            except (OSError, RuntimeError, ValueError, StoreError) as error:
                # A build may have replaced the graph between the two looks.
                newer = graph_in_use(folder)
                if newer != graph:
                    graph = newer
                elif isinstance(error, StoreError):
                    raise
                else:
                    what = f"the store is damaged or cannot be read: {_first_line(error)}"
                    raise StoreError(what, where=str(graph), advice=REBUILD) from error

    @classmethod
    def in_memory(cls, triples: Iterable[Triple]) -> GraphStore:
        """A graph that is kept nowhere."""
        store = ox.Store()
        store.extend(to_quad(triple) for triple in triples)
        return cls(store, {"format": FORMAT})

    def __len__(self) -> int:
        return len(self._store)

    def triples(
        self,
        subject: Iri | None = None,
        predicate: Iri | None = None,
        object: Term | None = None,  # noqa: A002
    ) -> Iterator[Triple]:
        """The triples that fit a pattern, in no particular order; ``None`` is anything."""
        s, p, o = (None if term is None else to_oxigraph(term) for term in (subject, predicate, object))
        try:
            for quad in self._store.quads_for_pattern(s, p, o, ox.DefaultGraph()):  # type: ignore[arg-type]
                yield to_triple(quad)
        except (OSError, RuntimeError) as error:
            raise self._broken(error) from error

    def subjects(self) -> Iterator[Iri]:
        """Everything that the graph says something of, and every relation that it uses, in no particular order."""
        seen: set[Iri] = set()
        for subject, predicate, _ in self.triples():
            for iri in (subject, predicate):
                if iri not in seen:
                    seen.add(iri)
                    yield iri

    def label(self, iri: Iri) -> str:
        """The English or untagged rdfs:label, the first in alphabetical order; "" where there is none."""
        found = (t.object for t in self.triples(iri, ns.RDFS_LABEL))
        return min((o.value for o in found if isinstance(o, Literal) and o.language in ("", "en")), default="")

    def query(self, sparql: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """What any query gives.  Raises QueryError naming line and column; updates and SERVICE are refused."""
        return self.query_rows(sparql, prefixes, None)[0]

    def query_rows(self, sparql: str, prefixes: Mapping[str, str] | None, limit: int | None) -> tuple[Result, bool]:
        """At most ``limit`` rows or triples of what a query gives, and whether there were more."""
        refuse_unsafe(sparql)
        known = dict(ns.STANDARD_PREFIXES if prefixes is None else prefixes)
        try:
            result = self._store.query(sparql, prefixes=known)
            if isinstance(result, ox.QueryBoolean):
                return bool(result), False
            if isinstance(result, ox.QuerySolutions):
                rows, is_cut = _first(result, limit)
                columns = tuple(variable.value for variable in result.variables)
                cells = tuple(tuple(None if cell is None else from_oxigraph(cell) for cell in row) for row in rows)
                return Table(columns, cells), is_cut
            found, is_cut = _first(result, limit)
            return tuple(to_triple(triple) for triple in found), is_cut
        except SyntaxError:
            explain_syntax_error(sparql, known)
        except ValueError as error:
            raise QueryError(f"a prefix cannot be used: {_first_line(error)}") from error
        except DomainError as error:
            raise QueryError("the query gives RDF 1.2 triple terms, which this package does not read") from error
        except (OSError, RuntimeError) as error:
            raise self._broken(error) from error

    def select(self, sparql: str, prefixes: Mapping[str, str] | None = None) -> Table:
        """The rows of a SELECT, columns in the order of its projection (``*``: alphabetical).

        Raises QueryError for a malformed query and for one that is no SELECT.
        """
        return self._expect(Table, "SELECT", sparql, prefixes)

    def ask(self, sparql: str, prefixes: Mapping[str, str] | None = None) -> bool:
        """The answer of an ASK.  Raises QueryError for a malformed query and for one that is no ASK."""
        return self._expect(bool, "ASK", sparql, prefixes)

    def construct(self, sparql: str, prefixes: Mapping[str, str] | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE.  Raises QueryError for a malformed query and for another kind."""
        return self._expect(tuple, "CONSTRUCT or DESCRIBE", sparql, prefixes)

    def _expect(self, kind: type[T], name: str, sparql: str, prefixes: Mapping[str, str] | None) -> T:
        result = self.query(sparql, prefixes)
        if not isinstance(result, kind):
            raise QueryError(f"a {name} query is needed here")
        return result

    def dump_nquads(self, path: Path) -> None:
        """Writes all triples as sorted canonical N-Quads (default graph): the same graph gives the same bytes.

        Raises StoreError where the file cannot be written.
        """
        lines = ntriples_lines(self.triples())
        try:
            with path.open("wb") as stream:
                stream.writelines(line + b"\n" for line in lines)
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror or error}", where=str(path)) from error

    def _broken(self, error: Exception) -> StoreError:
        return StoreError(f"the store cannot be read: {_first_line(error)}", where=str(self.folder or "memory"), advice=REBUILD)


def as_table(result: Result) -> Table:
    """Any result as rows: an ASK is one cell, triples are three columns."""
    if isinstance(result, Table):
        return result
    if isinstance(result, bool):
        return Table(("answer",), ((Literal(str(result).lower(), XSD_BOOLEAN),),))
    return Table(("subject", "predicate", "object"), tuple(tuple(triple) for triple in result))


def _first(found: Iterable[T], limit: int | None) -> tuple[list[T], bool]:
    rows: list[T] = []
    for row in found:
        if limit is not None and len(rows) >= limit:
            return rows, True
        rows.append(row)
    return rows, False


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
