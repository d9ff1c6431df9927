from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.corpus.blocks import write_text
from ntib_graph.corpus.page_layout import Run, read_layout
from ntib_graph.corpus.page_paragraphs import PrintedLine, joined_lines


def run(text: str, y: float, size: float = 10, x: float = 50, bold: bool = False) -> Run:
    return Run(text, x, y / 800, 800, size, bold)


def layout(*pages: list[Run]) -> tuple[str, tuple[str, ...]]:
    blocks, notes = read_layout(pages)
    return write_text(blocks).strip(), notes


FULL = "The council of the old town met in the harbour and talked about the"


def test_a_paragraph_goes_on_over_a_page_and_a_pull_quote() -> None:
    first = [run(f"{FULL}\n", 600), run("plan of the towns, which they\n", 588), run("The plan is old.\n", 560, 14)]
    second = [run("had wanted for a year.\n", 700), run("It was late.\n", 670)]
    text, _ = layout(first, second)
    assert text == f"{FULL} plan of the towns, which they had wanted for a year.\n\nThe plan is old.\n\nIt was late."


def test_notes_at_the_foot() -> None:
    text = [run("It was so.", 600), run("1", 600, 6), run(" It is not, and never was.\n", 600)]
    assert layout([*text, run("1 See the plan\n", 90, 8), run("and more.\n", 80, 8)]) == (
        "It was so.¹ It is not, and never was.",
        ("See the plan and more.",),
    )


def test_edges_of_pages() -> None:
    pages = [
        [run(f"Review {n}\n", 780), run(f"{n}\n", 20), run(f"The council met {word}.\n", 600)]
        for n, word in ((1, "here"), (2, "there"))
    ]
    assert layout(*pages)[0] == "The council met here.\n\nThe council met there."
    assert "Section 3" in layout([run("Section 3\n", 780), run("The council met.\n", 600)])[0]


def test_headings_by_size_and_weight() -> None:
    page = [
        run("The Harbour\n", 700, 20),
        run("and Its Plan\n", 678, 20),
        run("Costs\n", 640, bold=True),
        run(f"{FULL} plan.\n", 620),
        run("Large words that end in a full stop.\n", 590, 14),
    ]
    assert layout(page)[0] == f"# The Harbour and Its Plan\n\n## Costs\n\n{FULL} plan.\n\nLarge words that end in a full stop."


def test_columns_of_a_table() -> None:
    rows = [run("Year", 600), run("Share\n", 600, x=200), run("2022", 588), run("55%\n", 588, x=200)]
    assert layout([*rows, run("The end of it.\n", 550)])[0] == "Year | Share\n2022 | 55%\n\nThe end of it."


def test_words_divided() -> None:
    def joined(first: str, second: str, *words: str) -> str:
        return joined_lines([PrintedLine(text, 0, 0, 0, 800, 10) for text in (first, second)], frozenset(words))

    assert joined("the coun-", "cil met") == "the council met"
    assert joined("the co-", "operating towns", "co-operating") == "the co-operating towns"
    assert joined("a long-", "term plan", "long", "term") == "a long-term plan"
    assert joined("the Anglo-", "Saxon", "x") == "the Anglo-Saxon"
    assert joined("the coun\u00ad", "cil") == "the council"


SIZES = st.floats(0, 40).map(lambda size: round(size, 1))
RUNS = st.builds(Run, st.text(max_size=20), st.floats(-50, 700), st.floats(-0.2, 1.2), st.just(800.0), SIZES)


@given(st.lists(st.lists(RUNS, max_size=8), max_size=4))
def test_any_runs_give_a_layout(pages: list[list[Run]]) -> None:
    assert read_layout(pages) == read_layout(pages)
