import pytest

from ntib_graph.ask import Asker
from ntib_graph.ask.descriptions import Descriptions
from ntib_graph.ask.reading import tokenise
from ntib_graph.ask.stems import Stems


@pytest.fixture(scope="module")
def descriptions(asker: Asker) -> Descriptions:
    knowledge = asker._vocabulary.knowledge
    return Descriptions(knowledge, Stems(knowledge))


def _found(asker: Asker, descriptions: Descriptions, text: str) -> set[str]:
    tokens = tokenise(text, asker._vocabulary)
    return {asker._vocabulary.knowledge.label(i.focus) for i in descriptions.find(tokens)}


def test_a_thing_is_found_by_most_of_its_words(asker: Asker, descriptions: Descriptions) -> None:
    assert "cases of technology leaking abroad" in _found(asker, descriptions, "technology leaks abroad")


def test_a_single_word_or_a_foreign_one_describes_nothing(asker: Asker, descriptions: Descriptions) -> None:
    assert not _found(asker, descriptions, "technology")
    assert "cases of technology leaking abroad" not in _found(asker, descriptions, "technology of lighthouses abroad")
