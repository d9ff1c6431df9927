"""What the ontology says of every thing of a class: ``C rdfs:subClassOf [ owl:onProperty p ; owl:hasValue v ]``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ntib_graph.model.terms import Iri, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

_ON_PROPERTY, _HAS_VALUE = Iri(ns.OWL + "onProperty"), Iri(ns.OWL + "hasValue")


def fixed_value_triples(schema: Iterable[Triple], data: Iterable[Triple]) -> Iterator[Triple]:
    """For the things that ``data`` types, the values that ``schema`` fixes for their classes and those above them."""
    above: dict[Iri, set[Iri]] = defaultdict(set)
    parts: dict[Iri, dict[Iri, Term]] = defaultdict(dict)
    for subject, predicate, value in schema:
        if predicate == ns.RDFS_SUBCLASS_OF and isinstance(value, Iri):
            above[subject].add(value)
        elif predicate in (_ON_PROPERTY, _HAS_VALUE):
            parts[subject][predicate] = value
    if not parts:
        return
    stated = ((node, said.get(_ON_PROPERTY), said.get(_HAS_VALUE)) for node, said in parts.items())
    fixed = {node: (property_, value) for node, property_, value in stated if isinstance(property_, Iri) and value}
    values: dict[Iri, set[tuple[Iri, Term]]] = {}
    for thing, predicate, kind in data:
        if predicate == ns.RDF_TYPE and isinstance(kind, Iri):
            if kind not in values:
                values[kind] = {fixed[r] for r in _reached(kind, above) if r in fixed}
            yield from (Triple(thing, *value) for value in sorted(values[kind], key=str))


def _reached(kind: Iri, above: dict[Iri, set[Iri]]) -> set[Iri]:
    reached, waiting = {kind}, [kind]
    while waiting:
        for parent in above.get(waiting.pop(), ()):
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)
    return reached
