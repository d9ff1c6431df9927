"""What known dates decide, and what they leave open."""

from __future__ import annotations

import pytest

from ntib_graph.ask.asking import Asker, open_asker
from ntib_graph.ask.grounding import Grounding
from ntib_graph.ask.time_verdicts import UNDECIDED, TimeVerdicts
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus
from ntib_graph.model.queries import Edge, Operator, Pattern, QueryGraph, Variable
from ntib_graph.model.terms import Literal, Triple
from ntib_graph.vocabulary import namespaces as ns
from tests.ask.harbour import DOMAIN, harbour_asker, iri

NAMES = ("Oldhaven", "Saltmouth", "Crabwell")


def asker_of(*dates: str) -> Asker:
    """A graph of as many ports as there are dates, each opened then; of dates with a space between them a port has several."""
    triples: list[Triple] = [*DOMAIN.schema]
    for name, written in zip(NAMES, dates, strict=False):
        triples += [Triple(iri(name), ns.RDF_TYPE, iri("Port")), Triple(iri(name), ns.RDFS_LABEL, Literal(name))]
        triples += [Triple(iri(name), iri("openedOn"), Literal(edtf, ns.EDTF)) for edtf in written.split()]
    return open_asker(GraphStore.in_memory(triples), DOMAIN)


def compare(operator: Operator, *dates: str, unit: str = "", is_ordered: bool = False) -> Answer:
    knowledge = asker_of(*dates)._vocabulary.knowledge
    moments = tuple(Variable(f"moment{number}") for number in range(len(dates)))
    edges = tuple(Edge(iri(name), iri("openedOn"), moment) for name, moment in zip(NAMES, moments, strict=False))
    events = NAMES[: len(dates)]
    graph = QueryGraph(Pattern(edges), None, operator, moments=moments, events=events, is_ordered=is_ordered, unit=unit)
    return TimeVerdicts(knowledge, Grounding(knowledge)).compare("?", graph)


def value_of(answer: Answer) -> str:
    return answer.answers[0].value if answer.answers else ""


@pytest.mark.parametrize(
    ("operator", "dates", "expected"),
    [
        (Operator.BEFORE_OR_AFTER, ("1884", "1901"), "before"),
        (Operator.BEFORE_OR_AFTER, ("1901-05", "1901-04-30"), "after"),
        (Operator.BEFORE_OR_AFTER, ("188X", "1890"), "before"),
        (Operator.FIRST_OF, ("1901", "1884", "1910"), "Saltmouth"),
        (Operator.LAST_OF, ("1901", "1884", "1910"), "Crabwell"),
        (Operator.YEARS_BETWEEN, ("1884", "1901"), "17"),
        (Operator.YEARS_BETWEEN, ("1901-05-02", "1884-12"), "17"),
    ],
)
def test_dates_decide(operator: Operator, dates: tuple[str, ...], expected: str) -> None:
    answer = compare(operator, *dates)
    assert answer.status is AnswerStatus.ANSWERED
    assert value_of(answer) == expected


@pytest.mark.parametrize(
    ("operator", "dates"),
    [
        (Operator.BEFORE_OR_AFTER, ("1901", "1901-05")),
        (Operator.BEFORE_OR_AFTER, ("190X", "1907")),
        (Operator.BEFORE_OR_AFTER, ("1884 1903", "1901")),
        (Operator.FIRST_OF, ("1884", "1884", "1910")),
        (Operator.LAST_OF, ("1901", "190X", "1884")),
        (Operator.YEARS_BETWEEN, ("1884", "190X")),
        (Operator.YEARS_BETWEEN, ("1884", "1900~")),
        (Operator.YEARS_BETWEEN, ("1884?", "1900")),
        (Operator.YEARS_BETWEEN, ("1901-02", "1901-05")),
        (Operator.YEARS_BETWEEN, ("1884 1885", "1901")),
    ],
)
def test_dates_that_leave_a_doubt_decide_nothing(operator: Operator, dates: tuple[str, ...]) -> None:
    answer = compare(operator, *dates)
    assert answer.status is AnswerStatus.EMPTY
    assert not answer.answers
    assert UNDECIDED in answer.notes


def test_an_event_without_a_date_is_not_known() -> None:
    answer = compare(Operator.BEFORE_OR_AFTER, "1884", "")
    assert answer.status is AnswerStatus.EMPTY
    assert UNDECIDED not in answer.notes


def test_a_distance_is_a_number_or_is_told_with_its_unit() -> None:
    bare, told = compare(Operator.YEARS_BETWEEN, "1900", "1907"), compare(Operator.YEARS_BETWEEN, "1900", "1907", unit="years")
    assert (bare.kind, value_of(bare), bare.answers[0].also) == (AnswerKind.COUNT, "7", ())
    assert (told.kind, value_of(told), told.answers[0].also) == (AnswerKind.VALUES, "7 years", ("seven years",))


def test_the_answer_tells_the_dates() -> None:
    assert compare(Operator.BEFORE_OR_AFTER, "1884", "1901").text == "Before (1884, 1901)."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Was Newquay Sound opened before or after Oldhaven?", "after"),
        ("Was Oldhaven opened before or after the opening of Newquay Sound?", "before"),
        ("Which came first, the opening of Newquay Sound or the opening of Oldhaven?", "opening of Oldhaven"),
        ("Which happened last, the opening of Newquay Sound or the opening of Oldhaven?", "opening of Newquay Sound"),
        ("How many years lie between the opening of Oldhaven and that of Newquay Sound?", "17"),
        ("How long after the opening of Oldhaven was Newquay Sound opened?", "17 years"),
    ],
)
def test_questions_are_answered_with_their_sentence(question: str, expected: str) -> None:
    answer = harbour_asker().answer(question)
    assert [value.value for value in answer.answers] == [expected]
    assert [citation.quote[:8] for citation in answer.answers[0].evidence] == ["Oldhaven"]


def test_years_from_a_rough_date_are_not_counted() -> None:
    assert not harbour_asker().answer("How many years after the opening of Oldhaven was Saltmouth opened?").answers


def test_years_after_are_counted_only_forwards() -> None:
    assert value_of(compare(Operator.YEARS_BETWEEN, "1884", "1901", is_ordered=True)) == "17"
    assert compare(Operator.YEARS_BETWEEN, "1901", "1884", is_ordered=True).status is AnswerStatus.EMPTY


def test_a_rough_date_decides_only_what_is_years_away() -> None:
    assert value_of(compare(Operator.BEFORE_OR_AFTER, "1901", "1910~")) == "before"
    assert compare(Operator.BEFORE_OR_AFTER, "1901", "1902~").status is AnswerStatus.EMPTY
