"""Two things with one name stay two, and a name written two ways is one thing."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.build.merging import merge_readings
from ntib_graph.build.namesakes import join_spellings, tell_namesakes_apart
from ntib_graph.graph.checking import check_graph
from ntib_graph.model.errors import UnknownNameError
from ntib_graph.model.statements import CompleteSet, Entity, Evidence, Finding, Qualifier, Reading, Statement
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.distinctness import read_distinctness
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.namespaces import ENGINE, entity_iri
from tests.conftest import LIGHTHOUSES

HALIFAX, VISITED, VIA, ADA = (Iri(ENGINE + name) for name in ("Halifax", "visited", "through", "AdaBrook"))
SHIP = Iri(ENGINE + "HalifaxPlace")
PLACE, EQUIPMENT, COMPANY, PERSON = (Iri(ENGINE + name) for name in ("Place", "Equipment", "Company", "Person"))


def reading(document: str, *classes: Iri) -> Reading:
    evidence = Evidence(document, 0, 4, "text", "visited/visit active", "model 1")
    statement = Statement(ADA, VISITED, HALIFAX, (Qualifier(VIA, HALIFAX),))
    entities = (Entity(HALIFAX, "Halifax", classes), Entity(ADA, "Ada Brook", (PERSON,)))
    return Reading(document, (Finding(statement, evidence),), entities, (CompleteSet(VISITED, HALIFAX, (ADA,), evidence),))


def told(domain: Domain, *readings: Reading) -> tuple[Reading, ...]:
    return tell_namesakes_apart(readings, read_distinctness(domain.ontology, domain.schema))


def test_a_city_and_a_ship_of_one_name_stay_two(domain: Domain) -> None:
    one, two = told(domain, reading("one", PLACE), reading("two", EQUIPMENT))
    assert two == reading("two", EQUIPMENT)
    assert one.entities[0] == Entity(SHIP, "Halifax", (PLACE,))
    (finding,) = one.findings
    assert (finding.statement.object, finding.statement.qualifiers[0].value) == (SHIP, SHIP)
    assert (finding.statement.subject, one.complete_sets[0].anchor) == (ADA, SHIP)


def test_the_order_of_documents_does_not_decide_which_keeps_the_address(domain: Domain) -> None:
    city, ship = reading("one", PLACE), reading("two", EQUIPMENT)
    assert told(domain, city, ship) == told(domain, ship, city)[::-1]


@pytest.mark.parametrize("classes", [(PLACE, PLACE), (COMPANY, Iri(ENGINE + "Organisation")), (PLACE, COMPANY)])
def test_what_may_be_one_thing_is_one(domain: Domain, classes: tuple[Iri, Iri]) -> None:
    readings = tuple(reading(name, one) for name, one in zip(("one", "two"), classes, strict=True))
    assert told(domain, *readings) == readings


def named(document: str, label: str, *classes: Iri) -> Reading:
    whole = reading(document, *classes)
    board = entity_iri(ENGINE, label)
    (finding,) = whole.findings
    moved = replace(finding, statement=replace(finding.statement, object=board, qualifiers=()))
    return Reading(document, (moved,), (Entity(board, label, classes),))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Defence Labour Board", "Defense Labor Board"), ("Harbour Organisation", "Harbor Organization")],
)
def test_one_name_in_two_spellings_is_one_thing_whatever_the_order(domain: Domain, one: str, other: str) -> None:
    distinctness = read_distinctness(domain.ontology, domain.schema)
    british, american = named("one", one, COMPANY), named("two", other, COMPANY)
    joined = join_spellings((british, american), distinctness, domain.english)
    assert len({f.statement for r in joined for f in r.findings}) == 1
    assert join_spellings((american, british), distinctness, domain.english) == joined[::-1]
    merged = merge_readings(joined)
    assert [(e.label, e.aliases) for e in merged.entities] in ([(one, (other,))], [(other, (one,))])
    assert [len(evidences) for _, evidences in merged.statements] == [2]


def test_a_fact_that_holds_both_ways_is_still_one_when_an_address_changes(domain: Domain) -> None:
    distinctness = read_distinctness(domain.ontology, domain.schema)
    middle, allied = Iri(ENGINE + "HarbourMarch"), Iri(ENGINE + "alliedWith")

    def allies(document: str, label: str) -> Reading:
        whole = named(document, label, COMPANY)
        ends = sorted((whole.entities[0].iri, middle))
        (finding,) = whole.findings
        return replace(whole, findings=(replace(finding, statement=Statement(ends[0], allied, ends[1])),))

    readings = (allies("one", "Harbour Organisation"), allies("two", "Harbor Organization"))
    assert len({f.statement for r in join_spellings(readings, distinctness, domain.english) for f in r.findings}) == 1


def test_two_spellings_of_things_that_cannot_be_one_stay_two(domain: Domain) -> None:
    distinctness = read_distinctness(domain.ontology, domain.schema)
    readings = (named("one", "Harbour Star", EQUIPMENT), named("two", "Harbor Star", PERSON))
    assert join_spellings(readings, distinctness, domain.english) == readings


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The lighthouses, with an island and a keeper that share a name."""
    folder = shutil.copytree(LIGHTHOUSES, tmp_path / "harbour")
    (folder / "ontology" / "apart.ttl").write_text(
        "@prefix sea: <https://example.org/sea/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "sea:Keeper owl:disjointWith sea:Island , sea:Lighthouse .\n",
        encoding="utf-8",
    )
    texts = {"island": "The Harbour Light was moved to Marrow Island.", "people": "Marrow and Ada Brook were friends."}
    for document, text in texts.items():
        (folder / "data" / "documents" / f"{document}.txt").write_text(f"{text}\n", encoding="utf-8")
    judgements = folder / "data" / "judgements"
    judgements.mkdir()
    lines: dict[str, dict[str, str]] = {
        "island": {
            "subject": "sea:HarbourLight",
            "predicate": "sea:standsOn",
            "object": "Marrow",
            "object_class": "sea:Island",
        },
        "people": {
            "subject": "Marrow",
            "subject_class": "sea:Keeper",
            "predicate": "sea:memberOfGuild",
            "object": "sea:LampGuild",
        },
    }
    for document, line in lines.items():
        added = {"verdict": "add", "document": document, "quote": texts[document], **line}
        (judgements / f"{document}.jsonl").write_text(json.dumps(added) + "\n", encoding="utf-8")
    return folder


def test_namesakes_of_two_documents_are_two_things_in_the_graph(harbour: Path, tmp_path: Path) -> None:
    graph = KnowledgeGraph(harbour, tmp_path / "store")
    graph.build()
    named = {iri.local_name: entity.classes for iri, entity in graph.entities().items() if entity.label == "Marrow"}
    assert {name: [c.local_name for c in classes] for name, classes in named.items()} == {
        "Marrow": ["Island"],
        "MarrowKeeper": ["Keeper"],
    }
    with pytest.raises(UnknownNameError, match="is the name of 2 things") as caught:
        graph.find_entity("Marrow")
    assert "'Marrow (island)' or 'Marrow (keeper)'" in caught.value.advice
    assert graph.find_entity("Marrow (keeper)").local_name == "MarrowKeeper"
    assert check_graph(graph.store, graph.domain, graph.find_entity) == ()


def test_a_judged_thing_with_the_name_of_a_known_one_of_another_kind_is_another(harbour: Path, tmp_path: Path) -> None:
    path = harbour / "data" / "judgements" / "people.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"Marrow"', '"Storm Island"'), encoding="utf-8")
    graph = KnowledgeGraph(harbour, tmp_path / "store")
    graph.build()
    assert sorted(i.local_name for i, e in graph.entities().items() if e.label == "Storm Island") == [
        "StormIsland",
        "StormIslandKeeper",
    ]


def test_a_name_written_two_ways_is_one_thing(tmp_path: Path) -> None:
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("Ada Brook belongs to the Lamp Guild. Nell Marsh tended the Harbour Light.\n", encoding="utf-8")
    second.write_text("Nell Marsh belonged to the lamp-guild. Nell Marsh looked after the Harbour Light.\n", encoding="utf-8")
    graph.add(first, second)
    labels = [entity.label for entity in graph.entities().values()]
    assert labels.count("Nell Marsh") == labels.count("Lamp Guild") == 1
    tended = [(s, es) for s, es in graph.statements() if graph.word(s) == "Nell Marsh tended Harbour Light."]
    assert [[e.document for e in evidences] for _, evidences in tended] == [["first", "second"]], "one fact, two evidences"


def test_known_namesakes_are_not_taken_for_one_another(tmp_path: Path) -> None:
    folder = shutil.copytree(LIGHTHOUSES, tmp_path / "harbour")
    data = folder / "data" / "entities.ttl"
    more = 'sea:MarrowIsland a sea:Island ; rdfs:label "Marrow"@en .\nsea:MarrowKeeper a sea:Keeper ; rdfs:label "Marrow"@en .\n'
    data.write_text(data.read_text(encoding="utf-8") + more, encoding="utf-8")
    text = "Marrow tended the Harbour Light. The Gull Rock Light stands on Marrow. Marrow joined the Lamp Guild in 1905.\n"
    (folder / "data" / "documents" / "marrow.txt").write_text(text, encoding="utf-8")
    graph = KnowledgeGraph(folder, tmp_path / "store")
    graph.build()
    kinds = {"tended": "MarrowKeeper", "memberOfGuild": "MarrowKeeper", "standsOn": "MarrowIsland"}
    for statement, evidences in graph.statements():
        if any(e.document == "marrow" for e in evidences):
            ends = {statement.subject.local_name, statement.object.local_name}  # type: ignore[union-attr]
            assert kinds[statement.predicate.local_name] in ends
    assert len([e for e in graph.entities().values() if e.label == "Marrow"]) == 2


def test_what_is_joined_across_documents_is_parted_again_when_one_goes(tmp_path: Path) -> None:
    def dump(graph: KnowledgeGraph) -> bytes:
        path = tmp_path / "dump.nq"
        graph.store.dump_nquads(path)
        return path.read_bytes()

    def guilds(graph: KnowledgeGraph) -> list[tuple[str, tuple[str, ...]]]:
        return [(e.label, e.aliases) for e in graph.entities().values() if "Labo" in e.label]

    british, american = tmp_path / "british.txt", tmp_path / "american.txt"
    british.write_text("Ada Brook joined the Harbour Labour Guild in 1910.\n", encoding="utf-8")
    american.write_text("Tom Fenn joined the Harbor Labor Guild in 1911.\n", encoding="utf-8")
    alone = KnowledgeGraph(LIGHTHOUSES, tmp_path / "alone")
    alone.add(british)
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    graph.add(american)
    graph.add(british)
    assert guilds(graph) == [("Harbor Labor Guild", ("Harbour Labour Guild",))]
    members = graph.query("SELECT ?m { ?m sea:memberOfGuild/rdfs:label ?l FILTER(CONTAINS(?l, 'Labo')) }").rows
    assert len(members) == 2
    graph.remove("american")
    assert guilds(graph) == [("Harbour Labour Guild", ())]
    assert dump(graph) == dump(alone)
