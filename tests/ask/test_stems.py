import pytest

from ntib_graph.ask import Asker
from ntib_graph.ask.stems import Stems, bag_of


@pytest.fixture(scope="module")
def stems(asker: Asker) -> Stems:
    return Stems(asker._vocabulary.knowledge)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("protectionist", "protectionism"),
        ("allies", "ally"),
        ("operationalisation", "operated"),
        ("harmonising", "harmonisation"),
        ("drew", "drawing"),
        ("countries", "country"),
    ],
)
def test_words_of_one_stem(stems: Stems, one: str, other: str) -> None:
    assert [s.stem for s in stems.senses(one)] == [s.stem for s in stems.senses(other)]


def test_words_without_content_have_no_sense(stems: Stems) -> None:
    assert list(stems.senses("what was it that they actually said")) == []


def test_a_synonym_counts_less_than_the_word_itself(stems: Stems) -> None:
    bag = bag_of(stems.senses("the hurdles of the exemption"))
    hurdle, barrier, harbour = (next(stems.senses(word)) for word in ("hurdle", "barrier", "harbour"))
    assert bag.covers(hurdle) == 1.0
    assert 0 < bag.covers(barrier) < 1
    assert bag.covers(harbour) == 0


def test_a_phrase_with_synonyms_is_one_word(stems: Stems) -> None:
    assert len(list(stems.senses("scaled back"))) == 1
