import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns

BASE = "https://example.org/"


@pytest.mark.parametrize(
    ("label", "local"),
    [("Donald Norcross", "DonaldNorcross"), ("section 881 of the 2017 NDAA", "Section881OfThe2017NDAA"), ("São Tomé", "SaoTome")],
)
def test_an_entity_is_named_after_its_label(label: str, local: str) -> None:
    assert ns.entity_iri(BASE, label) == Iri(BASE + local)


@given(st.text())
def test_every_label_gives_an_address_without_spaces(label: str) -> None:
    local = ns.entity_iri(BASE, label).value.removeprefix(BASE)
    assert local
    assert local.isalnum()
    assert local.isascii()


def test_phrases_are_one_when_only_case_quotes_and_hyphens_differ() -> None:
    assert ns.normalise_phrase("Government-unique  “acquisition” processes") == ns.normalise_phrase(
        "government unique acquisition processes"
    )
    obstacle = Iri(BASE + "LargeObstacle")
    assert ns.phrase_iri(BASE, obstacle, "High costs") == Iri(BASE + "large-obstacle/high-costs")


@given(st.text(min_size=61), st.text(min_size=61))
def test_long_phrases_stay_apart(first: str, second: str) -> None:
    same = ns.normalise_phrase(first) == ns.normalise_phrase(second)
    if ns.phrase_iri(BASE, Iri(BASE + "C"), first) == ns.phrase_iri(BASE, Iri(BASE + "C"), second):
        assert same or ns.slug(first) == ns.slug(second)


@pytest.mark.parametrize(
    ("name", "words"), [("memberOf", "member of"), ("NTIBMember", "NTIB member"), ("has_part", "has part"), ("x", "x")]
)
def test_camel_case_splits_into_words(name: str, words: str) -> None:
    assert ns.split_camel_case(name) == words


def test_letters_that_are_more_than_a_marked_latin_one_are_spelt() -> None:
    assert ns.entity_iri(BASE, "Tromsø Værft") == Iri(BASE + "TromsoVaerft")
    assert ns.entity_iri(BASE, "Łódź Straße") == Iri(BASE + "LodzStrasse")
