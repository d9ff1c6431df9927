"""A graph without an ontology: types, predicates and labels alone, some of them only in the addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.ask import Asker, open_asker
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import AnswerStatus


@pytest.fixture(scope="module")
def films() -> Asker:
    domain = load_domain(Path(__file__).parent)
    return open_asker(GraphStore.in_memory((*domain.schema, *domain.data)), domain)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who directed Blue Harbour?", {"Anna Berg"}),
        ("Which films did Anna Berg direct?", {"Blue Harbour", "The Long Road"}),
        ("who is the director of silent rain", {"Gustav Holm"}),
        ("Who are the actors of Blue Harbour?", {"Carl Dahl", "Eva Falk"}),
        ("which actors were born in Oslo", {"Anna Berg", "Eva Falk"}),
        ("Where was Carl Dahl born?", {"Lund"}),
        ("who is married to Gustav Holm", {"Anna Berg"}),
        ("Which film is the longest?", {"Silent Rain"}),
        ("what is the most expensive film", {"The Long Road"}),
        ("How long is Silent Rain?", {"140"}),
        ("When was Blue Harbour released?", {"1998"}),
        ("how many films were shot in Oslo", {"2"}),
        ("Which city has the largest population?", {"Oslo"}),
        ("which films have a budget over 1000000", {"Blue Harbour", "The Long Road"}),
        ("which person directed the most films", {"Anna Berg"}),
        ("which cities are in Sweden", {"Lund"}),
        ("films starring Eva Falk", {"Blue Harbour", "Silent Rain"}),
        ("total budget of the films directed by Anna Berg", {"17000000"}),
        ("films longer than Blue Harbour", {"Silent Rain"}),
        ("Which films were not directed by Anna Berg?", {"Silent Rain"}),
        ("films with more than one actor", {"Blue Harbour", "Silent Rain"}),
        ("is Oslo in Norway?", {"yes"}),
    ],
)
def test_labels_are_words_enough(films: Asker, question: str, expected: set[str]) -> None:
    answer = films.answer(question)
    assert {v.value for v in answer.answers} == expected, (answer.understood_as, answer.sparql)


@pytest.mark.parametrize(
    "question", ["Who produced Blue Harbour?", "What is the capital of Norway?", "which countries are in Africa"]
)
def test_what_the_graph_does_not_hold_is_declined(films: Asker, question: str) -> None:
    assert films.answer(question).status is not AnswerStatus.ANSWERED
