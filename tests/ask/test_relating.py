"""How two things have to do with each other, where one of them is only described."""

from __future__ import annotations

import pytest

from ntib_graph.ask.tokens import split_words
from ntib_graph.model.answers import AnswerKind, AnswerStatus
from ntib_graph.model.queries import Operator
from ntib_graph.model.terms import Iri
from tests.ask.harbour import harbour_asker, iri


def ends(question: str) -> tuple[Iri, ...]:
    graph = harbour_asker()._relating.read(question)
    assert graph is None or graph.operator is Operator.CONNECTION
    return graph.ends if graph else ()


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("What has the ferry to do with Marta Lund?", "sale", "MartaLund"),
        ("What does Marta Lund have to do with the ferry?", "MartaLund", "sale"),
        ("How is the storm connected to the fish market?", "storm", "move"),
        ("What is the link between the fish market and the storm?", "move", "storm"),
        ("How are Newquay Sound and the Herring Fair related?", "NewquaySound", "HerringFair"),
    ],
)
def test_the_ends_are_two_things_that_a_fact_joins(question: str, first: str, second: str) -> None:
    assert ends(question) == (iri(first), iri(second))


def test_every_form_is_written_as_questions_are_cut() -> None:
    english = harbour_asker().domain.english
    for form in english.mapping("questions", "relating")["forms"]:
        said = form.format(a="Marta Lund", b="Saltmouth")
        assert " ".join(split_words(said, english)) == said


def test_what_the_question_describes_is_told_with_the_fact_and_its_sentence() -> None:
    answer = harbour_asker().answer("What has the ferry to do with Marta Lund?")
    assert answer.kind is AnswerKind.TEXT
    assert [value.value for value in answer.answers] == ["Marta Lund opposes sale of the ferry"]
    assert [citation.quote for citation in answer.answers[0].evidence] == [
        "Marta Lund, the mayor of Oldhaven, opposed the sale of the ferry."
    ]


def test_without_a_fact_that_joins_them_the_closest_things_are_meant() -> None:
    assert ends("What has Piet Roos to do with the ferry?") == (iri("PietRoos"), iri("sale"))
    assert ends("What has the channel to do with Piet Roos?") == (iri("silt"), iri("PietRoos")), "the shorter name is closer"


def test_a_denied_fact_joins_nothing() -> None:
    answer = harbour_asker().answer("What have the lighthouse lamps to do with the herring trade?")
    assert answer.status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "What has the orchestra to do with Marta Lund?",
        "What has Marta Lund to do with the orchestra?",
        "What has it to do with Marta Lund?",
        "Who opposed the sale of the ferry?",
        "What has Marta Lund?",
    ],
)
def test_what_no_name_has_is_related_to_nothing(question: str) -> None:
    assert ends(question) == ()
