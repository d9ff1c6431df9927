from collections.abc import Callable
from pathlib import Path

import pytest

from ntib_graph.graph.hygiene import ENGINE_HYGIENE, hygiene_findings, hygiene_queries
from ntib_graph.graph.named_queries import read_named_queries
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.terms import XSD_BOOLEAN, XSD_INTEGER, Iri, Literal, Triple, text
from ntib_graph.vocabulary import namespaces as ns

ROOT = Path(__file__).parents[2]
ZOO = "http://zoo.example/"
A, B, OLGA, POND, LIVES_IN = (Iri(ZOO + name) for name in ("A", "B", "Olga", "Pond", "livesIn"))
BROADER = Iri(ns.SKOS + "broader")
OWL_CLASS, OBJECT_PROPERTY = Iri(ns.OWL + "Class"), Iri(ns.OWL + "ObjectProperty")

Defect = Callable[[list[Triple]], list[Triple]]


def without(*predicates: str, subject: str = "") -> Defect:
    """The graph without the triples of these predicates, of subjects that contain a text."""
    return lambda graph: [t for t in graph if t.predicate.local_name not in predicates or subject not in t.subject.value]


def plus(*triples: Triple) -> Defect:
    return lambda graph: [*graph, *triples]


def with_object(predicate: str, value: Literal) -> Defect:
    return lambda graph: [t._replace(object=value) if t.predicate.local_name == predicate else t for t in graph]


DEFECTS: dict[str, Defect] = {
    "statement-without-evidence": without("hasEvidence"),
    "evidence-without-quote": with_object("exact", Literal(" ")),
    "evidence-of-nothing": without("hasEvidence"),
    "quote-length": with_object("end", Literal("3", XSD_INTEGER)),
    "plain-triple-without-statement": plus(Triple(POND, LIVES_IN, POND)),
    "asserted-statement-without-plain-triple": without("livesIn"),
    "subclass-cycle": plus(Triple(A, ns.RDFS_SUBCLASS_OF, B), Triple(B, ns.RDFS_SUBCLASS_OF, A)),
    "subproperty-cycle": plus(Triple(A, ns.RDFS_SUBPROPERTY_OF, B), Triple(B, ns.RDFS_SUBPROPERTY_OF, A)),
    "entity-without-label-or-class": without("label", subject="Olga"),
    "statement-of-unknown-property": without("type", subject=ZOO + "livesIn"),
    "class-without-label-or-definition": without("definition", subject="Place"),
    "property-without-label-or-definition": without("label", subject="livesIn"),
    "property-without-domain-or-range": without("domainIncludes"),
    "property-without-words": without("says"),
    "property-without-examples": without("exampleQuestion"),
    "statement-of-wrong-ends": lambda graph: [
        t._replace(object=Iri(ZOO + "Place")) if (t.subject, t.predicate) == (OLGA, ns.RDF_TYPE) else t for t in graph
    ],
    "unconnected-class": plus(Triple(A, ns.RDF_TYPE, OWL_CLASS)),
    "concept-cycle": plus(Triple(A, BROADER, B), Triple(A, Iri(ns.SKOS + "narrower"), B)),
    "concept-without-scheme": plus(Triple(A, ns.RDF_TYPE, Iri(ns.SKOS + "Concept"))),
    "header-without-metadata": plus(Triple(A, ns.RDF_TYPE, Iri(ns.OWL + "Ontology"))),
    "deprecated-reference": plus(
        Triple(A, Iri(ns.OWL + "deprecated"), Literal("true", XSD_BOOLEAN)), Triple(LIVES_IN, ns.RDFS_RANGE, A)
    ),
    "terms-of-one-label": plus(Triple(A, ns.RDF_TYPE, OBJECT_PROPERTY), Triple(A, ns.RDFS_LABEL, text("Lives in"))),
    "terms-of-one-definition": plus(Triple(A, ns.RDF_TYPE, OWL_CLASS), Triple(A, ns.SKOS_DEFINITION, text("A part of the zoo."))),
    "undeclared-term": plus(
        Triple(Iri(ZOO), ns.RDF_TYPE, Iri(ns.OWL + "Ontology")),
        Triple(Iri(ZOO), Iri(ns.VANN + "preferredNamespaceUri"), Literal(ZOO)),
        Triple(A, ns.RDFS_SUBCLASS_OF, Iri(ZOO + "Aminal")),
    ),
    "inverse-of-other-ends": plus(
        Triple(A, ns.RDF_TYPE, OBJECT_PROPERTY), Triple(A, Iri(ns.OWL + "inverseOf"), LIVES_IN), Triple(A, ns.RDFS_DOMAIN, B)
    ),
    "label-with-stray-space": plus(Triple(A, ns.RDFS_LABEL, text("an  otter"))),
    "thing-of-disjoint-classes": plus(
        Triple(Iri(ZOO + "Animal"), Iri(ns.OWL + "disjointWith"), Iri(ZOO + "Place")),
        Triple(OLGA, ns.RDF_TYPE, Iri(ZOO + "Place")),
    ),
    "duplicate-labels": plus(Triple(A, ns.RDF_TYPE, Iri(ZOO + "Animal")), Triple(A, ns.RDFS_LABEL, text("OLGA"))),
    "term-with-two-labels": plus(Triple(LIVES_IN, ns.RDFS_LABEL, text("dwells in"))),
}


def caught(graph: list[Triple]) -> set[str]:
    store = GraphStore.in_memory(graph)
    return {Path(finding.where).stem for finding in hygiene_findings(store, ROOT, ns.STANDARD_PREFIXES)}


def test_a_clean_graph_passes(zoo_triples: list[Triple]) -> None:
    assert hygiene_findings(GraphStore.in_memory(zoo_triples), ROOT, ns.STANDARD_PREFIXES) == ()


@pytest.mark.parametrize("name", DEFECTS)
def test_each_query_catches_its_defect(name: str, zoo_triples: list[Triple]) -> None:
    assert name in caught(DEFECTS[name](zoo_triples))


def test_every_query_has_its_defect_here() -> None:
    assert {query.name for query in hygiene_queries(ROOT)} == set(DEFECTS)


def test_findings_name_focus_values_and_file(zoo_triples: list[Triple]) -> None:
    store = GraphStore.in_memory(DEFECTS["plain-triple-without-statement"](zoo_triples))
    (finding,) = hygiene_findings(store, ROOT, ns.STANDARD_PREFIXES)
    assert finding.focus == POND.value
    assert LIVES_IN.value in finding.message
    assert Path(finding.where) == ENGINE_HYGIENE / "plain-triple-without-statement.rq"


def test_the_engines_queries_hold_for_a_domain_of_its_own(tmp_path: Path, zoo_triples: list[Triple]) -> None:
    assert len(hygiene_queries(tmp_path)) == len(read_named_queries(ENGINE_HYGIENE))
    assert hygiene_findings(GraphStore.in_memory(zoo_triples), tmp_path, ns.STANDARD_PREFIXES) == ()


def test_either_end_of_a_statement_is_looked_at(zoo_triples: list[Triple]) -> None:
    wrong = [
        t._replace(object=Iri(ZOO + "Animal")) if (t.subject, t.predicate) == (POND, ns.RDF_TYPE) else t for t in zoo_triples
    ]
    assert caught(wrong) == {"statement-of-wrong-ends"}
