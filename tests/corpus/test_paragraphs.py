from ntib_graph.corpus.cleaning import with_plain_spaces
from ntib_graph.corpus.lines import read_lines
from ntib_graph.corpus.paragraphs import read_paragraphs, wrap_width


def read(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, with_plain_spaces(p.part).text) for p in read_paragraphs(text, read_lines(text))]


WRAPPED = """The harbour of the old town is the largest on the coast, and the council
and its partners have worked on the plan for it since the treaty of the co-
operating towns. The towns enjoy close relations, as is shown in part 12 of
(a) of the treaty, which governs their trade and their other foreign rela-
tions to this day, although the greater part of them had been signed in
2017.
Overview
The council adopted its plan for the harbour last year, which was later than
expected.

  • A bullet which is long enough to need another line on the page, so that
    it is wrapped too.
  • Another one.
"""


def test_hard_wrapped_lines_are_joined() -> None:
    paragraphs = read(WRAPPED)
    assert [kind for kind, _ in paragraphs] == ["paragraph", "heading", "paragraph", "bullet", "bullet"]
    assert paragraphs[0][1].endswith(
        "their other foreign relations to this day, although the greater part of them had been signed in 2017."
    )
    assert "the co-operating towns" in paragraphs[0][1]
    assert "part 12 of (a) of the treaty" in paragraphs[0][1]
    assert paragraphs[3][1].endswith("on the page, so that it is wrapped too.")


def test_a_line_a_paragraph_stays_so() -> None:
    text = "The council adopted its plan.\nThe harbour opened last year.\n" + "It was long. " * 20
    assert wrap_width(read_lines(text)) == 0
    assert [kind for kind, _ in read(text)] == ["paragraph"] * 3


def test_headings_stand_apart_and_end_no_sentence() -> None:
    text = "The plan\n\nIt works.\n\nWhat is next?\n\nNobody knows.\n\n1. Costs\n\nThey rose.\n\nthe end\n\nIt is over.\n\nLast"
    assert [kind for kind, _ in read(text)] == ["heading", "paragraph", "heading", "paragraph", "heading"] + ["paragraph"] * 4


def test_lines_after_a_colon_are_a_list() -> None:
    text = "The towns are:\n\nAvon\n\nBern\n\nCork.\n\nThe plan is theirs.\n"
    assert [kind for kind, _ in read(text)] == ["paragraph", "bullet", "bullet", "bullet", "paragraph"]


def test_one_line_after_a_colon() -> None:
    assert [kind for kind, _ in read("It is exempt:\n\nAvon.\n\nThe plan is theirs.\n")] == ["paragraph", "bullet", "paragraph"]
    text = "It is exempt:\n\nAvon\n\nThe plan is that of the four towns on the coast and of no other town.\n"
    assert [kind for kind, _ in read(text)] == ["paragraph", "heading", "paragraph"]


def test_many_headings_in_a_row_are_a_list() -> None:
    text = "It works.\n\nAvon\n\nBern\n\nCork\n\nDover\n\nEvora\n\nIt ends."
    assert [kind for kind, _ in read(text)] == ["paragraph"] + ["bullet"] * 4 + ["heading", "paragraph"]


def test_a_text_without_sentences_has_no_headings() -> None:
    assert [kind for kind, _ in read("Towns\n\nAvon\n\nBern")] == ["paragraph"] * 3


def test_numbered_headings_may_end_in_a_stop() -> None:
    text = "12.401 Scope of part.\n\nIt covers the following:\n\nOslo\nBergen\n\n12.402-1 Fees of the port.\n\nFees are low.\n"
    kinds = [kind for kind, _ in read(text)]
    assert kinds == ["heading", "paragraph", "bullet", "bullet", "heading", "paragraph"]


def test_sections_of_laws_have_headings() -> None:
    text = "SEC. 4. COASTAL PORTS.\n\nIt covers ports.\n\nSection 5. Fees of Ports.\n\nSec. 6. The board shall report.\n"
    assert [kind for kind, _ in read(text)] == ["heading", "paragraph", "heading", "paragraph"]
