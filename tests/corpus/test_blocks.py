import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.corpus.blocks import Block, BlockKind, raised, title_in_text, write_text
from ntib_graph.corpus.passages import split_passages
from ntib_graph.model.documents import Document

PARAGRAPH, HEADING, ITEM, ROW = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.ROW


def test_one_block_a_line() -> None:
    blocks = [
        Block(HEADING, "Plan", 1),
        Block(HEADING, "Plan", 2),
        Block(PARAGRAPH, "The council should:"),
        Block(ITEM, "build", 0, "•"),
        Block(ITEM, "dig", 1, "1."),
        Block(ROW, "Year | Share"),
        Block(ROW, "2022 | 55%"),
        Block(PARAGRAPH, " "),
    ]
    assert write_text(blocks, ["See\nthere.", " "]) == (
        "# Plan\n\nThe council should:\n\n• build\n  1. dig\n\nYear | Share\n2022 | 55%\n\n# Notes\n\n1. See there.\n"
    ).replace("See there", "See there")
    assert write_text([]) == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [("12", "¹²"), ("[3]", "³"), ("note 4", "⁴"), ("1, 2", "¹,²"), ("a", "ᵃ"), ("st", "st"), ("TM", "TM"), ("*", "*")],
)
def test_raised_text(text: str, written: str) -> None:
    assert raised(text) == written


def test_a_title_must_stand_in_the_text() -> None:
    blocks = [Block(HEADING, "The plan of the harbour", 1), Block(PARAGRAPH, "The draft is here.")]
    assert title_in_text("The Plan of the Harbour", blocks) == "The Plan of the Harbour"
    assert title_in_text("draft", blocks) == title_in_text("", blocks) == "The plan of the harbour"
    assert title_in_text("Report7.doc", [Block(HEADING, "One", 1), Block(HEADING, "Two", 1)]) == ""


LINES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)


@given(st.lists(st.builds(Block, st.sampled_from(BlockKind), LINES, st.integers(0, 9), st.sampled_from(["•", "1."]))))
def test_any_blocks_give_a_text_whose_passages_find_their_way_back(blocks: list[Block]) -> None:
    text = write_text(blocks)
    assert "\n\n\n" not in text and (not text or text.endswith("\n"))
    for passage in split_passages(Document("d", text)):
        for n, character in enumerate(passage.text):
            start, _ = passage.locate(n, n + 1)
            assert character == " " or character == text[start]
