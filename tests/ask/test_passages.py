"""Passages where only the text speaks."""

from collections.abc import Iterator

import pytest

from ntib_graph.ask import open_asker
from ntib_graph.ask.asking import Asker
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import AnswerStatus, Citation
from tests.ask.harbour import DOMAIN

SENTENCES = (
    "The pilots of the harbour complained about the fog of last winter.",
    "A lantern was mended by two apprentices.",
    "Nobody kept a record of the apprentices and of the price of a lantern.",
)


def cited() -> Iterator[Citation]:
    start = 0
    for sentence in SENTENCES:
        yield Citation("log", sentence, start, start + len(sentence))
        start += len(sentence) + 1


@pytest.fixture(scope="module")
def asker() -> Asker:
    return open_asker(GraphStore.in_memory(DOMAIN.schema), DOMAIN, sentences=cited)


def test_the_sentence_with_the_words_of_the_question_is_shown_but_is_no_answer(asker: Asker) -> None:
    answer = asker.answer("Which apprentices mended the lantern?")
    assert answer.status is not AnswerStatus.ANSWERED
    assert answer.answers == ()
    assert answer.passages[0].quote == SENTENCES[1]


def test_inflected_words_are_found(asker: Asker) -> None:
    assert [p.quote for p in asker.answer("what did a pilot complain of in winter fogs").passages] == [SENTENCES[0]]


def test_a_sentence_far_from_the_question_is_not_shown(asker: Asker) -> None:
    assert asker.answer("How much does a lighthouse cost in Norway?").passages == ()
    assert asker.answer("fog").passages == ()


def test_without_documents_there_are_no_passages() -> None:
    alone = open_asker(GraphStore.in_memory(DOMAIN.schema), DOMAIN)
    assert alone.answer("Which apprentices mended the lantern?").passages == ()
