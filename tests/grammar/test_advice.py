"""Advice under a heading is read where the heading opens a numbered recommendation."""

from __future__ import annotations

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind
from ntib_graph.model.statements import Reading
from ntib_graph.model.terms import Iri
from tests.grammar.conftest import Facts


def read(reader: Reader, *sentences: str) -> Reading:
    texts = ("Recommendation 7", "Open more swimming schools in coastal towns.", " ".join(sentences))
    kinds = (PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.PARAGRAPH)
    starts = (0, len(texts[0]) + 1, len(texts[0]) + len(texts[1]) + 2)
    passages = tuple(
        Passage("d", kind, text, ((0, at),), parent=-1 if kind is PassageKind.HEADING else 0)
        for kind, text, at in zip(kinds, texts, starts, strict=True)
    )
    return reader.read(Document("d", "\n".join(texts)), passages)


def steps(reading: Reading) -> dict[str, str]:
    """What the recommendation asks for, and whom."""
    return {
        f.statement.object.local_name: next((q.value.local_name for q in f.statement.qualifiers if isinstance(q.value, Iri)), "")
        for f in reading.findings
        if f.statement.predicate.local_name == "hasStep" and not f.is_candidate and isinstance(f.statement.object, Iri)
    }


def test_should_under_a_recommendation_is_a_step_of_it(domain_reader: Reader) -> None:
    assert steps(read(domain_reader, "Norway should also train young lifeguards.")) == {"train-young-lifeguards": "Norway"}


def test_plural_nouns_may_be_advised(domain_reader: Reader) -> None:
    found = steps(read(domain_reader, "Town councils should reserve two lanes for children."))
    assert found == {"reserve-two-lanes-for-children": "town-councils"}


def test_what_is_denied_asked_supposed_or_said_by_others_is_no_step(domain_reader: Reader) -> None:
    for sentence in (
        "Norway should not train young lifeguards.",
        "Should Norway train young lifeguards?",
        "If summers are hot, Norway should train young lifeguards.",
        "According to critics, Norway should train young lifeguards.",
        "Norway should train young lifeguards, critics say.",
    ):
        assert not steps(read(domain_reader, sentence)), sentence


def test_an_ordinal_continues_the_advice(domain_reader: Reader) -> None:
    found = steps(read(domain_reader, "Norway should pursue two aims.", "The first is to train young lifeguards."))
    assert "train-young-lifeguards" in found
    assert not steps(read(domain_reader, "Norway pursues two aims.", "The first is to train young lifeguards."))


def test_what_is_recommended_with_that(facts: Facts) -> None:
    found = facts("We recommend that Norway and Sweden build a joint lighthouse.")
    assert {(f[0], f[2]) for f in found if f[1] == "shouldDo"} == {
        ("Norway", "build-a-joint-lighthouse"),
        ("Sweden", "build-a-joint-lighthouse"),
    }
    assert not [f for f in facts("The report notes that Norway builds a joint lighthouse.") if f[1] == "shouldDo"]


def test_whoever_is_urged(facts: Facts) -> None:
    found = facts("The authors urge Norway to publish the harbour report.")
    assert ("Norway", "shouldDo", "publish-the-harbour-report") in {f[:3] for f in found}
    found = facts("Policymakers should publish a list of ports and review it every year.")
    assert ("policymakers", "shouldDo", "publish-a-list-of-ports-and-review-it-every-year") in {f[:3] for f in found}
