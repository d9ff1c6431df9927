"""Hygiene: queries that must return nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ntib_graph.graph.named_queries import NamedQuery, read_named_queries
from ntib_graph.graph.shapes import Violation
from ntib_graph.graph.store import GraphStore

ENGINE_HYGIENE = Path(__file__).parent / "hygiene"
"""What must hold of every domain's graph."""


def hygiene_queries(domain_folder: Path) -> tuple[NamedQuery, ...]:
    """The queries for every domain, then those of the domain's ``queries/hygiene``.  Raises DomainError for a malformed one."""
    return (*read_named_queries(ENGINE_HYGIENE), *read_named_queries(domain_folder / "queries" / "hygiene"))


def hygiene_findings(store: GraphStore, domain_folder: Path, prefixes: Mapping[str, str]) -> tuple[Violation, ...]:
    """One finding for each row of each query: the first column is the focus, the others are shown in the message.

    Raises QueryError naming the file for a query that is no SPARQL.
    """
    found: list[Violation] = []
    for query in hygiene_queries(domain_folder):
        for first, *others in sorted(query.run(store, prefixes).rows, key=str):
            details = ", ".join(str(cell) for cell in others if cell is not None)
            message = f"{query.title}: {details}" if details else query.title
            found.append(Violation(str(first or ""), "", message, "Violation", str(query.path)))
    return tuple(found)
