import pytest

from ntib_graph.corpus.cleaning import excerpt, with_plain_spaces, without_stray_parentheses


def test_cuts_keep_the_offsets() -> None:
    part = excerpt("abcdefgh", [(1, 3), (4, 8)]).without([(1, 2), (3, 4)])
    assert part.text == "beg" + "h"
    assert part.offsets == (1, 4, 6, 7)
    assert part.pieces() == ((0, 1), (1, 4), (2, 6))


def test_white_space_becomes_single_spaces_and_the_invisible_goes() -> None:
    text = "\u00a0 in\u00advisible\u200b\r\n  next\x07bell \u3000"
    part = with_plain_spaces(excerpt(text, [(0, len(text))]))
    assert part.text == "invisible next bell"
    assert all(part.text[n] in (" ", text[at]) for n, at in enumerate(part.offsets))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("the Declaration), and", "the Declaration, and"),
        ("the (old) one (b))", "the (old) one (b)"),
        ("a) one and b) two", "a) one and b) two"),
    ],
)
def test_a_parenthesis_nobody_opened(text: str, cleaned: str) -> None:
    assert without_stray_parentheses(excerpt(text, [(0, len(text))])).text == cleaned
