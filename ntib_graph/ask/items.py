"""What a stretch of a question means: a fragment of a query graph with open places, and its cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ntib_graph.ask.patterns import EMPTY, map_edge, map_pattern, substitution
from ntib_graph.ask.records import replace
from ntib_graph.model.queries import Comparator, Edge, Node, Pattern, TimeRestriction, Variable
from ntib_graph.model.terms import Iri, Literal

LIMIT = 3.0
"""No meaning may cost more: less than skipping one word of content."""


class Category(StrEnum):
    """The kind of a stretch."""

    # Members are equal as strings are; the hash of Enum is a call of Python's for each look-up.
    __hash__ = str.__hash__

    SET = "set"
    """Things: ``focus`` stands for them."""
    PREDICATE = "predicate"
    """Something said of things that are still missing."""
    CLAUSE = "clause"
    """Something said, with what it is said of."""
    MARKED = "marked"
    """A set after a preposition, which is ``word``."""
    TIME = "time"
    JOINED = "joined"
    """A meaning (``members[0]``) after a conjunction, whose kind is ``word``."""
    WORD = "word"
    """A word of the grammar; ``word`` names its kind."""


class Place(StrEnum):
    """Where an open argument is looked for."""

    # As that of Category.
    __hash__ = str.__hash__

    LEFT = "left"
    RIGHT = "right"
    MARKED = "marked"
    BEFORE_NOUN = "before noun"
    EXTRACTED = "extracted"
    """Its preposition stands without a noun ("limited to"): the question word or the relative's head fills it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An open argument.

    ``role`` is subject, object or a qualifier's IRI; ``node`` the variable it fills (of a qualifier: not yet in the fact).
    """

    role: str
    place: Place
    node: Variable
    classes: frozenset[Iri] = frozenset()
    marker: str = ""
    is_literal: bool = False
    qualifier: Iri | None = None
    property: Iri | None = None
    """Of the literal that fills it."""

    def __hash__(self) -> int:
        # Enough to tell nearly all apart: the chart looks up thousands.
        return hash((self.role, self.node))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question word's variable: ``kind`` is what, who, where, when, why, count or value."""

    kind: str
    node: Node
    classes: frozenset[Iri] = frozenset()
    property: Iri | None = None


@dataclass(frozen=True, slots=True)
class Extreme:
    """A superlative that still waits for the set it selects from: by the count of ``node``, or by the fact's time."""

    highest: bool
    node: Node | None = None
    by_count: bool = False
    bound: tuple[Comparator, Literal] | None = None
    """With ``by_count``: what the count must be, where not the extreme."""
    is_relative: bool = False
    """With ``by_count``: more (fewer) than those of ``than``; without it, than the others of a choice."""
    than: Iri | None = None


@dataclass(frozen=True)
class Item:
    """The meaning of the tokens ``start`` to ``end`` (exclusive).

    It has no slots: of so many fields :func:`ntib_graph.ask.records.replace` copies a dictionary many times faster.
    """

    start: int
    end: int
    category: Category
    cost: float = 0.0
    pattern: Pattern = EMPTY
    edge: Edge | None = None
    """The fact that further arguments and times attach to; not in ``pattern``."""
    focus: Node | None = None
    classes: frozenset[Iri] = frozenset()
    value_of: Iri | None = None
    """The property whose literal values the focus stands for."""
    slots: tuple[Slot, ...] = ()
    asked: Asked | None = None
    word: str = ""
    members: tuple[Item, ...] = ()
    """Of a coordination ``word`` (and, or)."""
    time: TimeRestriction | None = None
    extreme: Extreme | None = None
    refill: tuple[Item, Slot, Item] | None = None
    """The item before its last argument was filled, the place and the argument: for "in X but not in Y"."""
    is_name: bool = False
    is_plural: bool = False
    is_every: bool = False
    is_first: bool = False
    """What holds from the beginning, of a relation whose other side is not known yet ("X's founding members")."""
    is_bare: bool = False
    """A class noun alone, or a noun that still stands for all its kind."""
    head: str = ""
    """The lemma of the relation word."""
    years: int = 0
    """Of a length of time: "six years after", "a decade ago"."""
    moments: tuple[Variable, ...] = ()
    """The two dates that "before or after" compares."""
    graded: str = ""
    """The adjective of a superlative inside a relational noun ("highest point")."""
    measured: Iri | None = None
    """The property that a superlative before it goes by ("state by area")."""
    scope: Pattern | None = None
    """What "all ..." ranged over."""
    words: tuple[str, ...] = ()
    """The derivation, for people."""

    def __hash__(self) -> int:
        # Enough to tell nearly all apart: the chart looks up thousands.
        return hash((self.start, self.end, self.word, self.focus))

    @property
    def whole(self) -> Pattern:
        """The pattern with its live fact."""
        if self.edge is None:
            return self.pattern
        if self.pattern is EMPTY:
            return Pattern((self.edge,))
        edges = tuple(dict.fromkeys((*self.pattern.edges, self.edge)))
        return replace(self.pattern, edges=edges) if self.pattern != EMPTY else Pattern(edges)

    def slot(self, role: str) -> Slot | None:
        """The open slot of a role."""
        return next((s for s in self.slots if s.role == role), None)

    def at(self, place: Place) -> Iterator[Slot]:
        """The open slots at a place."""
        return (s for s in self.slots if s.place is place)


def substitute(item: Item, variable: Node | None, by: Node | None) -> Item:
    """The item with a variable replaced everywhere."""
    if variable is None or by is None or variable == by:
        return item
    change = substitution(variable, by)
    asked = replace(item.asked, node=change(item.asked.node)) if item.asked else None
    extreme = item.extreme
    if extreme and extreme.node is not None:
        extreme = replace(extreme, node=change(extreme.node))
    return replace(
        item,
        pattern=map_pattern(item.pattern, change),
        edge=map_edge(item.edge, change) if item.edge else None,
        focus=change(item.focus) if item.focus is not None else None,
        asked=asked,
        extreme=extreme,
        scope=map_pattern(item.scope, change) if item.scope else None,
        slots=tuple(replace(s, node=by) if s.node == variable and isinstance(by, Variable) else s for s in item.slots),
    )
