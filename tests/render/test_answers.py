"""Answers in the JSON contract and on a terminal."""

from __future__ import annotations

import json

from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus, AnswerValue, Citation
from ntib_graph.render.answers import answer_to_json, answer_to_text

CITED = Citation("page", "a quote", 3, 10, "A page", "2025", 4)
ANSWER = Answer(
    "who?", AnswerStatus.ANSWERED, AnswerKind.ENTITIES, "people that lead it", "People that lead it: Ann.", "SELECT",
    (AnswerValue("Ann", "http://e/ann", ("Anna",), since="2017", status="asserted", evidence=(CITED,)),), id="7",
)  # fmt: skip


def test_the_json_has_every_field_of_the_contract() -> None:
    found = answer_to_json(ANSWER)
    fields = "id question status kind understood_as text sparql answers alternatives unknown_words passages notes"
    assert list(found) == fields.split()
    assert list(found["answers"][0]) == [
        "value",
        "iri",
        "also",
        "from",
        "until",
        "at",
        "status",
        "qualifiers",
        "fields",
        "evidence",
    ]
    assert found["answers"][0]["evidence"] == [{"document": "page", "quote": "a quote", "start": 3, "end": 10}]
    assert json.loads(json.dumps(found)) == found


def test_the_text_cites_and_dates() -> None:
    shown = answer_to_text(ANSWER)
    for part in ("Ann (from 2017)", "a quote", "A page, 2025, paragraph 4 (characters 3–10)", "people that lead it"):
        assert part in shown
    assert "SELECT" not in shown
    assert "SELECT" in answer_to_text(ANSWER, explain=True)


def test_words_not_understood_are_shown() -> None:
    declined = Answer("x", AnswerStatus.NOT_UNDERSTOOD, unknown_words=("frob",), text="These words were not understood: frob.")
    assert answer_to_text(declined).count("frob") == 1


def test_passages_are_shown_as_such_and_not_as_an_answer() -> None:
    empty = Answer("x", AnswerStatus.EMPTY, text="The graph has no such fact.", passages=(CITED,))
    shown = answer_to_text(empty).splitlines()
    assert shown[0] == "The graph has no such fact."
    assert shown[2:4] == ["What the documents say near these words, which is no answer:", "    “a quote”"]
