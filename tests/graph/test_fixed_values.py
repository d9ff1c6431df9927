from ntib_graph.api import KnowledgeGraph
from ntib_graph.graph.fixed_values import fixed_value_triples
from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns

A, B, C, SCHEME, IN, THING, OTHER, NODE = (Iri(f"https://example.org/{name}") for name in "ABCSITON")
SCHEMA = [
    Triple(B, ns.RDFS_SUBCLASS_OF, A),
    Triple(A, ns.RDFS_SUBCLASS_OF, NODE),
    Triple(NODE, Iri(ns.OWL + "onProperty"), IN),
    Triple(NODE, Iri(ns.OWL + "hasValue"), SCHEME),
]


def test_a_value_fixed_for_a_class_is_said_of_its_things_and_of_those_below() -> None:
    data = [Triple(THING, ns.RDF_TYPE, A), Triple(OTHER, ns.RDF_TYPE, B), Triple(C, ns.RDF_TYPE, C), Triple(C, IN, Literal("x"))]
    assert list(fixed_value_triples(SCHEMA, data)) == [Triple(THING, IN, SCHEME), Triple(OTHER, IN, SCHEME)]


def test_a_cycle_of_classes_ends() -> None:
    data = [Triple(THING, ns.RDF_TYPE, A)]
    assert list(fixed_value_triples([*SCHEMA, Triple(A, ns.RDFS_SUBCLASS_OF, B)], data)) == [Triple(THING, IN, SCHEME)]


def test_another_restriction_fixes_nothing() -> None:
    restricted = [t for t in SCHEMA if t.predicate.local_name != "hasValue"]
    assert list(fixed_value_triples(restricted, [Triple(THING, ns.RDF_TYPE, A)])) == []


def test_every_barrier_is_a_concept_of_the_scheme(graph: KnowledgeGraph) -> None:
    rows = graph.query(
        "SELECT ?b (COUNT(?s) AS ?schemes) { ?b a ntib:Barrier OPTIONAL { ?b skos:inScheme ?s } } GROUP BY ?b"
    ).rows
    assert len(rows) >= 10
    assert {row[1].value for row in rows if row[1]} == {"1"}
