"""The variables of a pattern: which a SELECT may project, which stand for dates."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.model.queries import Node, Pattern, Variable
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.ontology import Ontology


def variables_of(pattern: Pattern) -> tuple[Variable, ...]:
    """The variables that a SELECT over the pattern may project, in order of first occurrence."""
    found: dict[Variable, None] = {}
    for node in _bound_nodes(pattern):
        if isinstance(node, Variable):
            found.setdefault(node)
    return tuple(found)


def _bound_nodes(pattern: Pattern) -> Iterator[Node]:
    for edge in pattern.edges:
        yield from (edge.subject, edge.object, *(value for _, value in edge.qualifiers))
        yield from (node for node in (edge.moment, edge.day) if node)
    for restriction in pattern.classes:
        yield restriction.node
    for aggregate in pattern.aggregates:
        yield from (*aggregate.group, aggregate.result)
    yield from (choice.node for choice in pattern.choices)
    for branches in pattern.either:
        shared = [frozenset(variables_of(branch)) for branch in branches]
        yield from sorted(frozenset.intersection(*shared)) if shared else ()


def date_variables(pattern: Pattern, ontology: Ontology) -> frozenset[Node]:
    """The variables for dates that are values of properties, or dates of facts."""
    found: set[Node] = {edge.moment for edge in pattern.edges if edge.moment}
    for edge in pattern.edges:
        relation = ontology.properties.get(edge.property)
        if isinstance(edge.object, Variable) and relation and any(r.value == ns.EDTF for r in relation.ranges):
            found.add(edge.object)
    inner = (*(b for branches in pattern.either for b in branches), *(a.pattern for a in pattern.aggregates))
    return frozenset(found).union(*(date_variables(p, ontology) for p in inner))
