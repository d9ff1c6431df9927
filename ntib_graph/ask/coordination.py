"""And, or, but not."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.composition import Composer
from ntib_graph.ask.items import Category, Item, Place, substitute
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.model.queries import Comparator, Comparison, Pattern, TimeRelation, TimeRestriction, Variable
from ntib_graph.model.terms import Iri

GROUPS = {"conjunction": "and", "comma": "and", "alternative": "or"}


def coordinate(composer: Composer, left: Item, joined: Item) -> Iterator[Item | None]:
    """``left`` with a further member of its kind, or restricted by it."""
    right, kind = joined.members[0], joined.word
    cost = left.cost + right.cost
    if left.time and right.time and left.category is Category.TIME and kind == "conjunction":
        yield replace(left, time=replace(left.time, relation=TimeRelation.BETWEEN, last=right.time.date), cost=cost)
    if left.time and right.time and left.category is Category.TIME and kind == "alternative":
        first, last = sorted((left.time.date, right.time.date))
        yield replace(left, time=TimeRestriction(TimeRelation.BETWEEN, first, last), word="alternatives", cost=cost)
    if kind in GROUPS and _is_plain_name(left) and _is_plain_name(right):
        yield _group(left, right, GROUPS[kind], cost)
    if left.refill:
        yield from _refill(composer, left, right, kind)
    if kind == "exception" and isinstance(left.focus, Variable) and right.category is Category.SET:
        yield _without(composer, left, right, cost)
    if right.category is Category.PREDICATE:
        yield from _second_predicate(composer, left, right, kind, cost)


def _is_plain_name(item: Item) -> bool:
    return item.category is Category.SET and (item.is_name or bool(item.members))


def _group(left: Item, right: Item, word: str, cost: float) -> Item | None:
    members = (*(left.members or (left,)), *(right.members or (right,)))
    # "A, B or C": the last conjunction decides.
    if left.members and left.word == "or" and word == "and":
        return None
    word = "or" if "or" in (word, right.word) else word
    zeroed = tuple(replace(m, cost=0.0) for m in members)
    return Item(
        left.start, right.end, Category.SET, cost, focus=members[0].focus, classes=members[0].classes, word=word, members=zeroed
    )


def _refill(composer: Composer, left: Item, right: Item, kind: str) -> Iterator[Item | None]:
    """As in "in X but not in Y": the last argument once more."""
    assert left.refill is not None
    before, slot, _ = left.refill
    fits = right.category is Category.MARKED and right.word == slot.marker
    if not fits and not (right.category is Category.SET and not right.is_bare):
        return
    again = composer.fill(before, slot, replace(right, category=Category.SET))
    if again is None or again.asked != left.asked:
        return
    cost = left.cost + again.cost - before.cost
    if kind == "exception":
        yield replace(left, pattern=join(left.pattern, Pattern(absent=(again.whole,))), cost=cost)
    elif kind == "conjunction":
        yield replace(left, pattern=join(left.pattern, again.whole), cost=cost + 0.05)
    elif kind == "alternative":
        either = Pattern(either=((left.whole, again.whole),))
        yield replace(left, pattern=either, edge=None, cost=cost)


def _without(composer: Composer, left: Item, right: Item, cost: float) -> Item | None:
    """A set without the members of another, or without one thing."""
    assert left.focus is not None
    named = right.members or (right,)
    if all(isinstance(n.focus, Iri) and n.is_name for n in named):
        if left.classes and not all(composer.related(left.classes, n.classes) for n in named):
            return None
        unequal = tuple(Comparison(left.focus, Comparator.UNEQUAL, n.focus) for n in named if isinstance(n.focus, Iri))
        return replace(left, pattern=join(left.pattern, Pattern(comparisons=unequal)), cost=cost)
    if not isinstance(right.focus, Variable) or right.asked:
        return None
    other = substitute(right, right.focus, left.focus)
    return replace(left, pattern=join(left.pattern, Pattern(absent=(other.whole,))), cost=cost)


def _second_predicate(composer: Composer, left: Item, right: Item, kind: str, cost: float) -> Iterator[Item | None]:
    """As in "... and (not) Y": a second thing said of the same."""
    for slot in right.at(Place.LEFT):
        if left.category is Category.SET and isinstance(left.focus, Variable) and kind == "exception":
            other = substitute(right, slot.node, left.focus)
            yield replace(left, pattern=join(left.pattern, Pattern(absent=(other.whole,))), cost=cost, is_bare=False)
        elif left.category is Category.SET and isinstance(left.focus, Variable):
            yield composer.restrict(left, right, slot)
        elif left.category is Category.PREDICATE:
            own = next(left.at(Place.LEFT), None)
            if own is not None:
                other = substitute(right, slot.node, own.node)
                whole = Pattern(absent=(other.whole,)) if kind == "exception" else other.whole
                yield replace(left, pattern=join(left.pattern, whole), cost=cost, refill=None)
        elif left.category is Category.CLAUSE and left.asked and isinstance(left.asked.node, Variable):
            other = substitute(right, slot.node, left.asked.node)
            whole = Pattern(absent=(other.whole,)) if kind == "exception" else other.whole
            yield replace(left, pattern=join(left.pattern, whole), cost=cost, refill=None)
