"""Where answers stand: the statements behind the facts that gave them, with time, status and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    values = " ".join(f"({_term(t.subject)} {_term(t.predicate)} {_term(t.object)})" for t in wanted)
    kinds = " ".join(f"<{ns.time_property(kind)}>" for kind in ("since", "until", "at"))
    table = graph.select(
        f"""SELECT ?s ?p ?o ?statement ?status ?by ?kind ?date ?document ?quote ?start ?end ?title ?issued WHERE {{
  VALUES (?s ?p ?o) {{ {values} }}
  ?statement <{ns.RDF_SUBJECT}> ?s ; <{ns.RDF_PREDICATE}> ?p ; <{ns.RDF_OBJECT}> ?o ; <{ns.HAS_STATUS}> ?status .
  OPTIONAL {{ ?statement <{ns.ATTRIBUTED_TO}> ?by }}
  OPTIONAL {{ VALUES ?kind {{ {kinds} }} ?statement ?kind ?date }}
  OPTIONAL {{
    ?statement <{ns.HAS_EVIDENCE}> ?evidence . ?evidence <{ns.OA}hasSource> ?document ; <{ns.OA}hasSelector> ?selector .
    ?selector <{ns.OA}exact> ?quote ; <{ns.OA}start> ?start ; <{ns.OA}end> ?end .
    OPTIONAL {{ ?document <{ns.DCTERMS}title> ?title }} OPTIONAL {{ ?document <{ns.DCTERMS}date> ?issued }}
  }}
}}"""
    )
    found: dict[Iri, Support] = {}
    for s, p, o, statement, status, by, kind, date, document, quote, start, end, title, issued in table.rows:
        if not (
            isinstance(s, Iri) and isinstance(p, Iri) and o is not None and isinstance(statement, Iri) and isinstance(status, Iri)
        ):
            continue
        support = found.setdefault(statement, Support(Triple(s, p, o), status.local_name, by.value if by else ""))
        if isinstance(kind, Iri) and date is not None:
            support.times[kind.local_name] = date.value
        if isinstance(document, Iri) and quote and start and end:
            citation = Citation(
                document.local_name,
                quote.value,
                int(start.value),
                int(end.value),
                title.value if title else "",
                issued.value if issued else "",
            )
            if citation not in support.citations:
                support.citations.append(citation)
    _add_qualifiers(graph, found)
    by_triple: dict[Triple, list[tuple[str, Support]]] = defaultdict(list)
    for statement, support in found.items():
        support.citations.sort(key=lambda c: (len(c.quote), c.document, c.start))
        by_triple[support.triple].append((statement.value, support))
    return {
        t: tuple(x for _, x in sorted(all_, key=lambda pair: (not pair[1].is_plain, not pair[1].times, pair[0])))
        for t, all_ in by_triple.items()
    }


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
        f"""SELECT ?set ?member ?document ?quote ?start ?end WHERE {{
  ?set a <{ns.COMPLETE_SET}> ; <{ns.SET_PREDICATE}> <{relation}> ; <{side}> <{anchor}> ; <{ns.SET_MEMBER}> ?member .
  OPTIONAL {{
    ?set <{ns.HAS_EVIDENCE}> ?evidence . ?evidence <{ns.OA}hasSource> ?document ; <{ns.OA}hasSelector> ?selector .
    ?selector <{ns.OA}exact> ?quote ; <{ns.OA}start> ?start ; <{ns.OA}end> ?end .
  }}
}}"""
    )
    members: dict[Iri, set[Iri]] = defaultdict(set)
    quotes: dict[Iri, set[Citation]] = defaultdict(set)
    for name, member, document, quote, start, end in table.rows:
        if isinstance(name, Iri) and isinstance(member, Iri):
            members[name].add(member)
            if isinstance(document, Iri) and quote and start and end:
                quotes[name].add(Citation(document.local_name, quote.value, int(start.value), int(end.value)))
    return tuple(
        CompleteEnumeration(
            frozenset(members[name]), tuple(sorted(quotes[name], key=lambda c: (len(c.quote), c.start))[:MOST_CITATIONS])
        )
        for name in sorted(members)
    )


def _term(term: Term) -> str:
    return f"<{term.value}>" if isinstance(term, Iri) else escape_literal(term)
