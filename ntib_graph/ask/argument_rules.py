"""How arguments find their places: after a verb, a preposition, before a clause that lacks them."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.anchors import ANCHORING
from ntib_graph.ask.composition import OTHER_MARKER
from ntib_graph.ask.items import Category, Item, Place, Slot
from ntib_graph.ask.records import replace
from ntib_graph.ask.relation_words import Form
from ntib_graph.ask.rules import FIXED_MARKERS, REDUCED, Rules
from ntib_graph.model.queries import Variable

UNINVERTED = 0.6
"""What it costs that a question word asks for the object without an auxiliary after it."""


def mark(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """A preposition and a set; a negation, a conjunction or a superlative and a set."""
    if left.word == "marker" and right.category is Category.SET:
        yield replace(right, category=Category.MARKED, word=left.words[0])


def fill_marked(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """An argument after its preposition, to the right."""
    argument = replace(right, category=Category.SET)
    if right.word in ANCHORING:
        yield from rules.operations.like(left, right)
    if right.word == "no":
        for slot in left.at(Place.RIGHT):
            filled = rules.composer.fill(left, slot, argument)
            yield rules.operations.negate(filled) if filled else None
        return
    for slot, cost in slots_for(left, right.word):
        filled = rules.composer.fill(left, slot, argument, cost, rules.beam.most)
        if filled and left.graded and isinstance(right.focus, Variable) and not right.members:
            yield rules.operations.extreme_of_graded(left, filled)
        else:
            yield filled


def slots_for(item: Item, marker: str) -> Iterator[tuple[Slot, float]]:
    """The places an argument after this preposition may fill, with what it costs: another preposition is dearer."""
    for slot in item.at(Place.MARKED):
        if slot.marker == marker:
            yield slot, 0.0
        elif marker not in FIXED_MARKERS and slot.marker not in FIXED_MARKERS and " " not in marker and slot.qualifier is None:
            yield slot, OTHER_MARKER


def fill_fronted(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A preposition and its argument before the clause ("in which report was X cited")."""
    argument = replace(left, category=Category.SET)
    if left.members and right.asked and left.word in ("of", "among", "between"):
        yield rules.operations.choose_among(right, argument)
    for slot, cost in slots_for(right, left.word):
        filled = rules.composer.fill(right, slot, argument, cost, rules.beam.most)
        yield replace(filled, category=Category.CLAUSE) if filled else None


def place_first(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A preposition and its argument before what is related to it ("in which state is X")."""
    if left.asked and not right.asked and rules.has_copula(right) and right.word != "asked":
        argument = replace(left, category=Category.SET)
        for made in rules.operations.implicit(replace(right, is_name=False), argument, 0.3):
            yield replace(made, category=Category.CLAUSE, is_name=False) if made else None


def fill_right(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A verb and its object."""
    for slot in left.at(Place.RIGHT):
        yield rules.composer.fill(left, slot, right, 0.0, rules.beam.most)


def fill_left(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A subject and its verb; a noun and what restricts it."""
    if left.cost + right.cost > rules.beam.most:
        return
    is_incomplete = right.word == Form.ADJECTIVE and any(right.at(Place.RIGHT))
    for slot in right.at(Place.LEFT):
        cost = 0.0 if right.word != Form.PASSIVE or rules.has_copula(left, right) or right.start == 0 else 0.2
        if right.word == Form.ADJECTIVE and not rules.has_copula(left, right):
            cost += 0.4
        filled = rules.composer.fill(right, slot, left, cost, rules.beam.most)
        yield replace(filled, category=Category.CLAUSE) if filled else None
        if isinstance(left.focus, Variable) and not left.is_name and not is_incomplete:
            loose = 0.0 if right.word in REDUCED else 0.25
            if left.word == "asked":
                loose += 0.3
            yield rules.composer.restrict(left, right, slot, loose, rules.beam.most)


def strand(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """A preposition whose noun stands elsewhere ("limited to")."""
    if right.word != "marker":
        return
    for slot, cost in slots_for(left, right.words[0]):
        if cost and left.category is Category.SET:
            continue
        others = tuple(s for s in left.slots if s.role != slot.role)
        yield replace(left, slots=(*others, replace(slot, place=Place.EXTRACTED)), cost=left.cost + cost)


def extract(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """The question word or the head of a relative before a clause that lacks it ("who did X add")."""
    for slot in right.slots:
        if slot.place not in (Place.EXTRACTED, Place.RIGHT):
            continue
        if left.asked and left.asked.node == left.focus:
            uninverted = 0.0 if rules.is_inverted(left, right) else UNINVERTED
            yield rules.composer.fill(right, slot, left, uninverted, rules.beam.most)
        if isinstance(left.focus, Variable) and not left.is_name:
            loose = 0.0 if right.word == "relative" else 0.3
            if left.word == "asked":
                loose += 0.3
            yield rules.composer.restrict(left, right, slot, loose, rules.beam.most)
    asked = left.asked
    if asked and asked.kind == "what" and left.word == "asked" and right.word in ("connection", "profile", "difference"):
        yield right
    if left.word == "source" and right.word in ("profile", "disagreement"):
        yield right
    if asked and asked.kind in ("until", "long") and left.word == "asked":
        yield rules.operations.ask_time(left, right)
    if asked and asked.kind == "when" and left.word == "asked" and left.start > 0:
        yield rules.operations.dated_by(replace(left, word="when"), right)
    if asked and asked.kind == "when" and left.word == "asked":
        yield rules.operations.ask_time(left, right)
        for slot in right.at(Place.MARKED):
            if slot.is_literal:
                yield rules.composer.fill(right, slot, left)
    if asked and asked.kind == "why" and left.word == "asked":
        yield rules.operations.ask_reason(left, right)
    if asked and asked.kind == "where" and left.word == "asked":
        for slot in right.at(Place.MARKED):
            if slot.marker != "by":
                yield rules.composer.fill(right, slot, left, 0.1)


def relative(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """As in "that", "which" before what restricts a noun."""
    if left.word == "relative" and right.word != "relative":
        yield replace(right, word="relative", cost=right.cost)
    if left.word == "whose" and right.category is Category.CLAUSE:
        for slot in right.at(Place.MARKED):
            if slot.marker == "of":
                yield replace(right, slots=(replace(slot, place=Place.EXTRACTED),), word="relative")
    if left.word == "marked relative" and right.category is Category.CLAUSE:
        for slot, cost in slots_for(right, left.words[0]):
            others = tuple(s for s in right.slots if s.role != slot.role)
            yield replace(right, slots=(*others, replace(slot, place=Place.EXTRACTED)), cost=right.cost + cost, word="relative")
