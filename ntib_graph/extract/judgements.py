"""Judgements: what a person accepted, rejected, corrected or added, each with its quote.

They stand in ``data/judgements/*.jsonl``, one JSON object a line::

    {"verdict": "add", "document": "000_…", "quote": "…", "subject": "ntib:NTIB", "predicate": "ntib:hasBarrier",
     "object": "bureaucratic inertia", "since": "2017", "status": "asserted", "judge": "founders"}

``subject`` and ``object`` are prefixed names or full IRIs; any other text is a phrase (a node of the class that the property asks
for), a value (of a datatype property), or the name of a new entity when ``subject_class``/``object_class`` gives its class.
``reject`` names a statement by ``statement`` (its id); ``accept`` does so too, and makes a candidate a fact.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.documents import Document
from ntib_graph.model.errors import DomainError
from ntib_graph.model.statements import Entity, Evidence, Finding, Qualifier, Reading, Statement, Status
from ntib_graph.model.terms import XSD_DECIMAL, Iri, Literal, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain

VERDICTS = frozenset({"add", "accept", "reject"})
_KEYS = frozenset(
    {
        "verdict", "document", "quote", "statement", "subject", "predicate", "object", "qualifiers", "since", "until", "at",
        "status", "attributed_to", "judge", "note", "subject_class", "object_class",
    }
)  # fmt: skip


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


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """All judgements of a folder, in order of file name and line.

    Raises DomainError naming file and line for one that is not well formed.
    """
    found: list[Judgement] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
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
        raise DomainError(f"the verdict is {verdict!r}", where=where, advice=f"It is one of {', '.join(sorted(VERDICTS))}.")
    needed = ("document", "quote", "subject", "predicate", "object") if verdict == "add" else ("document", "statement")
    for key in needed:
        if not fields.get(key):
            raise DomainError(f"the judgement has no {key!r}", where=where)
    return Judgement(where, verdict, fields["document"], fields.get("quote", ""), fields)


def apply_judgements(
    reading: Reading, judgements: Iterable[Judgement], document: Document, domain: Domain
) -> tuple[Reading, tuple[str, ...]]:
    """The reading with its judgements carried out, and warnings about those the document no longer bears out.

    A quote that is not in the document (or, for ``accept`` and ``reject``, a statement that is no longer found) is
    a warning: the judgement is kept in its file and not applied.
    """
    mine = [j for j in judgements if j.document == document.id]
    known = {finding.statement.id for finding in reading.findings}
    rejected = {j.fields["statement"] for j in mine if j.verdict == "reject"}
    accepted = {j.fields["statement"]: j for j in mine if j.verdict == "accept"}
    warnings = [
        f"{j.where}: the statement {j.fields['statement']} is no longer found in {document.id}; the judgement waits."
        for j in mine
        if j.verdict != "add" and j.fields["statement"] not in known
    ]
    findings = [
        Finding(f.statement, f.evidence, f.is_candidate and f.statement.id not in accepted, f.note)
        for f in reading.findings
        if f.statement.id not in rejected
    ]
    entities = list(reading.entities)
    for judgement in mine:
        if judgement.verdict != "add":
            continue
        start = document.text.find(judgement.quote)
        if start < 0:
            warnings.append(
                f"{judgement.where}: the quote is not in {document.id}; did the document change? The judgement waits."
            )
            continue
        statement, new_entities = _stated(judgement, domain)
        end = start + len(judgement.quote)
        evidence = Evidence(document.id, start, end, judgement.quote, "judgement", judgement.judge)
        findings.append(Finding(statement, evidence))
        entities.extend(new_entities)
    return Reading(reading.document, tuple(findings), tuple(entities), reading.complete_sets), tuple(warnings)


def open_candidates(reading: Reading, judgements: Iterable[Judgement]) -> Iterator[Finding]:
    """The candidates nobody has judged yet, in the order of the text, one a statement."""
    judged = {str(j.fields.get("statement")) for j in judgements}
    seen: set[str] = set()
    for finding in sorted(reading.findings, key=lambda f: (f.evidence.start, f.statement.id)):
        if finding.is_candidate and finding.statement.id not in judged | seen:
            seen.add(finding.statement.id)
            yield finding


def _stated(judgement: Judgement, domain: Domain) -> tuple[Statement, list[Entity]]:
    fields, where = judgement.fields, judgement.where
    predicate = domain.expand(fields["predicate"])
    relation = domain.ontology.properties.get(predicate)
    if relation is None:
        raise DomainError(f"{fields['predicate']} is not a property of the ontology", where=where)
    entities: list[Entity] = []
    subject = _thing(fields["subject"], fields.get("subject_class"), relation.domains, domain, entities, where)
    object_: Term
    if relation.has_literals:
        is_number = any(r.value == XSD_DECIMAL for r in relation.ranges)
        datatype = XSD_DECIMAL if is_number else next((r.value for r in relation.ranges), "")
        object_ = Literal(fields["object"], datatype) if datatype else Literal(fields["object"])
    else:
        object_ = _thing(fields["object"], fields.get("object_class"), relation.ranges, domain, entities, where)
    qualifiers = []
    for name, value in sorted(fields.get("qualifiers", {}).items()):
        qualifier = domain.ontology.properties.get(domain.expand(name))
        if qualifier is None or not qualifier.is_qualifier:
            raise DomainError(f"{name} is not a qualifier property of the ontology", where=where)
        qualifiers.append(Qualifier(qualifier.iri, _thing(value, None, qualifier.ranges, domain, entities, where)))
    attributed = fields.get("attributed_to")
    statement = Statement(
        subject, predicate, object_, tuple(qualifiers),
        _moment(fields, "since", where), _moment(fields, "until", where), _moment(fields, "at", where),
        _status(fields.get("status", "asserted"), where),
        _thing(attributed, None, (), domain, entities, where) if attributed else None,
    )  # fmt: skip
    return statement, entities


def _thing(
    text: str, class_name: str | None, allowed: tuple[Iri, ...], domain: Domain, entities: list[Entity], where: str
) -> Iri:
    """The entity a judgement names: a known IRI, a new entity of the class given, or a phrase of the allowed class."""
    prefix, colon, _ = text.partition(":")
    if colon and " " not in prefix and (prefix in domain.prefixes or text.startswith(("http:", "https:"))):
        return domain.expand(text)
    if class_name:
        entity_class = domain.expand(class_name)
        if entity_class not in domain.ontology.classes:
            raise DomainError(f"{class_name} is not a class of the ontology", where=where)
    else:
        phrase_classes = [c for c in allowed if domain.ontology.is_phrase_class(c)]
        if not phrase_classes:
            raise DomainError(f'"{text}" is neither a known name nor a phrase that the property takes', where=where)
        entity_class = phrase_classes[0]
    ontology = domain.ontology
    is_phrase = ontology.is_phrase_class(entity_class)
    iri = ontology.phrase_iri(entity_class, text) if is_phrase else ns.entity_iri(ontology.namespace, text)
    if iri not in ontology.entities:
        entities.append(Entity(iri, text, (entity_class,)))
    return iri


def _moment(fields: Mapping[str, Any], key: str, where: str) -> VagueDate | None:
    if not fields.get(key):
        return None
    try:
        return parse_edtf(str(fields[key]))
    except ValueError as error:
        raise DomainError(str(error), where=where) from error


def _status(name: str, where: str) -> Status:
    try:
        return Status(name)
    except ValueError as error:
        raise DomainError(f"no such status: {name!r}", where=where) from error
