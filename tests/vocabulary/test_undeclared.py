"""Classes and properties that are used, not declared."""

from __future__ import annotations

from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.ontology import read_ontology
from ntib_graph.vocabulary.undeclared import undeclared_triples

BASE = "http://example.org/x/"
SHIP, PORT, LENGTH, CAPTAIN, ALMA = (Iri(BASE + name) for name in ("Ship", "homePort", "length", "captain", "alma"))
DATA = [
    Triple(ALMA, ns.RDF_TYPE, SHIP),
    Triple(ALMA, PORT, Iri(BASE + "turku")),
    Triple(ALMA, LENGTH, Literal("81.5", ns.XSD + "decimal")),
    Triple(Iri(BASE + "vega"), LENGTH, Literal("70", ns.XSD + "integer")),
    Triple(ALMA, CAPTAIN, Literal("A. Wulff")),
    Triple(ALMA, Iri(ns.SKOS + "prefLabel"), Literal("Alma")),
]


def test_what_is_used_becomes_an_ontology() -> None:
    ontology = read_ontology([*DATA, *undeclared_triples(DATA)], {})
    assert set(ontology.classes) == {SHIP}
    assert set(ontology.properties) == {PORT, LENGTH, CAPTAIN}
    assert ontology.properties[PORT].label == "home port"
    assert not ontology.properties[PORT].has_literals
    assert ontology.properties[LENGTH].has_literals
    assert ontology.properties[CAPTAIN].has_literals
    assert ontology.entities[ALMA].label == "Alma"


def test_what_is_declared_stays_as_it_is() -> None:
    declared = [Triple(PORT, ns.RDF_TYPE, Iri(ns.OWL + "ObjectProperty")), Triple(SHIP, ns.RDF_TYPE, Iri(ns.OWL + "Class"))]
    found = {t.subject for t in undeclared_triples([*DATA, *declared])}
    assert PORT not in found
    assert SHIP not in found


def test_the_words_of_standard_vocabularies_are_nobodys_own() -> None:
    header = [
        Triple(Iri(BASE), Iri(ns.VANN + "preferredNamespaceUri"), Literal(BASE)),
        Triple(Iri(BASE), Iri(ns.DCTERMS + "date"), Literal("1")),
    ]
    assert list(undeclared_triples(header)) == []
