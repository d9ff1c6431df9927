import pytest

from ntib_graph.corpus.source_header import read_source_header


def test_pairs_become_the_source() -> None:
    text = "# address: https://e.org/a | title: FACT: a | b | licence: public | stored copy: here\nText."
    header = read_source_header(text)
    assert header is not None
    assert header.source.address == "https://e.org/a"
    assert header.source.title == "FACT: a | b"
    assert header.source.rights == "public"
    assert text[header.end :] == "\nText."


@pytest.mark.parametrize(
    "text", ["# Members: a primer\n", "# note: a thing\n", "Text", "", "#", "# FACT SHEET: title: x", "address: x | title: y"]
)
def test_other_first_lines_are_no_header(text: str) -> None:
    assert read_source_header(text) is None
