"""The chart: the cheapest meanings of every stretch of a question."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from ntib_graph.ask.items import LIMIT, Category, Item
from ntib_graph.ask.records import replace
from ntib_graph.ask.rules import Rules

BEAM = 10
WHOLE = 40
"""Of one word, which may have many senses, and of the whole question, of which nothing more is made, more are kept."""
SAME = 1e-5
"""Costs that differ by less may be equal in the order of items."""
TEXTS_KEPT = 2_000
"""Texts of parts that are remembered: the same parts stand in many stretches."""
Key = tuple[object, ...]
Chart = dict[tuple[int, int], tuple[Item, ...]]


def fill_chart(size: int, pieces: Iterable[Item], skip_costs: tuple[float, ...], rules: Rules, known: Chart) -> Chart:
    """The best items of every span, cheapest first, equal costs in a fixed order; ``known`` are those of some spans."""
    cells = {
        (start, start + width): _Cell(WHOLE if width in (1, size) else BEAM)
        for width in range(1, size + 1)
        for start in range(size - width + 1)
    }
    for piece in pieces:
        cells[piece.start, piece.end].add(piece)
    best = {span: items for span, items in known.items() if items}
    for (start, end), cell in cells.items():
        if (start, end) in known:
            continue
        for middle in range(start + 1, end):
            for left in best.get((start, middle), ()):
                for right in best.get((middle, end), ()):
                    if left.cost + right.cost <= LIMIT and (left.category, right.category) in rules.table:
                        rules.beam.most = cell.most
                        for made in rules.combine(left, right):
                            cell.add(made)
        if end - start > 1:
            _skip(cell, best.get((start, end - 1), ()), skip_costs[end - 1], start, end)
            _skip(cell, best.get((start + 1, end), ()), skip_costs[start], start, end)
        if cell.items:
            best[(start, end)] = _cheapest(cell.items.values(), cell.size)
    return best


@dataclass
class _Cell:
    """The items of a span by what they mean, each at its lowest cost."""

    size: int
    """How many are kept in the end."""
    items: dict[Key, Item] = field(default_factory=dict)
    most: float = LIMIT
    """What costs more is not kept: there are enough that cost less."""
    _costs: list[float] = field(default_factory=list)

    def add(self, item: Item) -> None:
        if item.cost > self.most:
            return
        key = _key(item)
        old = self.items.get(key)
        if old is None:
            self.items[key] = item
            insort(self._costs, item.cost)
            if len(self._costs) >= self.size:
                self.most = min(LIMIT, self._costs[self.size - 1] + SAME)
        elif item.cost < old.cost:
            self.items[key] = item


def _cheapest(items: Iterable[Item], most: int) -> tuple[Item, ...]:
    """The best items in their order; only those that may be among them are put in order."""
    by_cost: dict[float, list[Item]] = {}
    for item in items:
        by_cost.setdefault(round(item.cost, 6), []).append(item)
    found: list[Item] = []
    for cost in sorted(by_cost):
        found += _in_order(by_cost[cost], _PARTS)
        if len(found) >= most:
            break
    return tuple(found[:most])


_PARTS: tuple[Callable[[Item], Hashable], ...] = (
    lambda item: item.edge,
    lambda item: item.pattern,
    lambda item: item.focus,
    lambda item: item.asked,
    lambda item: item.word,
    lambda item: item.category,
)


def _in_order(equal: list[Item], parts: Sequence[Callable[[Item], Hashable]]) -> list[Item]:
    """Items of equal costs in a fixed order, that of the texts of their parts: long to write, so only where they are needed."""
    if len(equal) < 2 or not parts:
        return equal
    texts = {id(item): _text(parts[0](item)) for item in equal}
    found: list[Item] = []
    for _, same in groupby(sorted(equal, key=lambda item: texts[id(item)]), lambda item: texts[id(item)]):
        found += _in_order(list(same), parts[1:])
    return found


@lru_cache(maxsize=TEXTS_KEPT, typed=True)
def _text(part: Hashable) -> str:
    return repr(part)


def _skip(cell: _Cell, items: Iterable[Item], cost: float, start: int, end: int) -> None:
    for item in items:
        if item.category is not Category.WORD and item.word != "asked" and item.cost + cost <= cell.most:
            cell.add(replace(item, start=start, end=end, cost=item.cost + cost))


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
