from __future__ import annotations

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.lookup.names import find_thing, nearest_names, slips_of
from ntib_graph.model.errors import UnknownNameError
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain


@pytest.mark.parametrize(
    "name",
    [
        "Gull Rock Light",
        "gull rock light",
        "Gull Rock",
        "the Gull Rock Light",
        "GULL-ROCK LIGHT",
        "sea:GullRockLight",
        "GullRockLight",
    ],
)
def test_a_thing_is_found_by_each_of_its_names(lighthouses: KnowledgeGraph, name: str) -> None:
    assert lighthouses.find_entity(name) == lighthouses.domain.expand("sea:GullRockLight")


def test_an_address_is_a_name_too(lighthouses: KnowledgeGraph) -> None:
    iri = lighthouses.domain.expand("sea:AdaBrook")
    assert lighthouses.find_entity(iri.value) == iri


def test_a_document_is_found_by_title_and_by_id(lighthouses: KnowledgeGraph) -> None:
    by_title = lighthouses.find_entity("A short chronicle of the lights")
    assert by_title == lighthouses.find_entity("chronicle")
    assert by_title.value.endswith("/document/chronicle")


@pytest.mark.parametrize(("typed", "meant"), [("Ada Brok", "Ada Brook"), ("Harbor Lihgt", "Harbour Light"), ("Fenn", "Tom Fenn")])
def test_what_is_near_is_suggested(lighthouses: KnowledgeGraph, typed: str, meant: str) -> None:
    with pytest.raises(UnknownNameError, match=f"Did you mean '{meant}'"):
        lighthouses.find_entity(typed)


@pytest.mark.parametrize("typed", ["", " ", "xyzzy", "{}", "‮", "é" * 2000])
def test_what_is_no_name_is_refused_in_one_sentence(lighthouses: KnowledgeGraph, typed: str) -> None:
    with pytest.raises(UnknownNameError, match="knows nothing called"):
        lighthouses.find_entity(typed)


def test_a_name_of_two_things_is_never_guessed(domain: Domain) -> None:
    space = domain.ontology.namespace
    kind = next(iter(sorted(c for c in domain.ontology.classes if not domain.ontology.is_phrase_class(c))))
    one, other = (Entity(Iri(f"{space}{name}"), "Springfield", (kind,)) for name in ("First", "Second"))
    with pytest.raises(UnknownNameError, match=r"name of 2 things.*First.*Second"):
        find_thing("springfield", {e.iri: e for e in (one, other)}, domain)


def test_the_case_decides_between_two_things_that_differ_in_nothing_else(domain: Domain) -> None:
    space = domain.ontology.namespace
    things = {e.iri: e for e in (Entity(Iri(f"{space}Soap"), "SOAP"), Entity(Iri(f"{space}soap"), "soap"))}
    assert find_thing("SOAP", things, domain).local_name == "Soap"
    assert find_thing("soap", things, domain).local_name == "soap"


def test_misspelt_names_come_before_parts_of_names() -> None:
    assert nearest_names("Caanda", ["D", "CA", "Canada", "Canadian Pacific"]) == ["Canada"]


def test_a_class_in_parentheses_tells_two_things_apart(domain: Domain) -> None:
    space = domain.ontology.namespace
    one, other = sorted(c for c in domain.ontology.classes if not domain.ontology.is_phrase_class(c))[:2]
    things = {e.iri: e for e in (Entity(Iri(f"{space}A"), "Ohio", (one,)), Entity(Iri(f"{space}B"), "Ohio", (other,)))}
    label = domain.ontology.label(other)
    with pytest.raises(UnknownNameError) as caught:
        find_thing("ohio", things, domain)
    assert f"'ohio ({label})'" in caught.value.advice
    assert find_thing(f"ohio ({label})", things, domain).local_name == "B"
    with pytest.raises(UnknownNameError, match="knows nothing called"):
        find_thing("ohio (planet)", things, domain)


@pytest.mark.parametrize(
    ("word", "found"),
    [("membr", ["member"]), ("AUKSU", ["AUKUS"]), ("frobnication", []), ("member", []), ("presdent", ["president"])],
)
def test_a_slip_is_near_one_word_in_its_shortest_form(word: str, found: list[str]) -> None:
    assert slips_of(word, ("member", "members", "AUKUS", "foundation", "conviction", "president", "presidents")) == found
