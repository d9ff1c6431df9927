"""Superlatives carried out: only the extreme ones of a set remain."""

from __future__ import annotations

from ntib_graph.ask.items import Extreme, Item
from ntib_graph.ask.patterns import join, map_pattern
from ntib_graph.ask.records import replace
from ntib_graph.model.queries import Aggregate, Comparator, Comparison, Node, Pattern, Summary, Variable
from ntib_graph.model.statements import number as number_literal
from ntib_graph.model.terms import Iri


def apply_extreme(item: Item, head: Variable, start: int, owner: Iri | None = None) -> Item:
    """The item with its pending superlative carried out over ``head``, which is ``owner`` where that is known.

    Unchanged where there is none.
    """
    extreme = item.extreme
    if extreme is None or extreme.node is None:
        return item
    if extreme.than:
        return replace(item, pattern=_more_than(item.whole, extreme, head, start, owner), edge=None, extreme=None)
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


def _more_than(whole: Pattern, extreme: Extreme, head: Variable, start: int, owner: Iri | None) -> Pattern:
    """That the head has more (or fewer) of what is counted than another thing, of which there are some at least."""
    own, others = Variable(f"count{start}"), Variable(f"others{start}")
    assert extreme.node is not None and extreme.than is not None
    mine = map_pattern(whole, lambda node: owner if owner and node == head else node)
    counted = Aggregate(Summary.COUNT, mine, extreme.node, () if owner else (head,), own)

    def of_other(node: Node) -> Node:
        if node == head:
            return extreme.than or node
        return Variable(f"{node.name}than") if isinstance(node, Variable) else node

    theirs = Aggregate(Summary.COUNT, map_pattern(whole, of_other), of_other(extreme.node), (), others)
    sign = Comparator.GREATER if extreme.highest else Comparator.LESS
    some = tuple(Comparison(count, Comparator.AT_LEAST, number_literal("1")) for count in (own, others))
    compared = Pattern(comparisons=(Comparison(own, sign, others), *some), aggregates=(counted, theirs))
    return compared if owner else join(whole, compared)
