"""Questions to a graph of invented lighthouses: the grammar of questions knows no domain."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.ask import Asker, open_asker
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.statements import entity_triples, statement_triples
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.statements import Entity, Evidence, Statement, Status, number
from ntib_graph.model.terms import Iri, Literal, Term
from ntib_graph.vocabulary import namespaces as ns

SEA = "https://example.org/sea/"
QUOTE = Evidence("chronicle", 0, 5, "A sho", "judgement", "tester")
THINGS = {
    "Ada": ("Eva Stone", "Keeper"),
    "Tom": ("Tim Ferry", "Keeper"),
    "Ivo": ("Ivo Hale", "Keeper"),
    "Lamp": ("Wick Guild", "Guild"),
    "Oil": ("Oil Guild", "Guild"),
    "Gull": ("Tern Rock Light", "Lighthouse"),
    "Harbour": ("Quay Light", "Lighthouse"),
    "Storm": ("Tern Island", "Island"),
}


def fact(subject: str, relation: str, object_: str | Term, status: Status = Status.ASSERTED, **times: str) -> Statement:
    value = Iri(SEA + object_) if isinstance(object_, str) else object_
    dates = {kind: parse_edtf(edtf) for kind, edtf in times.items()}
    return Statement(Iri(SEA + subject), Iri(SEA + relation), value, status=status, **dates)


FACTS = [
    fact("Ada", "memberOfGuild", "Lamp", since="1901"),
    fact("Tom", "memberOfGuild", "Lamp", since="1910"),
    fact("Ivo", "memberOfGuild", "Lamp", since="1901"),
    fact("Ada", "memberOfGuild", "Oil"),
    fact("Tom", "memberOfGuild", "Oil", Status.DENIED),
    fact("Ada", "tended", "Gull"),
    fact("Tom", "tended", "Harbour"),
    fact("Gull", "standsOn", "Storm"),
    fact("Harbour", "standsOn", "Storm"),
    fact("Gull", "litOn", Literal("1872", ns.EDTF)),
    fact("Harbour", "litOn", Literal("1905", ns.EDTF)),
    fact("Gull", "height", number("41")),
    fact("Harbour", "height", number("17")),
]


@pytest.fixture(scope="module")
def sea() -> Asker:
    domain = load_domain(Path(__file__).parent)
    triples = [*domain.schema, *domain.data]
    for name, (label, kind) in THINGS.items():
        triples += entity_triples(Entity(Iri(SEA + name), label, (Iri(SEA + kind),)))
    for statement in FACTS:
        triples += statement_triples(statement, [QUOTE], SEA)
    return open_asker(GraphStore.in_memory(triples), domain)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who joined the Wick Guild after Eva Stone?", {"Tim Ferry"}),
        ("founding members of the Wick Guild", {"Eva Stone", "Ivo Hale"}),
        ("Which has more members, the Wick Guild or the Oil Guild?", {"Wick Guild"}),
        ("Does the Oil Guild have more members than the Wick Guild?", {"no"}),
        ("members of the Wick Guild when the Quay Light was built", {"Eva Stone", "Ivo Hale"}),
        ("Which keepers do the Wick Guild and the Oil Guild have in common?", {"Eva Stone"}),
        ("Did Eva Stone or Tim Ferry tend the Quay Light?", {"Tim Ferry"}),
        ("which lighthouses were built before 1900", {"Tern Rock Light"}),
        ("Which lighthouse was built first, the Tern Rock Light or the Quay Light?", {"Tern Rock Light"}),
        ("which is the taller light, Tern Rock Light or Quay Light", {"Tern Rock Light"}),
        ("Tim Ferry isn't in the Oil Guild, is he?", {"no"}),
        ("is there a keeper who tended the Tern Rock Light", {"yes"}),
    ],
)
def test_constructions_are_of_english_not_of_a_domain(sea: Asker, question: str, expected: set[str]) -> None:
    answer = sea.answer(question)
    found = {value.value for value in answer.answers}
    assert found == expected, (answer.understood_as, answer.sparql)
