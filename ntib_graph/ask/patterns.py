"""Patterns of query graphs: put together, and with other nodes in place of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeVar

from ntib_graph.ask.records import replace
from ntib_graph.model.queries import Aggregate, Choice, ClassRestriction, Comparator, Comparison, Edge, Node, Pattern, Variable
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.conditions import Condition

EMPTY = Pattern()


def join(*patterns: Pattern) -> Pattern:
    """The conjunction, without repetitions."""
    parts = [p for p in patterns if p is not EMPTY and p != EMPTY]
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    return Pattern(
        _all_of([p.edges for p in parts]),
        _all_of([p.classes for p in parts]),
        _all_of([p.comparisons for p in parts]),
        _all_of([p.absent for p in parts]),
        _all_of([p.either for p in parts]),
        _all_of([p.aggregates for p in parts]),
        _all_of([p.choices for p in parts]),
    )


Part = TypeVar("Part")


def _all_of(parts: list[tuple[Part, ...]]) -> tuple[Part, ...]:
    """All parts of some patterns, each once; mostly at most one of the patterns has any."""
    found = [some for some in parts if some]
    if len(found) < 2:
        return found[0] if found else ()
    return tuple(dict.fromkeys(chain.from_iterable(found)))


Substitution = Callable[[Node], Node]


def map_pattern(pattern: Pattern, change: Substitution, *, inside: bool = False) -> Pattern:
    """The pattern with every node changed; ``inside`` also what is local to its aggregates."""
    if pattern is EMPTY or pattern == EMPTY:
        return pattern
    # Most patterns have edges and classes alone.
    rest = pattern.comparisons or pattern.absent or pattern.either or pattern.aggregates or pattern.choices
    edges = tuple([map_edge(edge, change) for edge in pattern.edges])
    classes = tuple([_map_class(r, change) for r in pattern.classes])
    if not rest:
        return Pattern(edges, classes)
    return Pattern(
        edges,
        classes,
        tuple(Comparison(change(c.left), c.comparator, change(c.right)) for c in pattern.comparisons),
        tuple(map_pattern(p, change, inside=inside) for p in pattern.absent),
        tuple(tuple(map_pattern(p, change, inside=inside) for p in branches) for branches in pattern.either),
        tuple(_map_aggregate(a, change, inside) for a in pattern.aggregates),
        tuple(Choice(change(c.node), c.values) for c in pattern.choices),
    )


def map_edge(edge: Edge, change: Substitution) -> Edge:
    """The edge with every node changed."""
    subject, object_ = change(edge.subject), change(edge.object)
    if subject is edge.subject and object_ is edge.object and not (edge.qualifiers or edge.moment or edge.day):
        return edge
    return Edge(
        subject,
        edge.property,
        object_,
        tuple([(name, change(value)) for name, value in edge.qualifiers]) if edge.qualifiers else (),
        edge.effect,
        edge.time,
        _variable(change, edge.moment) if edge.moment else None,
        _variable(change, edge.day) if edge.day else None,
    )


def _map_class(restriction: ClassRestriction, change: Substitution) -> ClassRestriction:
    node = change(restriction.node)
    return restriction if node is restriction.node else ClassRestriction(node, restriction.class_iri)


def _variable(change: Substitution, variable: Variable | None) -> Variable | None:
    changed = change(variable) if variable else None
    return changed if isinstance(changed, Variable) else variable


def _map_aggregate(a: Aggregate, change: Substitution, inside: bool) -> Aggregate:
    group = tuple(v for v in (change(v) for v in a.group) if isinstance(v, Variable))
    result = change(a.result)
    assert isinstance(result, Variable)

    def local(node: Node) -> Node:
        return change(node) if inside or node in a.group else node

    return replace(
        a, pattern=map_pattern(a.pattern, local, inside=inside), measured=local(a.measured), group=group, result=result
    )


def substitution(variable: Node, by: Node) -> Substitution:
    """Replaces one variable."""
    return lambda node: by if node == variable else node


def condition_pattern(node: Variable, condition: Condition) -> Pattern:
    """What a word asks of a thing: a value, within a threshold."""
    value = Variable(f"{node.name}{condition.property.local_name}")
    comparisons = (Comparison(value, Comparator(condition.sign), number(condition.number)),) if condition.sign else ()
    return Pattern((Edge(node, condition.property, value),), comparisons=comparisons)


def class_pattern(node: Node, classes: Iterable[Iri]) -> Pattern:
    """The node's class restrictions; of several classes one must hold."""
    ordered = sorted(classes)
    if len(ordered) == 1:
        return Pattern(classes=(ClassRestriction(node, ordered[0]),))
    branches = tuple(Pattern(classes=(ClassRestriction(node, c),)) for c in ordered)
    return Pattern(either=(branches,)) if branches else Pattern()
