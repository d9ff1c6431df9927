"""The facts that a thing stands in, whatever its role, as records that speak for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from ntib_graph.graph.statements import StatedFact, TripleSource, read_statements, statements_of
from ntib_graph.model.answers import Citation
from ntib_graph.model.profiles import Fact, Role
from ntib_graph.model.statements import Entity, Evidence, Statement
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain

_TITLE, _DATE = Iri(ns.DCTERMS + "title"), Iri(ns.DCTERMS + "date")


class WordedGraph(Protocol):
    """What a look at things asks of a graph."""

    @property
    def domain(self) -> Domain:
        """The domain the graph was built for."""
        ...

    @property
    def store(self) -> TripleSource:
        """The stored graph."""
        ...

    def entities(self) -> Mapping[Iri, Entity]:
        """Everything the graph names."""
        ...

    def label(self, term: Term) -> str:
        """The name of a thing, or a literal's value."""
        ...

    def word(self, statement: Statement) -> str:
        """A statement in English."""
        ...


class RoledFact(NamedTuple):
    """A fact as seen from a thing; ``relation`` is the fact's property, for a qualifier the qualifier's own."""

    role: Role
    relation: Iri
    fact: Fact

    @property
    def others(self) -> tuple[Term, ...]:
        """What stands on the other side, the nearest first."""
        statement = self.fact.statement
        if self.role is Role.SUBJECT:
            return (statement.object,)
        return (statement.subject,) if self.role is Role.OBJECT else (statement.subject, statement.object)


class FactReader:
    """Reads the facts of a graph, with the titles of its documents."""

    def __init__(self, graph: WordedGraph) -> None:
        self._graph = graph
        self._titles: dict[str, tuple[str, str]] = {}

    def facts_about(self, thing: Iri) -> tuple[RoledFact, ...]:
        """All facts, of any status, in which a thing has a role, and plain facts of the domain's data; in order of relation.

        A fact in which it has two roles is there twice.
        """
        store = self._graph.store
        nodes = sorted({triple.subject for triple in store.triples(None, None, thing)})
        stated = read_statements(store, nodes)
        told = {_triple_of(fact.statement) for fact in stated if fact.statement.is_plain}
        found = [view for fact in stated for view in self._views(thing, fact)]
        for triple in self._data_triples(thing):
            if triple not in told:
                role = Role.SUBJECT if triple.subject == thing else Role.OBJECT
                statement = Statement(*triple)
                found.append(RoledFact(role, triple.predicate, Fact(statement, self._graph.word(statement))))
        return tuple(sorted(found, key=self._order))

    def facts_between(self, triples: Iterable[Triple]) -> tuple[Fact, ...]:
        """The plain facts of these triples; one that no statement tells stands there without citations."""
        found: list[Fact] = []
        for triple in sorted(triples, key=lambda t: (self._graph.label(t.predicate), t.subject, str(t.object))):
            stated = [fact for fact in statements_of(self._graph.store, *triple) if fact.statement.is_plain]
            found.extend(self.fact(one) for one in stated)
            if not stated:
                found.append(Fact(Statement(*triple), self._graph.word(Statement(*triple))))
        return tuple(found)

    def fact(self, stated: StatedFact) -> Fact:
        """A stored statement in English with its citations."""
        ordered = sorted(stated.evidences, key=lambda e: (-e.confidence, len(e.quote), e.document, e.start))
        return Fact(stated.statement, self._graph.word(stated.statement), tuple(dict.fromkeys(map(self._citation, ordered))))

    def _views(self, thing: Iri, stated: StatedFact) -> Iterator[RoledFact]:
        statement, fact = stated.statement, self.fact(stated)
        if statement.subject == thing:
            yield RoledFact(Role.SUBJECT, statement.predicate, fact)
        if statement.object == thing:
            yield RoledFact(Role.OBJECT, statement.predicate, fact)
        for qualifier in statement.qualifiers:
            if qualifier.value == thing:
                yield RoledFact(Role.QUALIFIER, qualifier.property, fact)
        if statement.attributed_to == thing:
            yield RoledFact(Role.VOICE, ns.ATTRIBUTED_TO, fact)

    def _data_triples(self, thing: Iri) -> Iterator[Triple]:
        store, entities = self._graph.store, self._graph.entities()
        for triple in (*store.triples(thing), *store.triples(None, None, thing)):
            ends = (triple.subject, triple.object)
            if is_relation(triple.predicate, self._graph.domain) and all(isinstance(e, Literal) or e in entities for e in ends):
                yield triple

    def _order(self, view: RoledFact) -> tuple[str, ...]:
        statement, label = view.fact.statement, self._graph.label
        others = tuple(label(term).casefold() for term in view.others)
        when = str(statement.since or statement.at or statement.until or "")
        return (str(list(Role).index(view.role)), label(view.relation), view.relation.value, *others, when, statement.id)

    def _citation(self, evidence: Evidence) -> Citation:
        title, date = self._title(evidence.document)
        return Citation(evidence.document, evidence.quote, evidence.start, evidence.end, title, date, evidence.paragraph)

    def _title(self, document: str) -> tuple[str, str]:
        if document not in self._titles:
            store, node = self._graph.store, ns.document_iri(self._graph.domain.ontology.namespace, document)
            title, date = (next((t.object.value for t in store.triples(node, known)), "") for known in (_TITLE, _DATE))
            self._titles[document] = title, date
        return self._titles[document]


def is_relation(predicate: Iri, domain: Domain) -> bool:
    """Whether it is a property of the ontology that tells a fact, not a name and not a further role of one."""
    known = domain.ontology.properties.get(predicate)
    return known is not None and not known.is_qualifier


def _triple_of(statement: Statement) -> Triple:
    return Triple(statement.subject, statement.predicate, statement.object)
