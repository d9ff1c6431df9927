"""Facts aligned with questions: what the words of a question must find in a fact, and what they must not."""

from __future__ import annotations

import pytest

from ntib_graph.ask.alignment import Alignment
from ntib_graph.ask.units import Voice
from tests.ask.harbour import harbour_asker


def aligned(question: str) -> list[Alignment]:
    """The alignments, best first."""
    asker = harbour_asker()
    found = asker._units.read(question)
    assert found is not None
    return asker._matcher._aligner.align(*found)


def most_likely(question: str) -> set[str]:
    """The labels of what the matcher finds more likely than not."""
    asker = harbour_asker()
    found = asker._units.read(question)
    reading = asker._matcher.read(*found, 0.5) if found else None
    return {value.value for value in asker._answerer.answer(question, reading.graph).answers} if reading else set()


def answers(question: str) -> set[str]:
    """The labels of what the matcher answers."""
    found = harbour_asker()._answer_by_words(question, is_surer=False)
    return {value.value for value in found.answers} if found else set()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What snags is Oldhaven up against?", {"silted channel", "quarrelsome pilots"}),
        ("Why was the fish market of Oldhaven shifted?", {"great storm of 1907"}),
        ("Who stood in the way of selling the ferry?", {"Marta Lund"}),
        ("Which port has to make its channel deeper by winter?", {"Newquay Sound"}),
        ("How did the fee of Oldhaven change between 1905 and 1910?", {"10%", "15%"}),
        ("Apart from Piet Roos, who turned up at the Herring Fair?", {"Marta Lund"}),
    ],
)
def test_other_words_say_the_same(question: str, expected: set[str]) -> None:
    assert most_likely(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Who financed the sale of the ferry?",
        "What snags is Newquay Sound up against?",
        "Why was the fish market of Newquay Sound shifted?",
        "Which submarine did Newquay Sound defeat?",
        "Who turned up at the Herring Fair in Oldhaven?",
        "Which orchestra attended the Herring Fair?",
        "What was the fee of Oldhaven in 1999?",
    ],
)
def test_a_word_that_no_fact_has_leaves_no_answer(question: str) -> None:
    assert not answers(question)


def test_the_opposite_of_what_is_told_is_not_told() -> None:
    assert not answers("Who supported the sale of the ferry?")


def test_the_answer_stands_on_the_side_of_the_verb_that_is_open() -> None:
    assert aligned("Which port defeated Oldhaven?")[0].side == "subject"
    assert all("swapped" in a.traits for a in aligned("Which port did Oldhaven defeat?") if "verb is relation" in a.traits)
    assert not answers("Which port did Oldhaven defeat?")


def test_a_fact_about_an_argument_explains_what_the_fact_does_not() -> None:
    helped = next(a for a in aligned("Which mayor took part in the Herring Fair?") if a.beside)
    assert helped.answer == next(f.subject for f in helped.beside)
    assert [trait for trait in helped.traits if trait.endswith(" beside")]


def test_a_superlative_must_be_told() -> None:
    assert answers("Which port is called the most sheltered on the coast?") == {"Oldhaven"}
    assert not answers("Which port is called the least sheltered on the coast?")


def test_denied_facts_answer_nothing_but_yes_and_no() -> None:
    assert not answers("Why did the herring trade decline?")


def test_the_frame_of_a_verb_says_which_side_acts() -> None:
    holes = harbour_asker()._matcher._aligner.holes
    entries = [e for found in holes.knowledge.domain.lexicon.by_property.values() for e in found]
    acting = next(
        e for e in entries if e.clause.startswith("{object} ") and holes.is_decided(e.property, holes.stems.stem(e.head))
    )
    verb = holes.stems.stem(acting.head)
    assert holes.side_of(Voice.DOER, acting.property, verb) == "object"
    assert holes.side_of(Voice.DONE_TO, acting.property, verb) == "subject"


def test_another_number_of_things_than_is_told_leaves_no_answer() -> None:
    assert most_likely("Which two people turned up at the Herring Fair?") == {"Marta Lund", "Piet Roos"}
    assert not most_likely("Which three people turned up at the Herring Fair?")
