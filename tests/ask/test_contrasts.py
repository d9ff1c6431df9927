"""Alternatives, things in order of their dates, dates that disagree, differences."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker, open_asker
from ntib_graph.graph.statements import entity_triples, statement_triples
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import AnswerKind, AnswerStatus
from ntib_graph.model.statements import Entity
from ntib_graph.render.answers import answer_to_text
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from tests.ask.conftest import ENTITIES, FACTS, date, fact, iri, quote

EXERCISE = Entity(iri("Exercise"), "Cold Harbour Exercise", (iri("Event"),))
MORE = [
    fact("Exercise", "occurredOn", date("2022-09")),
    fact("StatementOfPrinciples", "signedOn", date("2018")),
    fact("Summit", "occurredOn", date("2024-01")),
]


@pytest.fixture(scope="module")
def two_minds(domain: Domain) -> Asker:
    """The hand-written graph with two dates for one event and a further event."""
    triples = [*domain.schema, *domain.data, *(t for e in (*ENTITIES, EXERCISE) for t in entity_triples(e))]
    for statement in (*FACTS, *MORE):
        triples += statement_triples(statement, [quote()], ns.ENGINE)
    return open_asker(GraphStore.in_memory(triples), domain)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Was section 881 sponsored by McCain or Norcross?", {"John McCain"}),
        ("Did Australia or New Zealand join the NTIB first?", {"Australia"}),
        ("Is Norcross a Democrat or a Republican?", {"Democratic Party"}),
        ("Is Canada in AUKUS or the NTIB?", {"NTIB"}),
        ("Was Mike Burgess or Ken McCallum the head of MI5?", {"Ken McCallum"}),
        ("Did New Zealand join the NTIB in 2017 or in 2023?", {"2023"}),
        ("Which of Australia and New Zealand joined the NTIB first?", {"Australia"}),
        ("Canada is in the NTIB, right?", {"yes"}),
        ("Canada isn't in AUKUS, is it?", {"no"}),
        ("Donald Norcross - he's a Republican, isn't he?", {"no"}),
        ("are there any NTIB members outside AUKUS", {"yes"}),
    ],
)
def test_one_of_two_is_chosen(asker: Asker, question: str, expected: set[str]) -> None:
    answer = asker.answer(question)
    assert {value.value for value in answer.answers} == expected, answer_to_text(answer, explain=True)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which came first, the NTIB Statement of Principles or the Cold Harbour Exercise?", {"NTIB Statement of Principles"}),
        ("which event came later, the cold harbour exercise or the harbour security summit", {"Harbour Security Summit"}),
        ("Was the NTIB Statement of Principles signed before or after the Cold Harbour Exercise?", {"before"}),
        ("are there conflicting dates for the Harbour Security Summit", {"2023-10", "2024-01"}),
        ("Does the article give inconsistent dates for the Harbour Security Summit?", {"2023-10", "2024-01"}),
    ],
)
def test_dates_put_things_in_order(two_minds: Asker, question: str, expected: set[str]) -> None:
    answer = two_minds.answer(question)
    assert {value.value for value in answer.answers} == expected, answer_to_text(answer, explain=True)
    assert all(value.evidence for value in answer.answers)


@pytest.mark.parametrize(
    "question", ["Does the article give conflicting dates for the Cold Harbour Exercise?", "Is Canada or New Zealand in AUKUS?"]
)
def test_where_nothing_disagrees_and_none_fits_nothing_is_said(two_minds: Asker, question: str) -> None:
    assert two_minds.answer(question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "How is the NSIB different from AUKUS?",
        "what is the difference between the NSIB and AUKUS",
        "What distinguishes the NSIB from AUKUS?",
        "how does the nsib differ from aukus",
        "compare the NSIB and AUKUS",
    ],
)
def test_what_only_one_of_two_has_sets_them_apart(asker: Asker, question: str) -> None:
    answer = asker.answer(question)
    assert answer.kind is AnswerKind.TEXT
    assert answer.understood_as == "how NSIB and AUKUS differ"
    told = " ".join(value.value for value in answer.answers)
    assert "entities in the United States" in told
    assert "basis in statute" in told
    assert "nuclear-powered submarines" in told
    assert all(value.evidence for value in answer.answers)
    assert len(answer.answers) <= 5
