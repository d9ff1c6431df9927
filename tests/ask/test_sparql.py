"""Query graphs as SPARQL: what they mean, and that any engine can run them."""

from __future__ import annotations

import rdflib

from ntib_graph.ask.sparql import escape_literal, variables_of, write_sparql
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.dates import parse_edtf, year
from ntib_graph.model.queries import (
    Aggregate,
    Choice,
    ClassRestriction,
    Comparator,
    Comparison,
    Edge,
    Effect,
    Operator,
    Pattern,
    QueryGraph,
    Summary,
    TimeRelation,
    TimeRestriction,
    Variable,
)
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary.domain import Domain
from tests.ask.conftest import iri

X, N, BEST = Variable("x"), Variable("n"), Variable("best")
MEMBER = iri("memberOf")


def names(store: GraphStore, domain: Domain, graph: QueryGraph) -> set[str]:
    rows = store.select(write_sparql(graph, domain)).rows
    return {cell.local_name if isinstance(cell, Iri) else cell.value for (cell,) in rows if cell}


def members_at(relation: TimeRelation, edtf: str, effect: Effect = Effect.HOLDS) -> QueryGraph:
    edge = Edge(X, MEMBER, iri("NTIB"), effect=effect, time=TimeRestriction(relation, parse_edtf(edtf)))
    return QueryGraph(Pattern((edge,)), X)


def test_a_state_holds_from_its_beginning_on(small_graph: GraphStore, domain: Domain) -> None:
    assert names(small_graph, domain, members_at(TimeRelation.DURING, "2016")) == {"UnitedStates", "Canada"}
    assert len(names(small_graph, domain, members_at(TimeRelation.DURING, "2018"))) == 4
    assert len(names(small_graph, domain, members_at(TimeRelation.DURING, "2024"))) == 5
    assert names(small_graph, domain, members_at(TimeRelation.DURING, "1980")) == set()


def test_a_beginning_is_compared_by_its_own_date(small_graph: GraphStore, domain: Domain) -> None:
    assert names(small_graph, domain, members_at(TimeRelation.DURING, "2017", Effect.BEGINS)) == {"Australia", "UnitedKingdom"}
    assert names(small_graph, domain, members_at(TimeRelation.AFTER, "2017", Effect.BEGINS)) == {"NewZealand"}
    assert names(small_graph, domain, members_at(TimeRelation.BEFORE, "2017", Effect.BEGINS)) == {"UnitedStates", "Canada"}


def test_a_state_of_unknown_beginning_counts(small_graph: GraphStore, domain: Domain) -> None:
    edge = Edge(X, MEMBER, iri("AUKUS"), time=TimeRestriction(TimeRelation.DURING, year(2024)))
    assert len(names(small_graph, domain, QueryGraph(Pattern((edge,)), X))) == 3


def test_what_is_absent_is_excluded(small_graph: GraphStore, domain: Domain) -> None:
    pattern = Pattern((Edge(X, MEMBER, iri("NTIB")),), absent=(Pattern((Edge(X, MEMBER, iri("AUKUS")),)),))
    assert names(small_graph, domain, QueryGraph(pattern, X)) == {"Canada", "NewZealand"}


def test_a_denial_is_asked_for_as_such(small_graph: GraphStore, domain: Domain) -> None:
    assert names(small_graph, domain, QueryGraph(Pattern((Edge(X, MEMBER, iri("AUKUS"), effect=Effect.DENIED),)), X)) == {
        "Canada"
    }


def test_the_one_that_has_most(small_graph: GraphStore, domain: Domain) -> None:
    inner = Pattern((Edge(N, MEMBER, X),), (ClassRestriction(X, iri("Framework")),))
    counted = Aggregate(Summary.COUNT, inner, N, (X,), Variable("count"))
    top = Aggregate(Summary.LOWEST, Pattern(aggregates=(counted,)), Variable("count"), (), BEST)
    pattern = Pattern(comparisons=(Comparison(Variable("count"), Comparator.EQUAL, BEST),), aggregates=(counted, top))
    assert names(small_graph, domain, QueryGraph(pattern, X)) == {"AUKUS"}


def test_a_choice_and_alternatives(small_graph: GraphStore, domain: Domain) -> None:
    either = ((Pattern((Edge(X, MEMBER, iri("NTIB")),)), Pattern((Edge(X, MEMBER, iri("AUKUS")),))),)
    pattern = Pattern(either=either, choices=(Choice(X, (iri("Canada"), iri("Japan"))),))
    assert names(small_graph, domain, QueryGraph(pattern, X)) == {"Canada"}


def test_counting_counts_each_once(small_graph: GraphStore, domain: Domain) -> None:
    graph = QueryGraph(Pattern((Edge(X, MEMBER, Variable("y")),)), X, Operator.COUNT)
    assert names(small_graph, domain, graph) == {"5"}


def test_another_engine_gives_the_same(small_graph: GraphStore, domain: Domain) -> None:
    other = rdflib.Graph()
    for s, p, o in small_graph.triples():
        value = (
            rdflib.URIRef(o.value)
            if isinstance(o, Iri)
            else rdflib.Literal(o.value, lang=o.language or None, datatype=None if o.language else o.datatype)
        )
        other.add((rdflib.URIRef(s.value), rdflib.URIRef(p.value), value))
    for graph in (members_at(TimeRelation.DURING, "2018"), members_at(TimeRelation.AFTER, "2017", Effect.BEGINS)):
        sparql = write_sparql(graph, domain)
        assert {str(row[0]) for row in other.query(sparql)} == {row[0].value for row in small_graph.select(sparql).rows if row[0]}


def test_a_literal_cannot_break_out_of_its_quotes(small_graph: GraphStore) -> None:
    for text in ('"', "\\", '" } DELETE {', "line\nbreak\r", "\t'"):
        rows = small_graph.select(f"SELECT ?x {{ BIND({escape_literal(Literal(text))} AS ?x) }}").rows
        assert rows[0][0] == Literal(text)


def test_only_variables_that_are_surely_bound_are_projected() -> None:
    pattern = Pattern((Edge(X, MEMBER, N),), absent=(Pattern((Edge(X, MEMBER, BEST),)),))
    assert variables_of(pattern) == (X, N)
