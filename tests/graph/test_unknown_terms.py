import pytest

from ntib_graph.graph.store import GraphStore
from ntib_graph.graph.unknown_terms import unknown_terms
from ntib_graph.model.terms import Iri, Triple, text

ZOO = "http://zoo.example/"
STORE = GraphStore.in_memory(
    [
        Triple(Iri(ZOO + "Olga"), Iri(ZOO + "livesIn"), Iri(ZOO + "Pond")),
        Triple(Iri(ZOO + "Olga"), Iri(ZOO + "name"), text("Olga")),
    ]
)
PREFIXES = {"zoo": ZOO, "xsd": "http://www.w3.org/2001/XMLSchema#"}


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("SELECT * { ?a zoo:livsIn zoo:Pond }", [("zoo:livsIn", "zoo:livesIn")]),
        ("SELECT * { zoo:olga ?p ?o }", [("zoo:olga", "zoo:Olga")]),
        (f"SELECT * {{ <{ZOO}Olgo> ?p ?o }}", [(f"<{ZOO}Olgo>", f"<{ZOO}Olga>")]),
        ("SELECT * { ?a zoo:quack zoo:Pond }", [("zoo:quack", "")]),
        (f"PREFIX z: <{ZOO}> SELECT * {{ ?a z:livsIn z:Pond }}", [("z:livsIn", "z:livesIn")]),
        ("SELECT * { ?a zoo:livesIn zoo:Pond ; zoo:name ?n }", []),
        ('SELECT * { ?a zoo:name "2"^^xsd:integer }', []),
    ],
)
def test_what_the_graph_does_not_use_is_named_with_what_is_near(sparql: str, found: list[tuple[str, str]]) -> None:
    assert list(unknown_terms(STORE, sparql, PREFIXES)) == found
