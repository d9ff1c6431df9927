"""Query graphs: what a question asks, before it is SPARQL or English."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ntib_graph.model.dates import VagueDate
from ntib_graph.model.terms import Iri, Literal


@dataclass(frozen=True, slots=True, order=True)
class Variable:
    """Something unknown; its name is unique in its query graph."""

    name: str

    def __eq__(self, other: object) -> bool:
        # Reading a question compares variables all the time; what the decorator writes makes two tuples for it.
        return other.__class__ is Variable and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


Node = Variable | Iri | Literal


class Effect(StrEnum):
    """Which side of a fact an edge asks for: that it holds, its beginning, its end, or that it is denied."""

    HOLDS = "holds"
    BEGINS = "begins"
    ENDS = "ends"
    DENIED = "denied"


class TimeRelation(StrEnum):
    """How a fact's time relates to a date in the question."""

    DURING = "during"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class TimeRestriction:
    """A fact's time, compared with a date; ``last`` is the second date of ``BETWEEN``."""

    relation: TimeRelation
    date: VagueDate
    last: VagueDate | None = None
    dated_only: bool = False
    """The fact's own date is compared, never a state that began earlier or a fact without a date."""
    anchor: Pattern | None = None
    """The facts that the date was taken from ("before X joined"); without facts: the beginning of what is dated."""
    years: int = 0
    """How many years after the anchor's date it is; negative before it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact: a triple with the roles and the time that the question names.

    ``moment`` is bound to the EDTF date of the fact's beginning, end or happening, ``day`` to its first possible day.
    """

    subject: Node
    property: Iri
    object: Node
    qualifiers: tuple[tuple[Iri, Node], ...] = ()
    effect: Effect = Effect.HOLDS
    time: TimeRestriction | None = None
    moment: Variable | None = None
    day: Variable | None = None

    def __hash__(self) -> int:
        # Edges that differ in the rest only are rare, and reading a question looks up thousands.
        return hash((self.subject, self.property, self.object))


def is_plain(edge: Edge) -> bool:
    """Whether the plain triple suffices to answer the edge: it asks for no role, no time, no end and no denial."""
    has_time = edge.time or edge.moment or edge.day
    return not edge.qualifiers and not has_time and edge.effect not in (Effect.DENIED, Effect.ENDS)


@dataclass(frozen=True, slots=True)
class ClassRestriction:
    """``node`` is a member of a class or of one below it."""

    node: Node
    class_iri: Iri


class Comparator(StrEnum):
    """How two values compare; the value is the SPARQL operator."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    GREATER = ">"
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition on two values."""

    left: Node
    comparator: Comparator
    right: Node


@dataclass(frozen=True, slots=True)
class Choice:
    """``node`` is one of ``values``."""

    node: Node
    values: tuple[Iri, ...]


class Summary(StrEnum):
    """What is computed of many values; the value is the SPARQL function."""

    COUNT = "COUNT"
    SUM = "SUM"
    AVERAGE = "AVG"
    HIGHEST = "MAX"
    LOWEST = "MIN"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``result`` is the summary of ``measured`` over the matches of ``pattern``, for each ``group``."""

    summary: Summary
    pattern: Pattern
    measured: Node
    group: tuple[Variable, ...]
    result: Variable


@dataclass(frozen=True, slots=True)
class Pattern:
    """A conjunction; all parts share their variables (those of ``aggregates`` only their groups and results)."""

    edges: tuple[Edge, ...] = ()
    classes: tuple[ClassRestriction, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    absent: tuple[Pattern, ...] = ()
    """What must not hold."""
    either: tuple[tuple[Pattern, ...], ...] = ()
    """Of each group at least one must hold."""
    aggregates: tuple[Aggregate, ...] = ()
    choices: tuple[Choice, ...] = ()

    def __hash__(self) -> int:
        # Patterns that differ in the rest only are rare, and reading a question looks up thousands.
        return hash((self.edges, self.classes, self.absent, self.either))


class Operator(StrEnum):
    """What is done with the matches."""

    LIST = "list"
    COUNT = "count"
    EXISTS = "exists"
    EVERY = "every"
    """Whether all that match ``scope`` also match the pattern."""
    BEFORE_OR_AFTER = "before or after"
    FIRST_OF = "first of"
    LAST_OF = "last of"
    YEARS_BETWEEN = "years between"
    """How many years lie between two dates."""
    PROFILE = "profile"
    CONNECTION = "connection"
    """How two things are connected."""
    DIFFERENCE = "difference"
    """What is known of one of two things and not of the other."""


@dataclass(frozen=True, slots=True)
class QueryGraph:
    """A question as a graph: its pattern, what of it is asked for, and the operator."""

    pattern: Pattern
    focus: Node | None = None
    operator: Operator = Operator.LIST
    focus_classes: tuple[Iri, ...] = ()
    focus_property: Iri | None = None
    """The property whose values are asked for, where they are literals."""
    asks_time: bool = False
    scope: Pattern = field(default_factory=Pattern)
    moments: tuple[Variable, ...] = ()
    """The dates that are compared."""
    events: tuple[str, ...] = ()
    """How the question calls what these are the dates of."""
    is_ordered: bool = False
    """Whether the first of the dates must be the earlier one."""
    unit: str = ""
    """In which words ``YEARS_BETWEEN`` tells the distance; empty for the bare number."""
    ends: tuple[Iri, ...] = ()
    """The two things of a ``CONNECTION`` or a ``DIFFERENCE``."""
