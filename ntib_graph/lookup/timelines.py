"""Dated facts in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ntib_graph.lookup.disagreements import date_of
from ntib_graph.lookup.facts import FactReader, WordedGraph
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.profiles import DatedFact, DateKind, Fact, Timeline
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Iri, Literal


def read_timeline(graph: WordedGraph, thing: Iri, hops: int = 0) -> Timeline:
    """The dated facts, of any status, in which a thing has a role, or one at most ``hops`` facts away from it.

    In order of the first possible day; at the same one, the more exact date first.  A fact that another tells with the same
    dates and further roles is left out.
    """
    reader = FactReader(graph)
    found: dict[str, Fact] = {}
    seen, frontier = {thing}, {thing}
    for _ in range(hops + 1):
        near = [view.fact for one in sorted(frontier) for view in reader.facts_about(one)]
        found |= {fact.statement.id: fact for fact in near}
        frontier = {end for fact in near if fact.statement.is_plain for end in _ends(fact.statement, graph)} - seen
        seen |= frontier
    told = list(_without_retold(found.values()))
    entries = (entry for fact in told for entry in _dated(graph, fact))
    return Timeline(thing, graph.label(thing), hops, tuple(sorted(entries, key=_order)))


def _ends(statement: Statement, graph: WordedGraph) -> Iterator[Iri]:
    entities = graph.entities()
    for end in (statement.subject, statement.object):
        if isinstance(end, Iri) and end in entities:
            yield end


def _without_retold(facts: Iterable[Fact]) -> Iterator[Fact]:
    everything = list(facts)
    fuller: dict[Statement, set[frozenset[object]]] = {}
    for fact in everything:
        fuller.setdefault(replace(fact.statement, qualifiers=()), set()).add(frozenset(fact.statement.qualifiers))
    for fact in everything:
        own = frozenset(fact.statement.qualifiers)
        if not any(own < other for other in fuller[replace(fact.statement, qualifiers=())]):
            yield fact


def _dated(graph: WordedGraph, fact: Fact) -> Iterator[DatedFact]:
    statement = fact.statement
    sentence = graph.word(replace(statement, since=None, until=None, at=None))
    relation = graph.domain.ontology.properties.get(statement.predicate)
    at_kind = DateKind.HAPPENS if relation and relation.happens_once else DateKind.KNOWN
    own = date_of(statement.object) if isinstance(statement.object, Literal) else None
    if own:
        yield DatedFact(own, DateKind.HAPPENS, sentence, fact)
    moments: tuple[tuple[VagueDate | None, DateKind], ...] = (
        (statement.since, DateKind.BEGINS),
        (statement.until, DateKind.ENDS),
        (None if own else statement.at, at_kind),
    )
    for moment, kind in moments:
        if moment:
            yield DatedFact(moment, kind, sentence, fact)


def _order(entry: DatedFact) -> tuple[object, ...]:
    kinds = list(DateKind)
    return entry.date.earliest, entry.date.latest, kinds.index(entry.kind), entry.sentence, entry.fact.statement.id
