"""Answers that say the same, put together."""

from __future__ import annotations

from ntib_graph.ask.evidence import MOST_CITATIONS
from ntib_graph.ask.merging import answer_order, date_notes, merge_phrases, merge_variants
from ntib_graph.model.answers import AnswerValue, Citation
from tests.ask.harbour import harbour_asker


def cited(value: str, *places: int, iri: str | None = None) -> AnswerValue:
    """A value with a citation at each of some places."""
    return AnswerValue(value, iri, evidence=tuple(Citation("page", "A page", at, at + 1, "x") for at in places))


def variants(*values: AnswerValue) -> list[AnswerValue]:
    return merge_variants(list(values), harbour_asker()._vocabulary.knowledge)


def phrases(*values: AnswerValue) -> list[AnswerValue]:
    return merge_phrases(list(values), harbour_asker()._stems)


def test_values_that_differ_in_a_conjunction_a_plural_or_a_spelling_are_one() -> None:
    (merged,) = variants(cited("nets ropes", 1), cited("nets and ropes", 2), cited("net rope", 3))
    assert merged.value == "nets and ropes"
    assert merged.also == ("nets ropes", "net rope")
    assert [citation.start for citation in merged.evidence] == [2, 1, 3]
    assert len(variants(cited("old harbour", 1), cited("old harbor", 2))) == 1


def test_single_words_and_things_with_an_address_stay_apart() -> None:
    assert [v.value for v in variants(cited("net"), cited("nets"))] == ["net", "nets"]
    assert len(variants(cited("old net", iri="a"), cited("old nets", iri="b"))) == 2


def test_what_was_put_together_has_not_too_many_citations() -> None:
    (merged,) = variants(cited("old nets", *range(20)), cited("old net", *range(20, 40)))
    assert len(merged.evidence) == 2 * MOST_CITATIONS


def test_a_phrase_that_says_no_more_than_a_longer_one_is_no_answer_of_its_own() -> None:
    kept = phrases(cited("silted channel", 1), cited("deep silted channels", 2))
    assert [v.value for v in kept] == ["deep silted channels"]
    assert [citation.start for citation in kept[0].evidence] == [2, 1]


def test_a_phrase_with_a_word_of_its_own_or_of_one_word_is_kept() -> None:
    assert [v.value for v in phrases(cited("silted pier"), cited("deep silted channels"))] == [
        "deep silted channels",
        "silted pier",
    ]
    assert [v.value for v in phrases(cited("channel"), cited("deep silted channels"))] == ["channel", "deep silted channels"]


def test_answers_are_in_order_of_their_letters_in_either_case() -> None:
    assert sorted([cited("b"), cited("C"), cited("a", iri="2"), cited("A", iri="1")], key=answer_order) == [
        cited("A", iri="1"),
        cited("a", iri="2"),
        cited("b"),
        cited("C"),
    ]


def test_rough_dates_are_said_to_be_rough() -> None:
    assert date_notes([AnswerValue("a", at="1900~", since="1884"), AnswerValue("b", until="190X")]) == (
        "The source gives this date only roughly: 1900~, 190X.",
    )
    assert date_notes([AnswerValue("a", at="1900-05")]) == ()
