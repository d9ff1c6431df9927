"""Answers: the contract of ``ntib ask --json`` as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ntib_graph.model.notebooks import html_table


class AnswerStatus(StrEnum):
    """Whether the question was answered, understood without a fact to answer it, or not understood."""

    ANSWERED = "answered"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"


class AnswerKind(StrEnum):
    """What the answers are."""

    ENTITIES = "entities"
    VALUES = "values"
    BOOLEAN = "boolean"
    COUNT = "count"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document: ``quote`` is the document's text from ``start`` to ``end``, in code points."""

    document: str
    quote: str
    start: int
    end: int
    title: str = ""
    date: str = ""
    """Of the document, EDTF."""
    paragraph: int = 0
    """Of the document, counted from 1; 0 where nobody counted."""


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """One answer with its fact's time and status, and the places it rests on."""

    value: str
    iri: str | None = None
    also: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    at: str | None = None
    status: str | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to understand the question."""

    understood_as: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or an honest account of why there is none."""

    question: str
    status: AnswerStatus
    kind: AnswerKind = AnswerKind.ENTITIES
    understood_as: str = ""
    text: str = ""
    sparql: str = ""
    answers: tuple[AnswerValue, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    unknown_words: tuple[str, ...] = ()
    passages: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    derivation: tuple[str, ...] = ()
    """Which words became what; not part of the JSON contract."""
    id: str = ""
    completed: str = ""
    """The question as it was read with the one before, where it leans on it; not part of the JSON contract."""

    def _repr_html_(self) -> str:
        """For notebooks."""
        rows = (
            (value.value, value.since or "", value.until or "", value.at or "", place.quote, place.title or place.document)
            for value in self.answers
            for place in value.evidence[:1] or (Citation("", "", 0, 0),)
        )
        return html_table(self.text or self.status.value, ("answer", "from", "until", "in", "quote", "document"), rows)
