"""Where answers stand: the statements behind the facts that gave them, with time, status and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.knowledge import Graph
from ntib_graph.model.answers import Citation
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

MOST_TRIPLES = 400
MOST_CITATIONS = 3
_TITLE, _DATE = Iri(f"{ns.DCTERMS}title"), Iri(f"{ns.DCTERMS}date")


@dataclass(frozen=True, slots=True)
class Support:
    """A statement of a triple: its time, status, further roles and citations."""

    triple: Triple
    status: str
    attributed_to: str
    times: Mapping[str, str]
    citations: tuple[Citation, ...]
    qualifiers: Mapping[Iri, Term]

    @property
    def is_plain(self) -> bool:
        """Whether it is asserted in the document's own voice."""
        return self.status == Status.ASSERTED.value and not self.attributed_to


@dataclass(frozen=True, slots=True)
class CompleteEnumeration:
    """A set a document enumerates, with where it does so."""

    members: frozenset[Iri]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A statement without where it stands."""

    iri: Iri
    status: str
    attributed_to: str
    times: Mapping[str, str]
    qualifiers: Mapping[Iri, Term]


@dataclass(frozen=True)
class Evidence:
    """The statements and complete sets of a graph; what was read of them is kept, for they never change."""

    graph: Graph

    def support(self, triples: Iterable[Triple]) -> Mapping[Triple, tuple[Support, ...]]:
        """The statements of each triple, the asserted and dated ones first; nothing for a graph without statements."""
        wanted = [triple for triple in set(triples) if triple in self._stated]
        wanted = sorted(wanted, key=str)[:MOST_TRIPLES] if len(wanted) > MOST_TRIPLES else wanted
        new = [triple for triple in wanted if triple not in self._supports]
        quotes = self._citations_of(stated.iri for triple in new for stated in self._stated[triple])
        for triple in new:
            self._supports[triple] = _in_order(triple, self._stated[triple], quotes)
        return {triple: self._supports[triple] for triple in wanted}

    def about(self, thing: Iri) -> tuple[Triple, ...]:
        """The triples of statements that have a thing at one of their ends, in a fixed order."""
        return self._about.get(thing, ())

    @cached_property
    def _about(self) -> Mapping[Iri, tuple[Triple, ...]]:
        found: dict[Iri, list[Triple]] = {}
        for triple in sorted(self._stated, key=str):
            for end in dict.fromkeys((triple.subject, triple.object)):
                if isinstance(end, Iri):
                    found.setdefault(end, []).append(triple)
        return {thing: tuple(triples) for thing, triples in found.items()}

    def complete_sets(self, relation: Iri, anchor: Iri, *, of_subject: bool) -> tuple[CompleteEnumeration, ...]:
        """The complete enumerations of ``relation`` for ``anchor`` (its object, or its subject)."""
        return self._complete_sets.get((relation, ns.SET_SUBJECT if of_subject else ns.SET_OBJECT, anchor), ())

    @cached_property
    def _supports(self) -> dict[Triple, tuple[Support, ...]]:
        return {}

    @cached_property
    def _stated(self) -> Mapping[Triple, tuple[_Stated, ...]]:
        """All statements by their triples, read at once: no query for a few of them is much faster."""
        rows = self.graph.select(
            f"""SELECT ?s ?p ?o ?statement ?status WHERE {{
  ?statement <{ns.RDF_SUBJECT}> ?s ; <{ns.RDF_OBJECT}> ?o ; <{ns.RDF_PREDICATE}> ?p ; <{ns.HAS_STATUS}> ?status .
}}"""
        ).rows
        times, roles = self._times(), self._qualifiers()
        found: dict[Triple, dict[Iri, _Stated]] = defaultdict(dict)
        for s, p, o, statement, status in rows:
            if isinstance(s, Iri) and isinstance(p, Iri) and o and isinstance(statement, Iri) and isinstance(status, Iri):
                own = times.get(statement, {})
                dates = {kind.local_name: date for kind, date in own.items() if kind != ns.ATTRIBUTED_TO}
                said_by = own.get(ns.ATTRIBUTED_TO, "")
                stated = _Stated(statement, status.local_name, said_by, dates, roles.get(statement, {}))
                found[Triple(s, p, o)][statement] = stated
        return {triple: tuple(statements.values()) for triple, statements in found.items()}

    def _times(self) -> Mapping[Iri, Mapping[Iri, str]]:
        """The dates of statements, and whose words they are."""
        kinds = (*(ns.time_property(kind) for kind in ("since", "until", "at")), ns.ATTRIBUTED_TO)
        query = f"SELECT ?s ?p ?o {{ VALUES ?p {{ {' '.join(f'<{kind}>' for kind in kinds)} }} ?s ?p ?o }}"
        return {thing: {kind: o.value for kind, o in own.items()} for thing, own in self._values(query).items()}

    def _qualifiers(self) -> Mapping[Iri, Mapping[Iri, Term]]:
        return self._values(f"SELECT ?s ?p ?o {{ ?p a <{ns.QUALIFIER_PROPERTY}> . ?s ?p ?o }}")

    def _values(self, query: str) -> Mapping[Iri, Mapping[Iri, Term]]:
        """By thing and property: the value, of several the last in alphabetical order."""
        found: dict[Iri, dict[Iri, Term]] = defaultdict(dict)
        for thing, kind, value in sorted(self.graph.select(query).rows, key=str):
            if isinstance(thing, Iri) and isinstance(kind, Iri) and value is not None:
                found[thing][kind] = value
        return found

    @cached_property
    def _documents(self) -> Mapping[Iri, Mapping[Iri, Term]]:
        """The titles and dates of documents."""
        return self._values(f"SELECT ?d ?p ?o {{ VALUES ?p {{ <{_TITLE}> <{_DATE}> }} ?d ?p ?o }}")

    def _citations_of(self, things: Iterable[Iri]) -> Mapping[Iri, tuple[Citation, ...]]:
        """By statement and by complete set: where it stands."""
        wanted = " ".join(f"<{thing}>" for thing in sorted(things))
        if not wanted:
            return {}
        rows = self.graph.select(
            f"""SELECT ?thing ?document ?quote ?start ?end ?paragraph WHERE {{
  VALUES ?thing {{ {wanted} }}
  ?thing <{ns.HAS_EVIDENCE}> ?evidence . ?evidence <{ns.OA}hasSource> ?document ; <{ns.OA}hasSelector> ?selector .
  ?selector <{ns.OA}exact> ?quote ; <{ns.OA}start> ?start ; <{ns.OA}end> ?end .
  OPTIONAL {{ ?evidence <{ns.PARAGRAPH}> ?paragraph }}
}}"""
        ).rows
        found: dict[Iri, dict[Citation, None]] = defaultdict(dict)
        for thing, document, quote, start, end, paragraph in rows:
            if isinstance(thing, Iri) and isinstance(document, Iri) and quote and start and end:
                about = self._documents.get(document, {})
                title, issued = (about[kind].value if kind in about else "" for kind in (_TITLE, _DATE))
                place = int(paragraph.value) if paragraph else 0
                citation = Citation(document.local_name, quote.value, int(start.value), int(end.value), title, issued, place)
                found[thing].setdefault(citation)
        return {thing: tuple(citations) for thing, citations in found.items()}

    @cached_property
    def _complete_sets(self) -> Mapping[tuple[Iri, Iri, Iri], tuple[CompleteEnumeration, ...]]:
        """By relation, side and anchor: the enumerations."""
        rows = self.graph.select(
            f"""SELECT ?set ?relation ?side ?anchor ?member WHERE {{
  VALUES ?side {{ <{ns.SET_SUBJECT}> <{ns.SET_OBJECT}> }}
  ?set a <{ns.COMPLETE_SET}> ; <{ns.SET_PREDICATE}> ?relation ; ?side ?anchor ; <{ns.SET_MEMBER}> ?member .
}}"""
        ).rows
        members: dict[tuple[Iri, Iri, Iri], dict[Iri, set[Iri]]] = defaultdict(lambda: defaultdict(set))
        for name, relation, side, anchor, member in rows:
            if isinstance(name, Iri) and isinstance(relation, Iri) and isinstance(side, Iri) and isinstance(anchor, Iri):
                members[relation, side, anchor][name].update([member] if isinstance(member, Iri) else ())
        quotes = self._citations_of({name for sets in members.values() for name in sets})

        def shortest(name: Iri) -> tuple[Citation, ...]:
            return tuple(sorted(quotes.get(name, ()), key=lambda c: (len(c.quote), c.start))[:MOST_CITATIONS])

        return {
            key: tuple(CompleteEnumeration(frozenset(sets[name]), shortest(name)) for name in sorted(sets) if sets[name])
            for key, sets in members.items()
        }


def _in_order(triple: Triple, stated: Iterable[_Stated], quotes: Mapping[Iri, tuple[Citation, ...]]) -> tuple[Support, ...]:
    """What the statements of a triple say, the asserted and dated ones first, their shortest quotes first."""
    found: list[tuple[bool, bool, str, Support]] = []
    for one in stated:
        citations = tuple(sorted(quotes.get(one.iri, ()), key=lambda c: (len(c.quote), c.document, c.start)))
        support = Support(triple, one.status, one.attributed_to, one.times, citations, one.qualifiers)
        found.append((not support.is_plain, not support.times, one.iri.value, support))
    return tuple(support for *_, support in sorted(found, key=lambda pair: pair[:3]))
