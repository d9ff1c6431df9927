"""What a person looks up of a thing: its profile, its dated facts, how it connects with another, how it compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ntib_graph.model.answers import Citation
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.notebooks import html_table
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Iri


class Role(StrEnum):
    """Where a thing stands in a fact."""

    SUBJECT = "subject"
    OBJECT = "object"
    QUALIFIER = "qualifier"
    VOICE = "voice"
    """The fact is put forward by it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement in English with the places it stands on, the surest and shortest quote first.

    There are none where the domain's data says it without a document.
    """

    statement: Statement
    sentence: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one relation in which the thing has one role; ``title`` has "…" where the others stand."""

    relation: Iri
    role: Role
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class KnownClass:
    """A class with its definition ("" where the ontology gives none)."""

    iri: Iri
    label: str
    definition: str = ""


class DisagreementKind(StrEnum):
    """On what two statements cannot both be right."""

    START = "since when"
    END = "until when"
    DATE = "when"
    TRUTH = "whether"
    VALUE = "which"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements of the sources that cannot both be right."""

    kind: DisagreementKind
    first: Fact
    second: Fact


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of a thing."""

    iri: Iri
    label: str
    names: tuple[str, ...]
    """Other names."""
    classes: tuple[KnownClass, ...]
    definition: str
    """Of the thing itself; "" where the data gives none."""
    facts: tuple[FactGroup, ...]
    """Asserted in a document's own voice, or by the domain's data."""
    doubtful: tuple[FactGroup, ...]
    """Denied, possible, proposed, conditional, or said by somebody whom a document cites."""
    disagreements: tuple[Disagreement, ...]

    def _repr_html_(self) -> str:
        """For notebooks."""
        return html_table(
            self.label, ("fact", "quote", "document"), _rows(f for g in (*self.facts, *self.doubtful) for f in g.facts)
        )


@dataclass(frozen=True, slots=True)
class Step:
    """Two things and the facts that connect them, at least one; ``start`` may be a fact's subject or its object."""

    start: Iri
    start_label: str
    end: Iri
    end_label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """A chain of steps from one thing to another, through no thing twice."""

    steps: tuple[Step, ...]

    def _repr_html_(self) -> str:
        """For notebooks."""
        names = (self.steps[0].start_label, *(step.end_label for step in self.steps)) if self.steps else ()
        return html_table(" – ".join(names), ("fact", "quote", "document"), _rows(f for s in self.steps for f in s.facts))


class DateKind(StrEnum):
    """What a date says of a fact."""

    BEGINS = "from"
    ENDS = "until"
    HAPPENS = "in"
    KNOWN = "known in"
    """The fact is known to hold then; it may have held before and after."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A fact under one of its dates; ``sentence`` is the fact without its time."""

    date: VagueDate
    kind: DateKind
    sentence: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated facts in order of their first possible day; with ``hops`` also those of things so many relations away."""

    iri: Iri
    label: str
    hops: int
    entries: tuple[DatedFact, ...]

    def _repr_html_(self) -> str:
        """For notebooks."""
        rows = (
            (str(entry.date), entry.kind.value, entry.sentence, entry.fact.citations[0].quote if entry.fact.citations else "")
            for entry in self.entries
        )
        return html_table(self.label, ("date", "", "fact", "quote"), rows)


@dataclass(frozen=True, slots=True)
class SharedFact:
    """The same said of two things; their dates and further roles may differ."""

    other: str
    """What stands on the other side: a label, or a value."""
    left: tuple[Fact, ...]
    right: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ComparedRelation:
    """One relation of two things, in the same role: what both have, and what only one has."""

    relation: Iri
    role: Role
    title: str
    both: tuple[SharedFact, ...]
    only_left: tuple[Fact, ...]
    only_right: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things side by side."""

    left: Iri
    left_label: str
    right: Iri
    right_label: str
    between: tuple[Fact, ...]
    """Facts that are about both at once."""
    relations: tuple[ComparedRelation, ...]

    def _repr_html_(self) -> str:
        """For notebooks."""
        rows = []
        for relation in self.relations:
            cells = [
                "; ".join(shared.other for shared in relation.both),
                *("; ".join(fact.sentence for fact in only) for only in (relation.only_left, relation.only_right)),
            ]
            rows.append((relation.title, *cells))
        return html_table("", ("", "both", f"only {self.left_label}", f"only {self.right_label}"), rows)


def _rows(facts: Iterable[Fact]) -> Iterator[tuple[str, ...]]:
    for fact in facts:
        best = fact.citations[0] if fact.citations else Citation("", "", 0, 0)
        yield fact.sentence, best.quote, best.title or best.document
