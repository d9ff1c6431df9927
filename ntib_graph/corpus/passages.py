"""A document's text, cleaned, in passages that know the way back to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ntib_graph.corpus.chrome import without_chrome
from ntib_graph.corpus.cleaning import with_plain_spaces, without_stray_parentheses
from ntib_graph.corpus.footnotes import without_footnote_marks
from ntib_graph.corpus.lines import mark_class, read_lines
from ntib_graph.corpus.paragraphs import Paragraph, read_paragraphs
from ntib_graph.corpus.repetition import without_pull_quotes, without_repeated_captions
from ntib_graph.corpus.sentences import is_finished, sentence_ends
from ntib_graph.corpus.source_header import read_source_header
from ntib_graph.model.documents import Document, Passage, PassageKind

_LEAD_IN = (":", "—", "–")
_CUT_SHORT = 8
"""Fewest words of an unfinished sentence; shorter last lines are signatures and the like."""


def split_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of ``document`` in the order of its text; they do not overlap.

    Not in any passage: a source header, the page's navigation and other chrome, lines in another script, footnote marks,
    the marks of bullets, repeated captions, pull quotes, and a last sentence that breaks off.  Every character of a
    passage but its spaces is the document's own at the place ``locate`` gives.
    """
    header = read_source_header(document.text)
    lines = without_chrome(read_lines(document.text, header.end if header else 0), document.source)
    if not lines:
        return ()
    paragraphs = read_paragraphs(document.text, lines)
    parts = without_footnote_marks([with_plain_spaces(paragraph.part) for paragraph in paragraphs])
    paragraphs = tuple(
        replace(paragraph, part=with_plain_spaces(without_stray_parentheses(part)))
        for paragraph, part in zip(paragraphs, parts, strict=True)
    )
    paragraphs = without_pull_quotes(without_repeated_captions(paragraphs))
    return _with_parents(document.id, [p for p in _without_unfinished_end(paragraphs) if any(map(str.isalnum, p.part.text))])


def paragraph_starts(passages: Iterable[Passage]) -> list[int]:
    """Where in the document each paragraph and bullet begins, ascending; nobody counts headings and captions."""
    counted = (PassageKind.PARAGRAPH, PassageKind.BULLET)
    return [passage.locate(0, 1)[0] for passage in passages if passage.kind in counted and passage.text]


def _without_unfinished_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without a last sentence that breaks off, as texts cut at a length do."""
    *others, last = paragraphs
    text = last.part.text
    if last.kind is not PassageKind.PARAGRAPH or is_finished(text) or text.endswith(_LEAD_IN):
        return [*others, last]
    start = max((end for end in sentence_ends(text) if end < len(text)), default=0)
    # A text that ends no sentence at all is a note, not one cut short.
    if len(text[start:].split()) < _CUT_SHORT or not (start or any(is_finished(p.part.text) for p in others)):
        return [*others, last]
    return [*others, replace(last, part=last.part.without([(start, len(text))]))] if start else others


@dataclass(frozen=True, slots=True)
class _LeadIn:
    """A passage that a list may stand under; ``shape`` is the kind of its own mark."""

    index: int
    shape: tuple[str, int]


def _with_parents(document_id: str, paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    headings: list[tuple[int, int]] = []
    """Index and Markdown level of the headings in force, outermost first."""
    lead_ins: list[_LeadIn] = []
    previous_mark = ""
    for index, paragraph in enumerate(paragraphs):
        shape = ("", -1)
        if paragraph.kind is PassageKind.HEADING:
            level = paragraph.first.level
            headings = [outer for outer in headings if level and outer[1] and outer[1] < level]
            lead_ins = []
        elif paragraph.kind is PassageKind.BULLET:
            mark = paragraph.first.mark
            shape = (mark_class(mark, previous_mark), paragraph.first.indent)
            previous_mark = mark
            same = next((n for n, lead_in in enumerate(lead_ins) if lead_in.shape == shape), len(lead_ins))
            lead_ins = lead_ins[:same]
        elif paragraph.kind is PassageKind.PARAGRAPH:
            lead_ins = []
        parent = headings[-1][0] if headings else -1
        if paragraph.kind is PassageKind.BULLET and lead_ins:
            parent = lead_ins[-1].index
        passages.append(Passage(document_id, paragraph.kind, paragraph.part.text, paragraph.part.pieces(), parent))
        if paragraph.kind is PassageKind.HEADING:
            headings.append((index, paragraph.first.level))
        elif paragraph.kind is not PassageKind.CAPTION and paragraph.part.text.endswith(_LEAD_IN):
            lead_ins.append(_LeadIn(index, shape))
    return tuple(passages)
