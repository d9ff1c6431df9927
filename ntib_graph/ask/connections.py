"""How two things are connected: the facts that join them, directly or through a third."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.model.terms import Iri, Triple

MOST_CONNECTIONS = 5


def connecting_facts(knowledge: Knowledge, first: Iri, second: Iri) -> tuple[tuple[Triple, ...], ...]:
    """Chains of at most two facts between two things, the direct ones first, in a fixed order; at most five."""
    direct = sorted(_between(knowledge, first, second))
    if direct:
        return tuple((triple,) for triple in direct[:MOST_CONNECTIONS])
    near, far = _about(knowledge, first), _about(knowledge, second)
    shared = sorted({m for _, m in near} & {m for _, m in far})
    chains = sorted((a, b) for m in shared for a, x in near if x == m for b, y in far if y == m)
    return tuple(chains[:MOST_CONNECTIONS])


def _between(knowledge: Knowledge, first: Iri, second: Iri) -> Iterator[Triple]:
    for s, o in ((first, second), (second, first)):
        for (p,) in knowledge.graph.select(f"SELECT DISTINCT ?p {{ <{s}> ?p <{o}> }}").rows:
            if isinstance(p, Iri) and p in knowledge.ontology.properties:
                yield Triple(s, p, o)


def _about(knowledge: Knowledge, thing: Iri) -> list[tuple[Triple, Iri]]:
    """The facts of a thing with what stands at their other end: a thing of the domain, not a class."""
    rows = knowledge.graph.select(f"SELECT DISTINCT ?s ?p ?o {{ {{ <{thing}> ?p ?o }} UNION {{ ?s ?p <{thing}> }} }}").rows
    found: list[tuple[Triple, Iri]] = []
    for s, p, o in rows:
        other = o if isinstance(o, Iri) else s
        if isinstance(p, Iri) and p in knowledge.ontology.properties and isinstance(other, Iri) and other in knowledge.entities:
            found.append((Triple(thing, p, other) if other is o else Triple(other, p, thing), other))
    return found
