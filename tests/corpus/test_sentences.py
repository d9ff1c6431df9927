import pytest

from ntib_graph.corpus.sentences import is_finished, sentence_ends


@pytest.mark.parametrize("text", ["It is.", "Is it?", "He said “so.”", "It is so.12", "(It is.)", "It is.[3] "])
def test_finished(text: str) -> None:
    assert is_finished(text)


@pytest.mark.parametrize("text", ["It is", "A list:", "one;", "Section 12", ""])
def test_unfinished(text: str) -> None:
    assert not is_finished(text)


def test_ends_pass_over_abbreviations_and_decimals() -> None:
    text = "Rep. Smith of the U.S. Congress paid 2.4 million. “He did.” Then"
    assert [text[:end][-4:] for end in sentence_ends(text)] == ["ion.", "id.”"]
