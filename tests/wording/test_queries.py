"""How a question was understood, in English."""

from __future__ import annotations

from ntib_graph.model.dates import year
from ntib_graph.model.queries import (
    ClassRestriction,
    Edge,
    Effect,
    Operator,
    Pattern,
    QueryGraph,
    TimeRelation,
    TimeRestriction,
    Variable,
)
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.wording.queries import word_denial, word_query

X, WHEN = Variable("x1"), Variable("x2")


def iri(name: str) -> Iri:
    return Iri(ns.ENGINE + name)


def word(graph: QueryGraph, domain: Domain) -> str:
    return word_query(graph, domain, domain.ontology.label)


def test_a_class_and_what_restricts_it(domain: Domain) -> None:
    pattern = Pattern((Edge(X, iri("memberOf"), iri("AUKUS")),), (ClassRestriction(X, iri("Country")),))
    assert word(QueryGraph(pattern, X), domain) == "countries that are members of AUKUS"


def test_the_time_is_said(domain: Domain) -> None:
    edge = Edge(X, iri("memberOf"), iri("AUKUS"), time=TimeRestriction(TimeRelation.BEFORE, year(2017)))
    assert word(QueryGraph(Pattern((edge,)), X, focus_classes=(iri("Country"),)), domain).endswith("AUKUS before 2017")


def test_what_must_not_hold_is_said(domain: Domain) -> None:
    absent = Pattern((Edge(X, iri("memberOf"), iri("FiveEyes")),))
    said = word(QueryGraph(Pattern((Edge(X, iri("memberOf"), iri("AUKUS")),), absent=(absent,)), X), domain)
    assert said == "those that are members of AUKUS but not of Five Eyes"


def test_a_fact_is_denied_in_plain_words(domain: Domain) -> None:
    def denied(subject: str, relation: str, object_: str) -> str:
        graph = QueryGraph(Pattern((Edge(iri(subject), iri(relation), iri(object_)),)), None, Operator.EXISTS)
        return word_denial(graph, domain, domain.ontology.label)

    assert denied("Canada", "memberOf", "AUKUS") == "Canada is not a member of AUKUS"
    assert denied("Canada", "signed", "HydeParkDeclaration") == "Canada did not sign Hyde Park Declaration"


def test_yes_or_no(domain: Domain) -> None:
    graph = QueryGraph(Pattern((Edge(iri("Canada"), iri("memberOf"), iri("AUKUS")),)), None, Operator.EXISTS)
    assert word(graph, domain) == "whether Canada is a member of AUKUS"


def test_when_something_began(domain: Domain) -> None:
    edge = Edge(iri("Canada"), iri("memberOf"), iri("AUKUS"), effect=Effect.BEGINS, moment=WHEN)
    said = word(QueryGraph(Pattern((edge,)), WHEN, asks_time=True), domain)
    assert said.startswith("when Canada ")
    assert said.endswith("AUKUS")


def test_a_number_is_asked_for(domain: Domain) -> None:
    pattern = Pattern((Edge(X, iri("memberOf"), iri("AUKUS")),))
    assert word(QueryGraph(pattern, X, Operator.COUNT), domain).startswith("the number of ")
