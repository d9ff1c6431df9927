"""What the HTML page knows of a graph: things, facts with their times, quotes and documents, as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ntib_graph.export.network import Network, Supported, kind_name, relation_names, variant
from ntib_graph.export.selection import dated_starts, triple_of
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import UsageError
from ntib_graph.model.statements import Evidence, Statement
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary.ontology import Ontology

Name = Callable[[Term], str]
"""The name of a thing, or a literal's value."""


def page_data(
    network: Network, facts: Iterable[Supported], ontology: Ontology, documents: Mapping[str, Source], name: Name
) -> dict[str, Any]:
    """The data that ``page/graph.js`` reads: lists that point at each other by number, from 0.

    ``facts`` are the statements among the network's nodes.  Dates are ``YYYY-MM-DD``: of since and until the earliest day,
    of at both.  Raises UsageError for a network without positions.
    """
    if any(node.x is None for node in network.nodes):
        raise UsageError("so many things do not fit a page", advice="Take a part of them, for example with --about.")
    statements = list(facts)
    numbers = {node.id: number for number, node in enumerate(network.nodes)}
    relations, quotes, sources = _Numbers(), _Numbers(), _Numbers()
    names = relation_names({s.predicate for s, _ in statements}, ontology)
    starts = dated_starts(s for s, _ in statements)

    def fact(statement: Statement, evidences: tuple[Evidence, ...]) -> dict[str, Any]:
        way = variant(statement)
        best_first = sorted(evidences, key=lambda e: (-e.confidence, len(e.quote), e.document, e.start))
        told: dict[str, Any] = {
            "subject": numbers[statement.subject.value],
            "relation": relations[kind_name(names[statement.predicate], way), not way],
            "qualifiers": [f"{ontology.label(q.property)}: {name(q.value)}" for q in statement.qualifiers],
            "quotes": list(dict.fromkeys(quotes[sources[e.document], e.quote, e.paragraph] for e in best_first)),
        }
        if isinstance(statement.object, Iri):
            told["object"] = numbers[statement.object.value]
        else:
            told["value"] = _with_unit(statement, ontology)
        if statement.attributed_to:
            told["by"] = name(statement.attributed_to)
        return told | _times(statement, ontology, triple_of(statement) in starts)

    def order(found: Supported) -> tuple[int, str, str, str]:
        statement = found[0]
        return numbers[statement.subject.value], names[statement.predicate], name(statement.object), statement.id

    told = [fact(*found) for found in sorted(statements, key=order)]
    return {
        "legend": [{"label": label, "colour": colour} for label, colour in network.legend.items()],
        "nodes": [_node(node) for node in network.nodes],
        "relations": [{"label": label, "plain": plain} for label, plain in relations],
        "documents": [_document(key, documents.get(key, Source())) for key in sources],
        "quotes": [{"document": document, "text": text, "paragraph": paragraph} for document, text, paragraph in quotes],
        "years": _years(statement for statement, _ in statements),
        "facts": told,
    }


class _Numbers(dict[Any, int]):
    """Numbers things from 0 in the order of their first use."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]


def _node(node: Any) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": node.label,
        "class": node.attributes.get("Class", ""),
        "colour": node.colour,
        "description": node.attributes.get("Description", ""),
        "aliases": list(node.attributes.get("Aliases", ())),
        "size": node.size,
        "x": node.x,
        "y": node.y,
    }


def _document(key: str, source: Source) -> dict[str, str]:
    # What is no web address must not become a link: it might be a script.
    address = source.address if source.address.startswith(("https://", "http://")) else ""
    return {"title": source.title or key, "publisher": source.publisher, "date": source.date, "address": address}


def _with_unit(statement: Statement, ontology: Ontology) -> str:
    known = ontology.properties.get(statement.predicate)
    unit = known.unit if known else ""
    return f"{statement.object}{'' if unit in ('', '%') else ' '}{unit}"


def _times(statement: Statement, ontology: Ontology, start_known: bool) -> dict[str, Any]:
    """The days that decide when a fact is shown, and its time in words."""
    known = ontology.properties.get(statement.predicate)
    found: dict[str, Any] = {}
    if statement.since:
        found["since"] = statement.since.earliest.isoformat()
    if statement.until:
        found["until"] = statement.until.earliest.isoformat()
    if statement.at:
        found["at"] = [statement.at.earliest.isoformat(), statement.at.latest.isoformat()]
        found["once"] = bool(known and known.happens_once)
    if start_known and not statement.since:
        found["startKnown"] = True
    bounds = ((f"{word} {moment}") for word, moment in (("since", statement.since), ("until", statement.until)) if moment)
    if words := ", ".join(bounds) or str(statement.at or ""):
        found["time"] = words
    return found


def _years(statements: Iterable[Statement]) -> list[int] | None:
    """The first and the last year that any fact names; None if none does."""
    years = {
        day.year for s in statements for moment in (s.since, s.until, s.at) if moment for day in (moment.earliest, moment.latest)
    }
    return [min(years), max(years)] if years else None
