"""Things that a question describes in other words than the graph."""

from __future__ import annotations

import pytest

from ntib_graph.ask import Asker
from ntib_graph.ask.descriptions import DESCRIBED, Descriptions
from ntib_graph.ask.reading import tokenise
from ntib_graph.ask.stems import LOOSE, Stems
from ntib_graph.model.terms import Iri
from tests.ask.harbour import harbour_asker


@pytest.fixture(scope="module")
def descriptions(asker: Asker) -> Descriptions:
    knowledge = asker._vocabulary.knowledge
    return Descriptions(knowledge, Stems(knowledge))


def _found(asker: Asker, descriptions: Descriptions, text: str) -> set[str]:
    tokens = tokenise(text, asker._vocabulary)
    return {asker._vocabulary.knowledge.label(i.focus) for i in descriptions.find(tokens) if isinstance(i.focus, Iri)}


def test_a_thing_is_found_by_most_of_its_words(asker: Asker, descriptions: Descriptions) -> None:
    assert "cases of technology leaking abroad" in _found(asker, descriptions, "technology leaks abroad")


def test_a_single_word_or_a_foreign_one_describes_nothing(asker: Asker, descriptions: Descriptions) -> None:
    assert not _found(asker, descriptions, "technology")
    assert "cases of technology leaking abroad" not in _found(asker, descriptions, "technology of lighthouses abroad")


def described(text: str) -> set[str]:
    """What the whole of a text describes in the graph of ports."""
    asker = harbour_asker()
    tokens = tokenise(text, asker._vocabulary)
    found = (item for item in asker._descriptions.find(tokens) if item.end - item.start == len(tokens))
    return {asker._vocabulary.knowledge.label(item.focus) for item in found if isinstance(item.focus, Iri)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("silted channels", "silted channel"),
        ("fish market", "move of the fish market at Oldhaven"),
        ("great tempest of 1907", "great storm of 1907"),
        ("fair of herrings", "Herring Fair"),
        ("Newquay harbour", "Newquay Sound"),
        ("man Roos", "Piet Roos"),
        ("mayor's office", "Mayor of Oldhaven"),
        ("Crab harbour", "Saltmouth"),
    ],
)
def test_words_of_a_name_an_alias_or_a_kind_describe_a_thing(text: str, expected: str) -> None:
    assert described(text) == {expected}


@pytest.mark.parametrize("text", ["harbour", "Piet", "port harbour", "Oldhaven fair", "herring regatta", "Crab fair"])
def test_a_single_word_a_kind_alone_or_the_words_of_two_things_describe_nothing(text: str) -> None:
    assert described(text) == set()


def test_a_name_has_only_close_synonyms_and_a_phrase_has_loose_ones() -> None:
    stems = harbour_asker()._stems
    for name, other in (("trade", "market"), ("sound", "noise")):
        (own,), (loose,) = stems.senses(name), stems.senses(other)
        assert own.groups & loose.groups, "else the test says nothing"
        assert all(group.startswith(LOOSE) for group in own.groups & loose.groups)
    assert described("herring market") == {"decline of the herring trade"}
    assert described("Newquay noise") == set()


def test_the_less_of_a_name_is_said_the_more_it_costs() -> None:
    asker = harbour_asker()
    tokens = [tokenise(text, asker._vocabulary) for text in ("storm of 1907", "great storm of 1907")]
    part, whole = (min(item.cost for item in asker._descriptions.find(said)) for said in tokens)
    assert part > whole
    assert whole == pytest.approx(DESCRIBED)


def test_the_verb_after_a_question_word_describes_nothing() -> None:
    asker = harbour_asker()
    tokens = tokenise("who moved the fish market", asker._vocabulary)
    assert {item.start for item in asker._descriptions.find(tokens)} == {2}
