"""How two things are connected: the facts that join them, directly or through a third."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.model.terms import Iri, Triple

MOST_CONNECTIONS = 5


def connecting_facts(knowledge: Knowledge, first: Iri, second: Iri) -> tuple[tuple[Triple, ...], ...]:
    """Chains of at most two facts between two things, in a fixed order; at most five.

    Direct ones first, then facts of one whose other end is described by the name of the other, then those over a third thing.
    """
    direct = sorted(_between(knowledge, {first}, {second}))
    if not direct:
        direct = [
            *sorted(_between(knowledge, {first}, _naming(knowledge, second))),
            *sorted(_between(knowledge, {second}, _naming(knowledge, first))),
        ]
    if direct:
        return tuple((triple,) for triple in direct[:MOST_CONNECTIONS])
    near, far = _about(knowledge, first), _about(knowledge, second)
    shared = sorted({m for _, m in near} & {m for _, m in far})
    chains = sorted((a, b) for m in shared for a, x in near if x == m for b, y in far if y == m)
    if not chains:
        chains = [*_to_naming(knowledge, near, second), *_to_naming(knowledge, far, first)]
    return tuple(chains[:MOST_CONNECTIONS])


def _to_naming(knowledge: Knowledge, near: Iterable[tuple[Triple, Iri]], thing: Iri) -> list[tuple[Triple, Triple]]:
    """Chains over the ends of some facts to what is described by a thing's name."""
    beyond = sorted(_between(knowledge, {other for _, other in near}, _naming(knowledge, thing)))
    return sorted((a, b) for b in beyond for a, other in near if other in (b.subject, b.object) and a != b)


def _between(knowledge: Knowledge, first: Iterable[Iri], second: Iterable[Iri]) -> Iterator[Triple]:
    """The facts that have one of the first at one end and one of the second at the other."""
    near, far = (" ".join(f"<{thing}>" for thing in sorted(things)) for things in (first, second))
    for subjects, objects in ((near, far), (far, near)):
        values = f"VALUES ?s {{ {subjects} }} VALUES ?o {{ {objects} }}"
        for s, p, o in knowledge.graph.select(f"SELECT DISTINCT ?s ?p ?o {{ {values} ?s ?p ?o }}").rows:
            if isinstance(s, Iri) and isinstance(p, Iri) and isinstance(o, Iri) and p in knowledge.ontology.properties:
                yield Triple(s, p, o)


def _naming(knowledge: Knowledge, thing: Iri) -> frozenset[Iri]:
    """What texts only describe, by words with one of the thing's names."""
    known = knowledge.entities.get(thing)
    names = [re.escape(name) for name in (known.label, *known.aliases)] if known else []
    if not names:
        return frozenset()
    named = re.compile(rf"(?<!\w)(?:{'|'.join(names)})s?(?!\w)")
    return frozenset(i for i, entity in knowledge.entities.items() if named.search(entity.label) and knowledge.is_phrase(i))


def _about(knowledge: Knowledge, thing: Iri) -> list[tuple[Triple, Iri]]:
    """The facts of a thing with what stands at their other end: a thing of the domain, not a class."""
    rows = knowledge.graph.select(f"SELECT DISTINCT ?s ?p ?o {{ {{ <{thing}> ?p ?o }} UNION {{ ?s ?p <{thing}> }} }}").rows
    found: list[tuple[Triple, Iri]] = []
    for s, p, o in rows:
        other = o if isinstance(o, Iri) else s
        if isinstance(p, Iri) and p in knowledge.ontology.properties and isinstance(other, Iri) and other in knowledge.entities:
            found.append((Triple(thing, p, other) if other is o else Triple(other, p, thing), other))
    return found
