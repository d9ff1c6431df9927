"""The chart: the cheapest meanings of every stretch of a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from ntib_graph.ask.items import LIMIT, Category, Item
from ntib_graph.ask.records import replace
from ntib_graph.ask.rules import Rules

BEAM = 10
WHOLE = 40
"""Of one word, which may have many senses, and of the whole question, of which nothing more is made, more are kept."""
Key = tuple[object, ...]
Cell = dict[Key, Item]


def fill_chart(
    size: int, pieces: Iterable[Item], skip_costs: tuple[float, ...], rules: Rules
) -> dict[tuple[int, int], tuple[Item, ...]]:
    """The best items of every span, cheapest first, equal costs in a fixed order."""
    cells: dict[tuple[int, int], Cell] = {}
    for piece in pieces:
        _add(cells.setdefault((piece.start, piece.end), {}), piece)
    best: dict[tuple[int, int], tuple[Item, ...]] = {}
    for width in range(1, size + 1):
        for start in range(size - width + 1):
            end = start + width
            cell = cells.get((start, end), {})
            for middle in range(start + 1, end):
                for left in best.get((start, middle), ()):
                    for right in best.get((middle, end), ()):
                        if left.cost + right.cost <= LIMIT:
                            for made in rules.combine(left, right):
                                _add(cell, made)
            if width > 1:
                _skip(cell, best.get((start, end - 1), ()), skip_costs[end - 1], start, end)
                _skip(cell, best.get((start + 1, end), ()), skip_costs[start], start, end)
            if cell:
                best[(start, end)] = _cheapest(cell.values(), WHOLE if width in (1, size) else BEAM)
    return best


def _cheapest(items: Collection[Item], most: int) -> tuple[Item, ...]:
    """The best items in their order; only those that may be among them are put in order."""
    if len(items) > most:
        limit = sorted(round(item.cost, 6) for item in items)[most - 1]
        items = [item for item in items if round(item.cost, 6) <= limit]
    ordered = sorted(items, key=_cost)
    found: list[Item] = []
    for _, equal in groupby(ordered, _cost):
        found += _in_order(list(equal))
    return tuple(found[:most])


def _in_order(equal: list[Item]) -> list[Item]:
    """Items of equal costs in a fixed order, that of their texts: long to write, so only where there are several."""
    return sorted(equal, key=_text) if len(equal) > 1 else equal


def _skip(cell: Cell, items: Iterable[Item], cost: float, start: int, end: int) -> None:
    for item in items:
        if item.category is not Category.WORD and item.word != "asked" and item.cost + cost <= LIMIT:
            _add(cell, replace(item, start=start, end=end, cost=item.cost + cost))


def _add(cell: Cell, item: Item) -> None:
    if item.cost > LIMIT:
        return
    key = _key(item)
    old = cell.get(key)
    if old is None or item.cost < old.cost:
        cell[key] = item


def _key(item: Item) -> Key:
    return (
        item.category,
        item.word,
        item.pattern,
        item.edge,
        item.focus,
        item.slots,
        item.asked,
        item.extreme,
        item.time,
        item.members,
        item.is_name,
        item.is_bare,
        item.is_first,
        item.years,
        item.measured,
    )


def _cost(item: Item) -> float:
    return round(item.cost, 6)


def _text(item: Item) -> str:
    return repr((item.edge, item.pattern, item.focus, item.asked, item.word, item.category))
