"""Statements and facts in the JSON that all commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ntib_graph.model.answers import Citation
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.profiles import Fact
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary.ontology import Ontology

LabelOf = Callable[[Term], str]


def statement_to_json(statement: Statement, ontology: Ontology, label_of: LabelOf) -> dict[str, Any]:
    """A statement with IRIs and labels; dates in EDTF, null where there is none."""
    object_: dict[str, str] = (
        thing_to_json(statement.object, label_of)
        if isinstance(statement.object, Iri)
        else {"value": statement.object.value, "datatype": statement.object.datatype}
    )
    return {
        "id": statement.id,
        "subject": thing_to_json(statement.subject, label_of),
        "predicate": thing_to_json(statement.predicate, label_of),
        "object": object_,
        "qualifiers": {ontology.label(q.property): label_of(q.value) for q in statement.qualifiers},
        "from": _edtf(statement.since),
        "until": _edtf(statement.until),
        "at": _edtf(statement.at),
        "status": statement.status.value,
        "attributed_to": thing_to_json(statement.attributed_to, label_of) if statement.attributed_to else None,
    }


def fact_to_json(fact: Fact, ontology: Ontology, label_of: LabelOf) -> dict[str, Any]:
    """A fact: its statement, its sentence, and its evidence (none for what the domain's data says without a document)."""
    return {
        **statement_to_json(fact.statement, ontology, label_of),
        "sentence": fact.sentence,
        "evidence": [citation_to_json(citation) for citation in fact.citations],
    }


def thing_to_json(iri: Iri, label_of: LabelOf) -> dict[str, str]:
    """A thing's address and name."""
    return {"iri": iri.value, "label": label_of(iri)}


def citation_to_json(citation: Citation) -> dict[str, Any]:
    """A place in a document: its id, the quote, and where it begins and ends."""
    return {"document": citation.document, "quote": citation.quote, "start": citation.start, "end": citation.end}


def _edtf(date: VagueDate | None) -> str | None:
    return date.edtf if date else None
