from pathlib import Path

import pytest

from ntib_graph.graph.domain_folder import ENGINE_TERMS
from ntib_graph.graph.rdf_files import read_rdf
from ntib_graph.graph.statements import document_triples, entity_triples, statement_triples
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.statements import Entity, Evidence, Statement
from ntib_graph.model.terms import Iri, Triple

ZOO = "http://zoo.example/"
TEXT = "The otter Olga has lived in the pond since 2019."

ONTOLOGY = """
@prefix zoo: <http://zoo.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix lex: <https://w3id.org/ntib-graph/lexicon/> .
@prefix ntib: <https://w3id.org/ntib-graph/> .
zoo:Animal a owl:Class ; rdfs:label "animal"@en ; skos:definition "A living being of the zoo."@en .
zoo:Place a owl:Class ; rdfs:label "place"@en ; skos:definition "A part of the zoo."@en .
zoo:livesIn a owl:ObjectProperty ; rdfs:label "lives in"@en ; skos:definition "Where an animal is kept."@en ;
    rdfs:domain [ a owl:Class ; owl:unionOf ( zoo:Animal zoo:Keeper ) ] ; rdfs:range zoo:Place ;
    lex:says "{subject} live in {object}" ;
    ntib:exampleSentence "The otter lives in the pond."@en ; ntib:exampleQuestion "Where does the otter live?"@en .
zoo:Keeper a owl:Class ; rdfs:subClassOf zoo:Animal ; rdfs:label "keeper"@en ; skos:definition "Who feeds them."@en .
"""


@pytest.fixture
def zoo_folder(tmp_path: Path) -> Path:
    """A domain folder with an ontology and one known place."""
    folder = tmp_path / "zoo"
    (folder / "ontology").mkdir(parents=True)
    (folder / "ontology" / "zoo.ttl").write_text(ONTOLOGY, encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "places.ttl").write_text(
        "@prefix zoo: <http://zoo.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'zoo:Pond a zoo:Place ; rdfs:label "pond"@en .\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def olga() -> tuple[Statement, Evidence]:
    statement = Statement(Iri(ZOO + "Olga"), Iri(ZOO + "livesIn"), Iri(ZOO + "Pond"), since=parse_edtf("2019"))
    return statement, Evidence("diary", 0, len(TEXT), TEXT, "livesIn/live active", "parser 1.0", 0.9)


@pytest.fixture
def zoo_triples(zoo_folder: Path, olga: tuple[Statement, Evidence]) -> list[Triple]:
    """A clean graph: the engine's terms, the ontology without blank nodes, and one statement with its evidence."""
    statement, evidence = olga
    schema = [t for t in read_rdf(zoo_folder / "ontology" / "zoo.ttl")[0] if "_:" not in f"{t.subject}{t.object}"]
    return [
        *read_rdf(ENGINE_TERMS)[0],
        *schema,
        Triple(Iri(ZOO + "livesIn"), Iri("https://schema.org/domainIncludes"), Iri(ZOO + "Animal")),
        *read_rdf(zoo_folder / "data" / "places.ttl")[0],
        *entity_triples(Entity(Iri(ZOO + "Olga"), "Olga", (Iri(ZOO + "Animal"),))),
        *document_triples(Document("diary", TEXT, Source(title="The keeper's diary", date="2021")), ZOO),
        *statement_triples(statement, [evidence], ZOO, {"livesIn/live"}),
    ]
