from dataclasses import replace

from ntib_graph.corpus.cleaning import excerpt
from ntib_graph.corpus.lines import Line
from ntib_graph.corpus.paragraphs import Paragraph
from ntib_graph.corpus.repetition import without_pull_quotes, without_repeated_captions
from ntib_graph.model.documents import PassageKind


def paragraphs(text: str) -> list[Paragraph]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(
            Paragraph(PassageKind.PARAGRAPH, excerpt(text, [(start, start + len(line))]), Line(start, start + len(line), line))
        )
        start += len(line) + 1
    return found


def captions(text: str) -> list[tuple[str, str]]:
    return [(p.kind.value, p.part.text) for p in without_repeated_captions(paragraphs(text))]


def test_a_caption_stands_once_with_its_source() -> None:
    text = "A ship in the harbour.\nA ship in the harbour. Source: The Navy\nThe council met."
    assert captions(text) == [("caption", "A ship in the harbour. Source: The Navy"), ("paragraph", "The council met.")]


def test_a_glued_source_is_given_room_without_inventing_a_character() -> None:
    text = "A ship in the harbour.\nA ship in the harbour.Source: The Navy"
    (caption,) = without_repeated_captions(paragraphs(text))
    assert caption.part.text == "A ship in the harbour. Source: The Navy"
    assert all(character in (" ", text[at]) for character, at in zip(caption.part.text, caption.part.offsets, strict=True))
    assert list(caption.part.offsets) == sorted(set(caption.part.offsets))


def test_a_single_caption_and_a_directly_repeated_line() -> None:
    assert captions("A ship. Photo: The Navy\nThe council met here.\nThe council met here.") == [
        ("caption", "A ship. Photo: The Navy"),
        ("paragraph", "The council met here."),
    ]


def test_a_caption_that_looks_like_a_heading() -> None:
    text = "A ship in the harbour. Source: The Navy"
    line = Line(0, len(text), text)
    for level, kind in ((0, PassageKind.CAPTION), (2, PassageKind.HEADING)):
        heading = Paragraph(PassageKind.HEADING, excerpt(text, [(0, len(text))]), replace(line, level=level))
        assert [p.kind for p in without_repeated_captions([heading])] == [kind]


def test_a_text_that_speaks_of_sources_is_no_caption() -> None:
    assert (
        captions("The council met. Source: a river that springs in the mountains beyond the town and its many hills.")[0][0]
        == "paragraph"
    )


def quotes(text: str) -> list[str]:
    return [p.part.text for p in without_pull_quotes(paragraphs(text))]


def test_a_pull_quote_goes_its_source_stays() -> None:
    long = "The plan is old. As a result, the harbour was never built by the council. It may be yet."
    assert quotes(
        f"The harbour was never built by the council.\n{long}\n“The harbour was never built by the council. It may be yet.”"
    ) == [long]


def test_what_is_no_pull_quote() -> None:
    for text in (
        "The harbour was never built by the council.\nThe harbour was never built by the council.",
        "It may be yet.\nThe plan is old. It may be yet.",
        "The council never built it at all.\nNot that the council never built it at all.",
        "The harbour was built by the council of\nOnce the harbour was built by the council of men.",
    ):
        assert quotes(text) == text.split("\n")


def test_a_paragraph_that_says_it_is_of_a_photo_is_a_caption() -> None:
    text = "Photo 2: From left to right: Two pilots wave.\nThe council met."
    assert captions(text) == [("caption", "Two pilots wave."), ("paragraph", "The council met.")]
