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
    hurdle, barrier, harbour = (stems.senses(word)[0] for word in ("hurdle", "barrier", "harbour"))
    assert bag.covers(hurdle) == 1.0
    assert 0 < bag.covers(barrier) < 1
    assert bag.covers(harbour) == 0


def test_a_phrase_with_synonyms_is_one_word(stems: Stems) -> None:
    assert len(list(stems.senses("scaled back"))) == 1


def test_opposites_know_of_each_other(stems: Stems) -> None:
    join, leave, bake = (stems.sense(word) for word in ("joined", "leaving", "bake"))
    assert join.opposites & leave.poles
    assert not join.opposites & (join.poles | bake.poles)


@pytest.mark.parametrize(
    ("noun", "verb"), [("expansion", "expand"), ("growth", "grown"), ("entry", "entered"), ("deeper", "deepen")]
)
def test_nouns_and_the_verbs_they_hide(stems: Stems, noun: str, verb: str) -> None:
    assert stems.sense(noun).stem == stems.sense(verb).stem


def test_what_looks_like_an_ending_may_be_none(stems: Stems) -> None:
    assert stems.sense("departments").stem != stems.sense("departing").stem
    assert stems.sense("sectors").stem != stems.sense("section").stem


def test_the_thesaurus_counts_as_looser_than_the_synonyms_of_the_grammar(stems: Stems) -> None:
    assert any(group.startswith("~") for group in stems.sense("relinquish").groups)
    assert any(not group.startswith("~") for group in stems.sense("exempt").groups)


def test_a_kind_is_found_by_its_wider_noun_and_not_the_other_way_round(stems: Stems) -> None:
    assert stems.sense("metal").stem in stems.sense("steel").kinds
    assert stems.sense("steel").stem not in stems.sense("metal").kinds
