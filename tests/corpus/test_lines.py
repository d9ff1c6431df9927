import pytest

from ntib_graph.corpus.lines import mark_class, read_lines


def test_lines_know_place_mark_and_gap() -> None:
    text = "Title\r\n\r\n  • First\n(a)(1) Second\r# Third\n-----\n2017 was"
    lines = read_lines(text)
    assert [line.text for line in lines] == ["Title", "First", "Second", "Third", "2017 was"]
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert [line.mark for line in lines] == ["", "•", "(a)(1)", "", ""]
    assert [line.has_gap for line in lines] == [True, True, False, False, True]
    assert lines[1].indent == 2 and lines[3].level == 1 and text[lines[2].begin] == "("


@pytest.mark.parametrize("text", ["-5 degrees", "•", "1.5 million", "(the) thing", "3) ", "# "])
def test_what_is_no_mark(text: str) -> None:
    assert not any(line.mark or line.level for line in read_lines(text))


def test_shapes_of_marks() -> None:
    assert mark_class("(i)", "(h)") == mark_class("(b)", "(a)")
    assert mark_class("(i)", "(1)") == mark_class("(iv)", "(iii)") != mark_class("(b)", "(a)")
    assert mark_class("1.", "") != mark_class("(1)", "") and mark_class("•", "") == "•"
