"""Misspelt words of questions."""

from __future__ import annotations

import pytest

from tests.ask.harbour import harbour_asker


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Wich port atended the Hering Fair?", "which port attended the herring Fair?"),
        ("Which herrring was acording to the article?", "Which herring was according to the article?"),
        ("What hinders Oldhaven?", "What hinders Oldhaven?"),
        ("Who is Xyzzyqua?", "Who is Xyzzyqua?"),
        ("How many joiners are there?", "How many joiners are there?"),
    ],
)
def test_unknown_words_are_read_as_the_known_one_they_resemble(written: str, meant: str) -> None:
    assert harbour_asker()._respeller.respell(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("How many countrys are there?", "How many countries are there?"),
        ("How many ferrys landed?", "How many ferries landed?"),
        ("Which boxs were sold?", "Which boxes were sold?"),
        ("Which childs came?", "Which children came?"),
        ("Which xyzzys came?", "Which xyzzys came?"),
        ("How many ports are there?", "How many ports are there?"),
    ],
)
def test_a_known_noun_with_the_wrong_ending_gets_its_plural(written: str, meant: str) -> None:
    assert harbour_asker()._respeller.respell(written) == meant


def test_the_answer_says_how_it_was_read() -> None:
    answer = harbour_asker().answer("Who atended the Herring Fair?")
    assert {value.value for value in answer.answers} == {"Marta Lund", "Piet Roos"}
    assert any(note.startswith("Read as:") for note in answer.notes)


@pytest.mark.parametrize("word", ["always", "politics", "surely", "differently", "equating"])
def test_a_word_of_everyday_english_is_no_slip(word: str) -> None:
    question = f"who is {word} here"
    assert harbour_asker()._respeller.respell(question) == question


def test_a_slip_of_an_everyday_word_is_put_right() -> None:
    assert harbour_asker()._respeller.respell("who is realy here") == "who is really here"
