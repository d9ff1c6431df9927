"""Judgements: what a person accepted, rejected, corrected or added, each with its quote.

They stand in ``data/judgements/*.jsonl``, one JSON object a line::

    {"verdict": "add", "document": "000_…", "quote": "…", "subject": "ntib:NTIB", "predicate": "ntib:hasBarrier",
     "object": "bureaucratic inertia", "since": "2017", "status": "asserted", "judge": "founders"}

What ``subject``, ``object`` and the other roles may say stands in ``judged_statements``.  ``reject``, ``accept`` and
``correct`` name a statement by ``statement`` (its id): ``accept`` makes a candidate a fact, ``correct`` puts the statement that
the line states in its place.  ``enumerate`` says that the quote names all of a set: those in ``members`` (a list of names),
and no others, have the relation ``predicate`` to ``object``.  The last judgement of a statement counts.  ``start`` (where the
quote stood) and ``sha256`` (of the document's file) are optional; with them a changed document is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ntib_graph.extract.anchoring import Anchoring
from ntib_graph.extract.judged_statements import ROLES, enumerated, stated
from ntib_graph.model.documents import Document
from ntib_graph.model.errors import DomainError
from ntib_graph.model.statements import CompleteSet, Evidence, Finding, Reading
from ntib_graph.vocabulary.domain import Domain

VERDICTS = ("add", "accept", "reject", "correct", "enumerate")
_NEEDED = {
    "add": ("document", "quote", *ROLES),
    "accept": ("document", "statement"),
    "reject": ("document", "statement"),
    "correct": ("document", "quote", "statement", *ROLES),
    "enumerate": ("document", "quote", "predicate", "object", "members"),
}
_TEXTS = frozenset(
    {
        "verdict", "document", "quote", "statement", *ROLES, "since", "until", "at", "status", "judge", "note",
        "subject_class", "object_class", "sha256",
    }
)  # fmt: skip
_KEYS = _TEXTS | {"qualifiers", "attributed_to", "start", "members"}


_KINDS: Mapping[str, tuple[type, str]] = {"start": (int, "a number"), "members": (list, "a list")}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a judgements file: where it stands, and what it says."""

    where: str
    verdict: str
    document: str
    quote: str
    fields: Mapping[str, Any]

    @property
    def judge(self) -> str:
        """Who judged."""
        return str(self.fields.get("judge") or "reviewer")

    @property
    def is_statement(self) -> bool:
        """Whether the line says itself what holds."""
        return bool(self.quote) and all(self.fields.get(role) for role in ROLES)


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """All judgements of a folder, in order of file name and line.

    Raises DomainError naming file and line for one that is not well formed.
    """
    found: list[Judgement] = []
    for path in sorted(folder.glob("*.jsonl")):
        try:
            # Quotes may hold what Python, but not JSON lines, takes for the end of a line.
            lines = path.read_bytes().decode().split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise DomainError(f"cannot be read: {error}", where=str(path)) from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                found.append(_read_line(line, f"{path}:{number}"))
    return tuple(found)


def _read_line(line: str, where: str) -> Judgement:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise DomainError(f"not JSON: {error}", where=where) from error
    if not isinstance(fields, dict):
        raise DomainError("a judgement is a JSON object", where=where)
    if unknown := sorted(set(fields) - _KEYS):
        raise DomainError(f"unknown key {unknown[0]!r} in a judgement", where=where, advice=f"Known: {', '.join(sorted(_KEYS))}.")
    verdict = fields.get("verdict")
    if verdict not in VERDICTS:
        raise DomainError(f"the verdict is {verdict!r}", where=where, advice=f"It is one of {', '.join(VERDICTS)}.")
    for key in _NEEDED[verdict]:
        if not fields.get(key):
            raise DomainError(f"the judgement has no {key!r}", where=where)
    for key, value in fields.items():
        kind, name = _KINDS.get(key, (str, "a text") if key in _TEXTS else (object, ""))
        if not isinstance(value, kind):
            raise DomainError(f"{key!r} is {value!r}, not {name}", where=where)
    return Judgement(where, verdict, fields["document"], fields.get("quote", ""), fields)


def apply_judgements(
    reading: Reading, judgements: Iterable[Judgement], document: Document, domain: Domain
) -> tuple[Reading, tuple[str, ...]]:
    """The reading with its judgements carried out in their order, and warnings about those the document bears out otherwise.

    A judgement whose quote stands elsewhere now is carried out with a warning; one that names a statement which is no longer
    found, and does not say itself what holds, is kept in its file and not applied.  Raises DomainError naming file and line for a
    quote that the document does not hold.
    """
    standing = _Standing(reading, document, domain)
    for judgement in judgements:
        if judgement.document == document.id:
            standing.carry_out(judgement)
    standing.anchoring.raise_if_gone()
    return standing.reading, (*standing.warnings, *standing.anchoring.warnings)


class _Standing:
    """What stands after the judgements so far."""

    def __init__(self, reading: Reading, document: Document, domain: Domain) -> None:
        self._before, self._document, self._domain = reading, document, domain
        self._findings = list(reading.findings)
        self._entities = list(reading.entities)
        self._known = {finding.statement.id for finding in reading.findings}
        self._gone: set[str] = set()
        self._complete = list(reading.complete_sets)
        self.anchoring = Anchoring(document)
        self._waiting: dict[str, list[str]] = {}

    @property
    def reading(self) -> Reading:
        """The reading as it is now."""
        kept = tuple(f for f in self._findings if f.statement.id not in self._gone)
        return replace(self._before, findings=kept, entities=tuple(self._entities), complete_sets=tuple(self._complete))

    @property
    def warnings(self) -> Iterator[str]:
        """One sentence for each file with judgements that could not be carried out."""
        for file, lines in sorted(self._waiting.items()):
            which = f"the judgement of line {lines[0]} waits: its statement is"
            if len(lines) > 1:
                which = f"the judgements of lines {', '.join(lines)} wait: their statements are"
            yield f"{file}: {which} no longer found in {self._document.id}."

    def carry_out(self, judgement: Judgement) -> None:
        """Apply one judgement."""
        named = judgement.fields.get("statement", "")
        if judgement.verdict == "enumerate":
            self._enumerate(judgement)
        elif judgement.verdict == "accept" and named in self._known:
            self._gone.discard(named)
            self._findings = [_accepted(f, judgement.judge) if f.statement.id == named else f for f in self._findings]
        elif judgement.verdict == "reject" and named in self._known:
            self._gone.add(named)
        elif judgement.is_statement and judgement.verdict != "reject":
            self._state(judgement, named if judgement.verdict == "correct" else "")
        else:
            file, _, line = judgement.where.rpartition(":")
            self._waiting.setdefault(file, []).append(line)

    def _state(self, judgement: Judgement, in_place_of: str) -> None:
        start = self.anchoring.place(judgement.where, judgement.quote, judgement.fields)
        statement, entities = stated(judgement.fields, self._domain, judgement.where)
        if start is None:
            return
        self._gone.add(in_place_of)
        self._gone.discard(statement.id)
        self._known.add(statement.id)
        self._findings.append(Finding(statement, self._evidence(judgement, start)))
        self._entities.extend(entities)

    def _enumerate(self, judgement: Judgement) -> None:
        start = self.anchoring.place(judgement.where, judgement.quote, judgement.fields)
        complete = enumerated(judgement.fields, self._domain, judgement.where)
        if start is not None:
            self._complete.append(CompleteSet(*complete, self._evidence(judgement, start)))

    def _evidence(self, judgement: Judgement, start: int) -> Evidence:
        end = start + len(judgement.quote)
        return Evidence(self._document.id, start, end, judgement.quote, "judgement", judgement.judge)


def _accepted(finding: Finding, judge: str) -> Finding:
    """A candidate that a person made a fact rests on the person."""
    if not finding.is_candidate:
        return finding
    return Finding(finding.statement, replace(finding.evidence, found_by="judgement", model=judge, confidence=1.0))


def open_candidates(reading: Reading, judgements: Iterable[Judgement]) -> Iterator[Finding]:
    """The candidates nobody has judged yet, in the order of the text, one a statement."""
    yield from _unjudged((f for f in reading.findings if f.is_candidate), judgements)


def open_findings(reading: Reading, judgements: Iterable[Judgement]) -> Iterator[Finding]:
    """Candidates and facts that were read and that nobody has judged yet, in the order of the text, one a statement."""
    yield from _unjudged((f for f in reading.findings if f.evidence.found_by != "judgement"), judgements)


def _unjudged(findings: Iterable[Finding], judgements: Iterable[Judgement]) -> Iterator[Finding]:
    seen = {str(j.fields.get("statement")) for j in judgements}
    for finding in sorted(findings, key=lambda f: (f.evidence.start, f.statement.id)):
        if finding.statement.id not in seen:
            seen.add(finding.statement.id)
            yield finding


@dataclass(frozen=True, slots=True)
class JudgedReading:
    """One document as it was read and judged so far."""

    document: Document
    reading: Reading
    judgements: tuple[Judgement, ...]
    warnings: tuple[str, ...]

    def open_findings(self, *, facts: bool = False) -> list[Finding]:
        """The candidates that nobody has judged, and with ``facts`` what was read as fact too, in the order of the text."""
        return list((open_findings if facts else open_candidates)(self.reading, self.judgements))
