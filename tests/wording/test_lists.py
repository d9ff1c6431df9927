import pytest

from ntib_graph.wording.lists import join_words


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["Ada"], "Ada"), (["Ada", "Tom"], "Ada and Tom"), (["Ada", "Tom", "Fenn"], "Ada, Tom and Fenn")],
)
def test_names_are_joined_as_one_says_them(words: list[str], joined: str) -> None:
    assert join_words(words) == joined


def test_choices_are_joined_by_or() -> None:
    assert join_words(["oil", "gas"], "or") == "oil or gas"
