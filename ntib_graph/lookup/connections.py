"""How two things are connected: the shortest chains of facts between them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from math import inf, log2

from ntib_graph.lookup.facts import FactReader, WordedGraph, is_relation
from ntib_graph.model.profiles import Connection, Step
from ntib_graph.model.terms import Iri, Triple

_HUB_PRICE = 0.25
"""What a thing on the way costs beside its step, for each doubling of the number of its neighbours: by way of a thing that
has eight times as many, a chain may be most of a step longer."""
_MOST_TRIES = 20_000
"""Chains looked at before the search ends with what it has; no graph of documents comes near it."""

_Neighbours = Callable[[Iri], Mapping[Iri, frozenset[Triple]]]
_Price = Callable[[Iri], float]


def connect(graph: WordedGraph, start: Iri, end: Iri, *, most: int = 3, longest: int = 4) -> tuple[Connection, ...]:
    """The ``most`` best chains of at most ``longest`` asserted facts, the best first; none where there is none.

    A chain runs over things, never over classes or values, and facts may be followed either way.  A shorter chain is better,
    and among chains of nearly the same length the one whose things on the way have fewer neighbours.  Same graph, same chains.
    """
    neighbours = _reader_of_neighbours(graph)

    @cache
    def price(thing: Iri) -> float:
        return 1.0 if thing == end else 1.0 + _HUB_PRICE * log2(max(len(neighbours(thing)), 1))

    rests = _least_prices(end, neighbours, price, longest)
    reader = FactReader(graph)

    def step(one: Iri, other: Iri) -> Step:
        return Step(one, graph.label(one), other, graph.label(other), reader.facts_between(neighbours(one)[other]))

    chains = _best_chains(start, end, neighbours, price, rests, most)
    return tuple(Connection(tuple(step(one, other) for one, other in pairwise(chain))) for chain in chains)


def _reader_of_neighbours(graph: WordedGraph) -> _Neighbours:
    """From a thing to the things beside it, each with the plain facts between the two."""
    store, entities = graph.store, graph.entities()

    @cache
    def neighbours(thing: Iri) -> Mapping[Iri, frozenset[Triple]]:
        found: dict[Iri, set[Triple]] = defaultdict(set)
        for triple in (*store.triples(thing), *store.triples(None, None, thing)):
            other = triple.object if triple.subject == thing else triple.subject
            if isinstance(other, Iri) and other != thing and other in entities and is_relation(triple.predicate, graph.domain):
                found[other].add(triple)
        return {other: frozenset(triples) for other, triples in sorted(found.items())}

    return neighbours


def _least_prices(end: Iri, neighbours: _Neighbours, price: _Price, longest: int) -> list[dict[Iri, float]]:
    """For each number of steps, up to ``longest``: what the way to ``end`` costs at least from each thing that near."""
    layers = [{end: 0.0}]
    for _ in range(longest):
        before = layers[-1]
        now = dict(before)
        for thing, rest in before.items():
            cost = price(thing) + rest
            for other in neighbours(thing):
                if cost < now.get(other, inf):
                    now[other] = cost
        layers.append(now)
    return layers


def _best_chains(
    start: Iri, end: Iri, neighbours: _Neighbours, price: _Price, rests: list[dict[Iri, float]], most: int
) -> list[tuple[Iri, ...]]:
    """The cheapest simple chains, best first: a search that always follows the one that promises to be cheapest."""
    longest = len(rests) - 1
    found: list[tuple[Iri, ...]] = []
    waiting: list[tuple[float, tuple[Iri, ...], float]] = [(rests[longest].get(start, inf), (start,), 0.0)]
    for _ in range(_MOST_TRIES):
        if not waiting or len(found) == most or waiting[0][0] == inf:
            break
        _, chain, paid = heapq.heappop(waiting)
        if chain[-1] == end:
            found.append(chain)
            continue
        rest = rests[longest - len(chain)]
        for other in neighbours(chain[-1]):
            if other not in chain and other in rest:
                cost = paid + price(other)
                # Sums of the same prices in another order must not differ by their last digit.
                heapq.heappush(waiting, (round(cost + rest[other], 9), (*chain, other), cost))
    return found
