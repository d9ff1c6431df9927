from pathlib import Path

import pytest

from ntib_graph.graph.domain_folder import domain_triples, load_domain
from ntib_graph.graph.rdf_files import ntriples_lines
from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import default_domain_folder

ZOO = "http://zoo.example/"


def test_a_domain_is_read_with_words_and_entities(zoo_folder: Path) -> None:
    domain = load_domain(zoo_folder)
    assert domain.ontology.namespace == ZOO
    assert Iri(ZOO + "Pond") in domain.ontology.entities
    assert [entry.head for entry in domain.lexicon.entries] == ["live"]
    assert domain.ontology.properties[Iri(ZOO + "livesIn")].domains == (Iri(ZOO + "Animal"), Iri(ZOO + "Keeper"))


def test_the_engines_own_properties_and_statuses_are_no_words_of_the_domain(zoo_folder: Path) -> None:
    domain = load_domain(zoo_folder)
    assert ns.HAS_EVIDENCE not in domain.ontology.properties
    assert Iri(ns.ENGINE + "denied") not in domain.ontology.entities
    assert ns.PHRASE in domain.ontology.classes
    assert any(t.subject == ns.HAS_EVIDENCE for t in domain.schema)


def test_the_store_gets_no_blank_node_but_the_members_of_a_union(zoo_folder: Path) -> None:
    triples = domain_triples(load_domain(zoo_folder))
    assert not [t for t in triples if "_:" in (t.subject.value[:2], t.object.value[:2])]
    included = {t.object for t in triples if t.predicate == Iri(ns.SCHEMA + "domainIncludes")}
    assert included == {Iri(ZOO + "Animal"), Iri(ZOO + "Keeper")}
    assert ns.lexical_entry_iri(ZOO, "livesIn/live") in {t.subject for t in triples}


def test_blank_nodes_of_data_keep_their_facts_under_the_same_address(zoo_folder: Path) -> None:
    (zoo_folder / "data" / "more.ttl").write_text(
        "@prefix zoo: <http://zoo.example/> . zoo:Olga zoo:livesIn [ a zoo:Place ; zoo:size 3 ] .", encoding="utf-8"
    )
    first, second = (ntriples_lines(domain_triples(load_domain(zoo_folder))) for _ in range(2))
    assert first == second
    assert sum(b"zoo.example/node/" in line for line in first) == 3


def test_what_is_no_domain(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="not a domain"):
        load_domain(tmp_path)


def test_a_broken_ontology_file_is_named(zoo_folder: Path) -> None:
    (zoo_folder / "ontology" / "zoo.ttl").write_text("zoo:a a .", encoding="utf-8")
    with pytest.raises(DomainError, match=r"zoo\.ttl:1"):
        load_domain(zoo_folder)


def test_the_default_domain_is_there() -> None:
    assert (default_domain_folder() / "ontology").is_dir()
