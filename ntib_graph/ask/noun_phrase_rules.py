"""Two sets, and a set with a preposition: which, whose, of what kind, being the same."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.argument_rules import fill_marked
from ntib_graph.ask.items import Category, Item, Place
from ntib_graph.ask.records import replace
from ntib_graph.ask.rules import FIXED_MARKERS, IMPLIED, PLACING, Rules

OWNING = frozenset({"having", "with"})
"""Markers of any relation between an owner and what it has."""


def sets_together(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """Two sets: which + noun, title + name, compound, possessive, being the same."""
    composer, operations = rules.composer, rules.operations
    if left.word == "asked" and left.asked and left.asked.kind in ("what", "count") and not rules.is_parted(right):
        yield operations.determine(left, right)
    if left.word == "asked" and left.asked and left.asked.kind == "value" and right.value_of:
        yield operations.determine(left, right)
    if left.word == "differing" and right.is_name:
        yield operations.differ(left, right)
    is_linked = rules.has_copula(right)
    if is_linked or rules.has_copula(left):
        yield from same_thing(rules, left, right)
    if right.word == "possessor":
        for slot in left.slots:
            if slot.qualifier is None and slot.place in (Place.MARKED, Place.BEFORE_NOUN):
                yield composer.fill(left, slot, replace(right, word=""), 0.05, rules.beam.most)
        yield from operations.implicit(left, right, 0.6)
    elif not is_linked:
        yield operations.appose(left, right)
        unlinked = 0.5 if left.asked and left.word != "genitive" else 0.0
        for slot in right.at(Place.BEFORE_NOUN) if left.word not in ("asked", "possessor") else ():
            yield composer.fill(right, slot, left, unlinked + (0.0 if left.is_name else 0.2), rules.beam.most)
        if not left.asked and (left.is_name or right.is_name):
            yield from operations.compound(left, right)
    if left.members and left.word == "or":
        return
    if right.members and right.word == "or" and left.asked:
        yield operations.choose_among(left, right)


def same_thing(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """Two sets with a form of "be" before the second, or before the first ("is X Y?")."""
    composer, operations = rules.composer, rules.operations
    yield composer.identify(left, right, rules.beam.most)
    yield from operations.relate_by_being(left, right, rules.beam.most)
    if left.word != "asked" or not left.asked:
        return
    if left.asked.kind == "where":
        yield operations.whereabouts(left, right)
    if left.asked.kind == "when":
        yield operations.ask_date_of(left, right)
    if left.asked.kind in ("what", "who") and right.is_name:
        yield operations.profile(left, right)


def set_and_marked(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A noun and a prepositional phrase."""
    if right.word in ("no", "lacking"):
        if right.word == "lacking" and left.word != "asked":
            yield from rules.operations.lack(left, replace(right, category=Category.SET))
        return
    if left.word == "connected" and left.is_name and right.is_name and right.word in ("to", "with"):
        yield rules.operations.connect(left, replace(right, category=Category.SET))
        return
    if left.asked and right.members and right.word in ("of", "among", "between", "from"):
        # "Which of A and B ...": one of those named.
        yield rules.operations.one_of(left, right)
    if right.word == "named":
        yield rules.operations.name_of(left, right)
        return
    if left.word in ("differing", "compared") and right.is_name and right.word in ("from", "to", "with", "and", "against"):
        yield rules.operations.differ(left, right)
        return
    if right.word == "than" and left.extreme:
        yield rules.operations.more_than(left, right)
        return
    if right.word == "shared":
        if left.word == "asked" and left.asked and left.asked.kind == "what":
            yield rules.operations.what_is_shared(left, right)
        yield from rules.operations.shared_by(left, right)
        return
    if right.word == "stranded":
        if left.asked and left.word != "asked":
            yield from rules.operations.implicit(left, replace(right, category=Category.SET), 0.3)
        return
    yield from fill_marked(rules, left, right)
    argument = replace(right, category=Category.SET)
    if right.word in ("having", "with", "of") and (right.extreme or right.graded):
        yield rules.operations.owner_of_extreme(left, argument)
    if right.word in ("having", "with"):
        if right.extreme and right.extreme.by_count:
            yield from rules.operations.owner_of_count(left, argument)
            yield from rules.operations.has_more(left, argument)
            return
        yield from having(rules, left, argument)
    if right.word in ("by", "in", "in terms of"):
        yield rules.operations.measured_by(left, argument)
    if left.is_name and right.is_name and right.word in ("of", "in"):
        yield from rules.operations.implicit(left, argument, 0.1)
    if (left.is_bare and left.word != "asked") or (left.focus is not None and not left.is_name and left.word != "asked"):
        if right.word == "of":
            yield rules.operations.appose(left, argument, is_of=True)
        if right.word not in FIXED_MARKERS and not right.extreme:
            own = "" if right.word in PLACING or right.word in OWNING else right.word
            yield from rules.operations.implicit(left, argument, IMPLIED if right.word in PLACING else 1.0, own)
    if left.word == "asked" and right.word == "of" and left.asked:
        yield rules.operations.determine(left, argument)
    if left.word == "asked" and left.asked and rules.has_copula(left, right) and left.asked.kind in ("what", "who"):
        yield from rules.operations.implicit(left, argument, 1.2)


def having(rules: Rules, owner: Item, noun: Item) -> Iterator[Item | None]:
    """An owner and a relational noun: as in "state with the capital X", "countries with a population over 5"."""
    if noun.extreme or noun.graded or noun.edge is None or noun.asked or owner.word == "asked":
        return
    for slot in noun.slots:
        if slot.qualifier is None and (slot.place is Place.BEFORE_NOUN or slot.marker == "of"):
            yield rules.composer.restrict(owner, noun, slot, 0.1)
            return
