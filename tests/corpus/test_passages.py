import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ntib_graph.corpus.loading import read_document, read_documents
from ntib_graph.corpus.passages import split_passages
from ntib_graph.model.documents import Document, Passage, PassageKind

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "documents"


def passages(text: str) -> tuple[Passage, ...]:
    return split_passages(Document("d", text))


def require_sound(document: Document, found: tuple[Passage, ...]) -> None:
    position = 0
    for index, passage in enumerate(found):
        text = passage.text
        assert text == text.strip() and text
        assert passage.pieces[0][0] == 0
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(passage.pieces))
        places = [passage.locate(n, n + 1) for n in range(len(text))]
        for character, (start, end) in zip(text, places, strict=True):
            assert end == start + 1 and 0 <= start < len(document.text)
            assert character == " " or character == document.text[start]
        assert all(a[0] < b[0] for a, b in pairwise(places))
        start, end = passage.locate(0, len(text))
        assert position <= start <= end
        position = end
        assert -1 <= passage.parent < index


# fmt: off
PIECES = st.sampled_from([
    "\n", "\r\n", "\n\n", " ", "\u00a0", "\u200b", "\ufeff", "\x85", "\x00", "\x0c", "\u0301", "\U0001f600", "ß", "İ",
    "메뉴", "港", "• ",
    "- ", "(a) ", "(i) ", "1. ", "# ", ") ", "(", "³", "[4]", "12", "2017", "co-", "so.1 It", ",2 and", "should:", "means—",
    "Home", "A ship", "A ship. Source: Navy", "The council met here.", "the council of the old town met in the harbour and",
    "DownloadThe plan is", "# title: x | licence: y",
])
# fmt: on


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(PIECES, max_size=40).map("".join),
        st.lists(st.one_of(PIECES, st.text(max_size=5))).map("".join),
    )
)
@example("")
@example(") 0")
@example("A ship.\nA ship.Source: Navy")
@example("\ufeff# title: x\nA")
def test_the_way_back_is_never_lost(text: str) -> None:
    document = Document("d", text)
    require_sound(document, split_passages(document))


def test_lists_stand_under_what_leads_in() -> None:
    found = passages(
        "The law\n\n(a) In this part:\n\n(1) The term means\u2014\n\n"
        "(A) a boat; and\n\n(B) a ship.\n\n(2) The end is near.\n\n(b) It applies.\n\nIt is all."
    )
    assert [p.parent for p in found] == [-1, 0, 1, 2, 2, 1, 0, 0]
    assert found[3].text == "a boat; and" and found[3].kind is PassageKind.BULLET


def test_headings_of_markdown_are_nested() -> None:
    found = passages("# Plan\n\n## Part\n\nIt works.\n\n### Detail\n\nIt does.\n\n## Other\n\nIt ends.")
    assert [p.parent for p in found] == [-1, 0, 1, 1, 3, 0, 5]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The council met. The harbour of the U.S. Navy was to be a good one for", "The council met."),
        ("The council met.\n\nThough the harbour was to be built and to be a good one for", "The council met."),
        (
            "The harbour of the old town was built by the council in 2017",
            "The harbour of the old town was built by the council in 2017",
        ),
        ("The council met.\n\nThe Mayor of Avon", "The Mayor of Avon"),
        (
            "The council met.\n\n- the harbour of the old town which the council built",
            "the harbour of the old town which the council built",
        ),
    ],
)
def test_a_last_sentence_that_breaks_off(text: str, last: str) -> None:
    assert passages(text)[-1].text == last


def test_a_file_of_nothing_but_chrome_has_no_passages() -> None:
    assert passages("# title: x | licence: y\n\n----\n") == ()


@pytest.fixture(scope="module")
def domain() -> dict[str, Document]:
    return {document.id: document for document in read_documents(ROOT / "data" / "documents")}


@pytest.fixture(scope="module")
def article(domain: dict[str, Document]) -> tuple[Passage, ...]:
    return split_passages(domain["000_ec619d5278cf7d91"])


def starting(found: tuple[Passage, ...], text: str) -> list[Passage]:
    return [p for p in found if p.text.startswith(text)]


def test_the_articles_footnote_marks_are_gone_and_its_figures_are_not(
    domain: dict[str, Document], article: tuple[Passage, ...]
) -> None:
    document = domain["000_ec619d5278cf7d91"]
    require_sound(document, article)
    whole = "\n".join(p.text for p in article)
    assert not re.search(r"[a-z)”’.,][.,”]?\d{1,2}(?=\s|$)", whole.replace("25.1", "").replace("’s April 2025", ""))
    # What is cut inside a passage is a mark of the sequence, or the one stray parenthesis.
    cuts = [
        document.text[before[1] + there[0] - before[0] : there[1]]
        for p in article
        if p.kind is not PassageKind.CAPTION
        for before, there in pairwise(p.pieces)
    ]
    cut_at_end = [
        document.text[end:].split("\n")[0]
        for p in article
        for _, end in [p.locate(0, len(p.text))]
        if p.kind is PassageKind.PARAGRAPH
    ]
    marks = [cut for cut in (*cuts, *cut_at_end) if cut]
    assert sorted(int(m) for m in marks if m.isdigit()) == list(range(1, 47))
    assert [m for m in marks if not m.isdigit()] == [")"]
    for figure in (
        "2017",
        "70%",
        "1941",
        "MQ-9B",
        "Archipelago Endeavor 22",
        "IVER4 900",
        "Problem 25.1,",
        "13806",
        "MI5",
        "R80D",
        "75% by 2029.",
    ):
        assert figure in whole
    assert "Hyde Park Declaration, and reflecting" in whole


def test_the_articles_captions_and_pull_quotes_stand_once(article: tuple[Passage, ...]) -> None:
    captions = [p.text for p in article if p.kind is PassageKind.CAPTION]
    assert [c.rpartition("Source: ")[2] for c in captions] == [
        "US Marine Corps",
        "Federal Bureau of Investigation",
        "US Navy",
        "Anduril",
    ]
    whole = "\n".join(p.text for p in article)
    for sentence in (
        "A US Marine employs an R80D",
        "In that sense, the NTIB is in a holding pattern",
        "NTIB implementation in the first Trump administration and the subsequent",
        "If the Trump administration focuses purely on allies",
        "The Roadrunner-M missile interceptor is built",
    ):
        assert whole.count(sentence) == 1


def test_the_articles_headings_and_lists(article: tuple[Passage, ...]) -> None:
    headings = [p.text for p in article if p.kind is PassageKind.HEADING]
    assert headings[:4] == [
        "Executive summary",
        "Recommendations",
        "The once and future US National Technology and Industrial Base: An American perspective",
        "Introduction",
    ]
    assert headings[-4:] == [f"Recommendation {n}" for n in (1, 2, 3, 4)] and len(headings) == 13
    bullet, text = starting(article, "Establish an NTIB senior officials")
    assert bullet.kind is PassageKind.BULLET
    assert (
        article[bullet.parent].text
        == "To revive the NTIB as a viable mechanism for alliance industrial integration, NTIB member countries should:"
    )
    assert text.kind is PassageKind.PARAGRAPH and article[text.parent].text == "Recommendation 1"
    assert article[starting(article, "While high-level engagement")[0].parent].text == "Recommendation 1"


def test_the_catalogue_page_without_its_site(domain: dict[str, Document]) -> None:
    document = domain["001_7af17853e57dd1e0"]
    found = split_passages(document)
    require_sound(document, found)
    assert [p.kind.value for p in found] == ["heading"] + ["paragraph"] * 5
    assert found[0].text == document.source.title and {p.parent for p in found[1:]} == {0}
    assert found[-1].text == "These challenges are readily observable in the second Trump administration."
    assert not re.search(r"[\uac00-\ud7a3]", "".join(p.text for p in found))


@pytest.mark.parametrize(
    ("name", "kinds", "lead_in"),
    [
        ("05_wh_2023-03-13_ssn_aukus_fact_sheet.txt", {"heading": 6, "bullet": 21, "paragraph": 15}, "It will:"),
        ("12_crs_IF10491_australia_us_relations.txt", {"heading": 7, "paragraph": 18}, ""),
    ],
)
def test_documents_with_a_header_line(name: str, kinds: dict[str, int], lead_in: str) -> None:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the document is not here: {path}")
    document = read_document(path)
    found = split_passages(document)
    require_sound(document, found)
    assert document.source.address.startswith("https://") and document.source.rights and document.source.title
    assert not any("licence:" in p.text or p.text.startswith(("#", "•")) for p in found)
    assert {kind: sum(p.kind == kind for p in found) for kind in kinds} == kinds and sum(kinds.values()) == len(found)
    if lead_in:
        assert any(p.kind is PassageKind.BULLET and found[p.parent].text.endswith(lead_in) for p in found)
