"""The unit of data: a statement, the evidence it rests on, and what reading a document yields."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from ntib_graph.model.dates import VagueDate
from ntib_graph.model.terms import XSD_DECIMAL, Iri, Literal, Term


class Status(StrEnum):
    """How a source puts a fact forward; only ``asserted`` in its own voice gives a plain triple."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True, order=True)
class Qualifier:
    """A further role of a fact: ``property`` is a qualifier property of the ontology."""

    property: Iri
    value: Term


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact with its qualifiers, valid time, status and attribution; its identity is the hash of all of these.

    ``since``/``until`` bound an interval (``until`` exclusive); ``at`` is a time at which the fact is known to hold,
    or to have happened.
    """

    subject: Iri
    predicate: Iri
    object: Term
    qualifiers: tuple[Qualifier, ...] = ()
    since: VagueDate | None = None
    until: VagueDate | None = None
    at: VagueDate | None = None
    status: Status = Status.ASSERTED
    attributed_to: Iri | None = None

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits, the same for the same fact wherever it is found."""
        parts = [
            self.subject.value,
            self.predicate.value,
            _key(self.object),
            *(f"{q.property.value}={_key(q.value)}" for q in sorted(self.qualifiers, key=_qualifier_key)),
            *(str(moment or "") for moment in (self.since, self.until, self.at)),
            self.status.value,
            self.attributed_to.value if self.attributed_to else "",
        ]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def is_plain(self) -> bool:
        """Whether it is asserted in the document's own voice and so gives a plain triple."""
        return self.status is Status.ASSERTED and self.attributed_to is None


def _key(term: Term) -> str:
    return f"<{term.value}>" if isinstance(term, Iri) else f"{term.value}^^{term.datatype}@{term.language}"


def _qualifier_key(qualifier: Qualifier) -> tuple[str, str]:
    return qualifier.property.value, _key(qualifier.value)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: ``quote`` is exactly ``document.text[start:end]``."""

    document: str
    start: int
    end: int
    quote: str
    found_by: str
    """The lexical entry and construction ("memberOf/join passive"), or "judgement"."""
    model: str
    """The language model and version, or the judge's name."""
    confidence: float = 1.0
    paragraph: int = 0
    """Of the document, counted from 1; 0 where nobody counted."""

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits, depending on the document, the offsets and the way it was found."""
        parts = (self.document, str(self.start), str(self.end), self.found_by, self.model)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the graph names: its preferred label, classes and other names."""

    iri: Iri
    label: str
    classes: tuple[Iri, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement with one evidence; a candidate waits for a person's judgement and enters no graph."""

    statement: Statement
    evidence: Evidence
    is_candidate: bool = False
    note: str = ""
    """Why it is only a candidate."""


@dataclass(frozen=True, slots=True)
class CompleteSet:
    """A document enumerates all subjects of ``predicate`` for ``object`` (or, if ``of_subject``, all objects of a subject)."""

    predicate: Iri
    anchor: Iri
    members: tuple[Iri, ...]
    evidence: Evidence
    of_subject: bool = False

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits."""
        parts = (self.predicate.value, self.anchor.value, str(self.of_subject), *sorted(m.value for m in self.members))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document, in the order of the text."""

    document: str
    findings: tuple[Finding, ...] = ()
    entities: tuple[Entity, ...] = ()
    complete_sets: tuple[CompleteSet, ...] = ()


def number(value: str) -> Literal:
    """A decimal literal in the one form that stores keep: "65.0" gives 65.  Raises ValueError for what is no number."""
    try:
        exact = Decimal(value.replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {value!r}") from error
    digits = f"{exact:f}"
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, XSD_DECIMAL)
