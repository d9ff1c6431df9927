"""Superlatives carried out: only the extreme ones of a set remain."""

from __future__ import annotations

from ntib_graph.ask.items import Item, join
from ntib_graph.ask.records import replace
from ntib_graph.model.queries import Aggregate, Comparator, Comparison, Pattern, Summary, Variable


def apply_extreme(item: Item, head: Variable, start: int) -> Item:
    """The item with its pending superlative carried out over ``head``; unchanged where there is none."""
    extreme = item.extreme
    if extreme is None or extreme.node is None:
        return item
    summary = Summary.HIGHEST if extreme.highest else Summary.LOWEST
    best = Variable(f"best{start}")
    whole = item.whole
    if extreme.by_count:
        number = Variable(f"count{start}")
        counted = Aggregate(Summary.COUNT, whole, extreme.node, (head,), number)
        if extreme.bound:
            sign, bound = extreme.bound
            pattern = join(whole, Pattern(comparisons=(Comparison(number, sign, bound),), aggregates=(counted,)))
            return replace(item, pattern=pattern, edge=None, extreme=None)
        top = Aggregate(summary, Pattern(aggregates=(counted,)), number, (), best)
        equal = Comparison(number, Comparator.EQUAL, best)
        pattern = join(whole, Pattern(comparisons=(equal,), aggregates=(counted, top)))
    else:
        top = Aggregate(summary, whole, extreme.node, (), best)
        equal = Comparison(extreme.node, Comparator.EQUAL, best)
        pattern = join(whole, Pattern(comparisons=(equal,), aggregates=(top,)))
    return replace(item, pattern=pattern, edge=None, extreme=None)
