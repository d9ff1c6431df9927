"""An answer as the JSON contract has it, and as text for people."""

from __future__ import annotations

from typing import Any

from ntib_graph.model.answers import Answer, AnswerStatus, AnswerValue, Citation


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The object of ``ntib ask --json``."""
    return {
        "id": answer.id or None,
        "question": answer.question,
        "status": answer.status.value,
        "kind": answer.kind.value,
        "understood_as": answer.understood_as,
        "text": answer.text,
        "sparql": answer.sparql,
        "answers": [_value_to_json(value) for value in answer.answers],
        "alternatives": [{"understood_as": a.understood_as, "sparql": a.sparql} for a in answer.alternatives],
        "unknown_words": list(answer.unknown_words),
        "passages": [_citation_to_json(c) for c in answer.passages],
        "notes": list(answer.notes),
    }


def _value_to_json(value: AnswerValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "iri": value.iri,
        "also": list(value.also),
        "from": value.since,
        "until": value.until,
        "at": value.at,
        "status": value.status,
        "qualifiers": dict(value.qualifiers),
        "fields": dict(value.fields),
        "evidence": [_citation_to_json(c) for c in value.evidence],
    }


def _citation_to_json(citation: Citation) -> dict[str, Any]:
    return {"document": citation.document, "quote": citation.quote, "start": citation.start, "end": citation.end}


def answer_to_text(answer: Answer, *, explain: bool = False) -> str:
    """The answer for a terminal: how it was understood, each answer with its time, quote and source; SPARQL with ``explain``."""
    lines = [answer.text or answer.status.value]
    if answer.understood_as and answer.status is AnswerStatus.ANSWERED:
        lines.append(f"Understood as: {answer.understood_as}")
    for value in answer.answers:
        lines += ["", f"  {value.value}{_time(value)}"]
        lines += [f"    “{' '.join(c.quote.split())}”\n      {_source(c)}" for c in value.evidence[:2]]
    if answer.passages:
        lines += ["", "What the documents say near these words, which is no answer:"]
        lines += [f"    “{' '.join(c.quote.split())}”\n      {_source(c)}" for c in answer.passages]
    lines += [f"Note: {note}" for note in answer.notes if note not in answer.text]
    lines += [f"Or did you mean: {a.understood_as}" for a in answer.alternatives]
    if answer.unknown_words and "not understood" not in answer.text:
        lines.append(f"Not understood: {', '.join(answer.unknown_words)}")
    if explain:
        lines += ["", *(f"  {step}" for step in answer.derivation), "", answer.sparql]
    return "\n".join(lines)


def _time(value: AnswerValue) -> str:
    parts = [f"{word} {time}" for word, time in (("from", value.since), ("until", value.until), ("in", value.at)) if time]
    return f" ({', '.join(parts)})" if parts else ""


def _source(citation: Citation) -> str:
    """Title, date and paragraph as one would write them under a quotation, and the characters for who wants to find it."""
    parts = [citation.title or citation.document, citation.date, f"paragraph {citation.paragraph}" if citation.paragraph else ""]
    return f"{', '.join(filter(None, parts))} (characters {citation.start}–{citation.end})"
