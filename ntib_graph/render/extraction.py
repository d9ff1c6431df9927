"""Findings in the JSON contract of ``ntib extract``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ntib_graph.model.statements import Finding
from ntib_graph.model.terms import Iri, Literal, Term
from ntib_graph.render.statements import statement_to_json
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.wording.statements import word_statement


def finding_to_json(finding: Finding, domain: Domain, labels: Mapping[Iri, str]) -> dict[str, Any]:
    """One statement with one evidence; ``labels`` names the entities that the document introduced."""
    statement, evidence = finding.statement, finding.evidence

    def label_of(term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return labels.get(term) or domain.ontology.label(term)

    row = {
        **statement_to_json(statement, domain.ontology, label_of),
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
