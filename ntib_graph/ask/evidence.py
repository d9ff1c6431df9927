"""Where answers stand: the statements behind the facts that gave them, with time, status and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ntib_graph.ask.knowledge import Graph
from ntib_graph.ask.sparql import escape_literal
from ntib_graph.model.answers import Citation
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

MOST_TRIPLES = 400
MOST_CITATIONS = 3


@dataclass(slots=True)
class Support:
    """A statement of a triple: its time, status, further roles and citations."""

    triple: Triple
    status: str
    attributed_to: str = ""
    times: dict[str, str] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    qualifiers: dict[Iri, Term] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether it is asserted in the document's own voice."""
        return self.status == Status.ASSERTED.value and not self.attributed_to


def find_support(graph: Graph, triples: Iterable[Triple]) -> Mapping[Triple, tuple[Support, ...]]:
    """The statements of each triple, the asserted and dated ones first; nothing for a graph without statements."""
    wanted = sorted(set(triples), key=str)[:MOST_TRIPLES]
    if not wanted:
        return {}
    found = _statements_of(graph, wanted)
    if found:
        # One question at a time: a query that joins all of it with OPTIONAL reads the evidence of the whole graph.
        _add_times(graph, found)
        _add_citations(graph, found)
        _add_qualifiers(graph, found)
    by_triple: dict[Triple, list[tuple[str, Support]]] = defaultdict(list)
    for statement, support in found.items():
        support.citations.sort(key=lambda c: (len(c.quote), c.document, c.start))
        by_triple[support.triple].append((statement.value, support))
    return {
        t: tuple(x for _, x in sorted(all_, key=lambda pair: (not pair[1].is_plain, not pair[1].times, pair[0])))
        for t, all_ in by_triple.items()
    }


def _statements_of(graph: Graph, triples: Iterable[Triple]) -> dict[Iri, Support]:
    values = " ".join(f"({_term(t.subject)} {_term(t.predicate)} {_term(t.object)})" for t in triples)
    rows = graph.select(
        f"""SELECT ?s ?p ?o ?statement ?status WHERE {{
  VALUES (?s ?p ?o) {{ {values} }}
  ?statement <{ns.RDF_SUBJECT}> ?s ; <{ns.RDF_OBJECT}> ?o ; <{ns.RDF_PREDICATE}> ?p ; <{ns.HAS_STATUS}> ?status .
}}"""
    ).rows
    return {
        statement: Support(Triple(s, p, o), status.local_name)
        for s, p, o, statement, status in rows
        if isinstance(s, Iri) and isinstance(p, Iri) and o and isinstance(statement, Iri) and isinstance(status, Iri)
    }


def _add_times(graph: Graph, found: Mapping[Iri, Support]) -> None:
    """The dates of statements, and whose words they are."""
    kinds = " ".join(f"<{name}>" for name in (*(ns.time_property(kind) for kind in ("since", "until", "at")), ns.ATTRIBUTED_TO))
    query = f"SELECT ?s ?p ?o {{ VALUES ?s {{ {_values(found)} }} VALUES ?p {{ {kinds} }} ?s ?p ?o }}"
    for statement, kind, value in sorted(graph.select(query).rows, key=str):
        if isinstance(statement, Iri) and isinstance(kind, Iri) and value is not None:
            if kind == ns.ATTRIBUTED_TO:
                found[statement].attributed_to = value.value
            else:
                found[statement].times[kind.local_name] = value.value


def _add_citations(graph: Graph, found: Mapping[Iri, Support]) -> None:
    rows = graph.select(
        f"""SELECT ?statement ?document ?quote ?start ?end ?paragraph WHERE {{
  VALUES ?statement {{ {_values(found)} }}
  ?statement <{ns.HAS_EVIDENCE}> ?evidence . ?evidence <{ns.OA}hasSource> ?document ; <{ns.OA}hasSelector> ?selector .
  ?selector <{ns.OA}exact> ?quote ; <{ns.OA}start> ?start ; <{ns.OA}end> ?end .
  OPTIONAL {{ ?evidence <{ns.PARAGRAPH}> ?paragraph }}
}}"""
    ).rows
    for (statement, *_), citation in zip(rows, _citations(graph, [row[1:] for row in rows]), strict=True):
        if isinstance(statement, Iri) and citation and citation not in found[statement].citations:
            found[statement].citations.append(citation)


def _citations(graph: Graph, rows: Sequence[Sequence[Term | None]]) -> list[Citation | None]:
    """A citation for each document, quote, start, end and paragraph; None where there is no quote."""
    documents = {row[0] for row in rows if isinstance(row[0], Iri)}
    about: dict[Iri, dict[str, str]] = {document: {} for document in documents}
    named = " ".join(f"<{iri}>" for iri in sorted(documents))
    query = f"SELECT ?d ?p ?o {{ VALUES ?d {{ {named} }} VALUES ?p {{ <{ns.DCTERMS}title> <{ns.DCTERMS}date> }} ?d ?p ?o }}"
    for document, kind, value in sorted(graph.select(query).rows, key=str) if documents else ():
        if isinstance(document, Iri) and isinstance(kind, Iri) and value is not None:
            about[document][kind.local_name] = value.value

    def citation(row: Sequence[Term | None]) -> Citation | None:
        document, quote, start, end, paragraph = row
        if not (isinstance(document, Iri) and quote and start and end):
            return None
        title, issued = about[document].get("title", ""), about[document].get("date", "")
        place = int(paragraph.value) if paragraph else 0
        return Citation(document.local_name, quote.value, int(start.value), int(end.value), title, issued, place)

    return [citation(row) for row in rows]


def _values(found: Iterable[Iri]) -> str:
    return " ".join(f"<{iri}>" for iri in sorted(found))


def _add_qualifiers(graph: Graph, found: Mapping[Iri, Support]) -> None:
    if not found:
        return
    values = " ".join(f"<{iri}>" for iri in sorted(found))
    rows = graph.select(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} ?s ?p ?o . ?p a <{ns.QUALIFIER_PROPERTY}> }}").rows
    for statement, name, value in sorted(rows, key=str):
        if isinstance(statement, Iri) and isinstance(name, Iri) and value is not None:
            found[statement].qualifiers[name] = value


@dataclass(frozen=True, slots=True)
class CompleteEnumeration:
    """A set a document enumerates, with where it does so."""

    members: frozenset[Iri]
    citations: tuple[Citation, ...]


def find_complete_sets(graph: Graph, relation: Iri, anchor: Iri, *, of_subject: bool) -> tuple[CompleteEnumeration, ...]:
    """The complete enumerations of ``relation`` for ``anchor`` (its object, or its subject)."""
    side = ns.SET_SUBJECT if of_subject else ns.SET_OBJECT
    table = graph.select(
        f"""SELECT ?set ?member ?document ?quote ?start ?end ?paragraph WHERE {{
  ?set a <{ns.COMPLETE_SET}> ; <{ns.SET_PREDICATE}> <{relation}> ; <{side}> <{anchor}> ; <{ns.SET_MEMBER}> ?member .
  OPTIONAL {{
    ?set <{ns.HAS_EVIDENCE}> ?evidence . ?evidence <{ns.OA}hasSource> ?document ; <{ns.OA}hasSelector> ?selector .
    ?selector <{ns.OA}exact> ?quote ; <{ns.OA}start> ?start ; <{ns.OA}end> ?end .
    OPTIONAL {{ ?evidence <{ns.PARAGRAPH}> ?paragraph }}
  }}
}}"""
    )
    members: dict[Iri, set[Iri]] = defaultdict(set)
    quotes: dict[Iri, set[Citation]] = defaultdict(set)
    for (name, member, *_), citation in zip(table.rows, _citations(graph, [row[2:] for row in table.rows]), strict=True):
        if isinstance(name, Iri) and isinstance(member, Iri):
            members[name].add(member)
            if citation:
                quotes[name].add(citation)
    return tuple(
        CompleteEnumeration(
            frozenset(members[name]), tuple(sorted(quotes[name], key=lambda c: (len(c.quote), c.start))[:MOST_CITATIONS])
        )
        for name in sorted(members)
    )


def _term(term: Term) -> str:
    return f"<{term.value}>" if isinstance(term, Iri) else escape_literal(term)
