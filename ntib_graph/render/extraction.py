"""Findings in the JSON contract of ``ntib extract``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Finding
from ntib_graph.model.terms import Iri, Literal, Term
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.wording.statements import word_statement


def finding_to_json(finding: Finding, domain: Domain, labels: Mapping[Iri, str]) -> dict[str, Any]:
    """One statement with one evidence; ``labels`` names the entities that the document introduced."""
    statement, evidence = finding.statement, finding.evidence

    def label_of(term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return labels.get(term) or domain.ontology.label(term)

    def thing(iri: Iri) -> dict[str, str]:
        return {"iri": iri.value, "label": label_of(iri)}

    object_: dict[str, str] = (
        thing(statement.object)
        if isinstance(statement.object, Iri)
        else {"value": statement.object.value, "datatype": statement.object.datatype}
    )
    row = {
        "id": statement.id,
        "subject": thing(statement.subject),
        "predicate": thing(statement.predicate),
        "object": object_,
        "qualifiers": {domain.ontology.label(q.property): label_of(q.value) for q in statement.qualifiers},
        "from": _edtf(statement.since),
        "until": _edtf(statement.until),
        "at": _edtf(statement.at),
        "status": statement.status.value,
        "attributed_to": thing(statement.attributed_to) if statement.attributed_to else None,
        "confidence": evidence.confidence,
        "found_by": evidence.found_by,
        "document": evidence.document,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "sentence": word_statement(statement, domain.ontology, domain.english, label_of),
    }
    if finding.is_candidate:
        row["candidate"] = True
    return row


def _edtf(date: VagueDate | None) -> str | None:
    return date.edtf if date else None
