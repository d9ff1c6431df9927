"""Two things side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ntib_graph.lookup.facts import FactReader, RoledFact, WordedGraph
from ntib_graph.lookup.profiles import title_of_role
from ntib_graph.model.profiles import ComparedRelation, Comparison, Fact, Role, SharedFact
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Term

_Key = tuple[tuple[Term, ...], Status, Iri | None]
"""What makes two facts the same of two things: the other side, and how the fact is put forward; times may differ."""


def compare(graph: WordedGraph, left: Iri, right: Iri) -> Comparison:
    """What two things share and what only one of them has, by relation and role, in order of relation.

    Facts of every status count; a denied fact is shared only with a denied one.
    """
    reader = FactReader(graph)
    views = {thing: reader.facts_about(thing) for thing in (left, right)}
    common = {v.fact.statement.id for v in views[left]} & {v.fact.statement.id for v in views[right]}
    between = {v.fact.statement.id: v.fact for v in views[left] if v.fact.statement.id in common}
    sides = [_by_relation(v for v in views[thing] if v.fact.statement.id not in common) for thing in (left, right)]
    names = f"{graph.label(left)} / {graph.label(right)}"
    relations = sorted(sides[0].keys() | sides[1].keys(), key=lambda k: (list(Role).index(k[1]), graph.label(k[0]), k[0]))
    return Comparison(
        left,
        graph.label(left),
        right,
        graph.label(right),
        tuple(between.values()),
        tuple(_compared(graph, *key, names, sides[0].get(key, {}), sides[1].get(key, {})) for key in relations),
    )


def _by_relation(views: Iterable[RoledFact]) -> dict[tuple[Iri, Role], dict[_Key, list[Fact]]]:
    found: dict[tuple[Iri, Role], dict[_Key, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for view in views:
        statement = view.fact.statement
        found[view.relation, view.role][view.others, statement.status, statement.attributed_to].append(view.fact)
    return found


def _compared(
    graph: WordedGraph,
    relation: Iri,
    role: Role,
    names: str,
    left: dict[_Key, list[Fact]],
    right: dict[_Key, list[Fact]],
) -> ComparedRelation:
    both = tuple(SharedFact(_worded(graph, key), tuple(facts), tuple(right[key])) for key, facts in left.items() if key in right)
    return ComparedRelation(
        relation,
        role,
        title_of_role(graph, names, relation, role),
        both,
        tuple(fact for key, facts in left.items() if key not in right for fact in facts),
        tuple(fact for key, facts in right.items() if key not in left for fact in facts),
    )


def _worded(graph: WordedGraph, key: _Key) -> str:
    others, status, voice = key
    words = " – ".join(graph.label(term) for term in others)
    ways = [status.value] if status is not Status.ASSERTED else []
    ways += [f"according to {graph.label(voice)}"] if voice else []
    return f"{words} ({', '.join(ways)})" if ways else words
