"""Printed lines to headings, paragraphs, items and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ntib_graph.corpus.blocks import Block, BlockKind
from ntib_graph.corpus.sentences import is_finished

_NUMBERED = re.compile(r"((?:\(\d{1,3}\)|\([a-z]{1,4}\)|\([A-Z]{1,2}\)|\d{1,3}[.)]|[a-z]\))+)\s+(?=\S)")
_HEADING_WORDS = 18
_LARGER = 1.08
"""A heading's size over the text's, at the least."""
_LEADING = 1.3
"""A gap of so many line distances closes a paragraph."""
_SHORT_LINE = 0.75
"""A finished line shorter than this share of the usual length closes a paragraph."""
_FLOATS = 3
"""At most so many blocks of another size (captions, pull quotes) stand within a paragraph."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of print: where its foot stands (``x`` in points, ``y`` as a share of the page's height), and its letters' size."""

    text: str
    page: int
    x: float
    y: float
    page_height: float
    size: float
    is_bold: bool = False
    mark: str = ""

    def distance(self, below: PrintedLine) -> float:
        """How far in points the other line stands below this one; negative for one further up."""
        return (self.y - below.y) * self.page_height


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a text: the letters' size, the distance of two lines, and their length in characters."""

    size: float
    leading: float
    length: float
    is_bold: bool


def read_page_blocks(lines: Sequence[PrintedLine], size: float, words: frozenset[str]) -> tuple[Block, ...]:
    """The blocks of ``lines`` in their order; ``size`` is that of the text, ``words`` those of the whole document."""
    if not lines:
        return ()
    marked = [_marked(line) for line in lines]
    measure = _measure(marked, size)
    groups: list[list[PrintedLine]] = [[marked[0]]]
    for line in marked[1:]:
        if _continues(groups[-1], line, measure):
            groups[-1].append(line)
        elif (interrupted := _interrupted(groups, line, measure)) is not None:
            interrupted.append(line)
        else:
            groups.append([line])
    groups = _rows_apart(groups)
    levels = _levels([group for group in groups if _is_heading(group, measure)])
    indents = sorted({round(group[0].x / 6) for group in groups if group[0].mark})
    return tuple(_block(group, measure, levels, indents, words) for group in groups)


def joined_lines(lines: Sequence[PrintedLine], words: frozenset[str]) -> str:
    """The text of the lines in one; a word divided at a line's end is whole, unless the document has it with its hyphen."""
    text = lines[0].text
    for line in lines[1:]:
        divided = re.search(r"([^\W\d_]+)[-\u00ad\u2010]$", text)
        rest = re.match(r"[^\W\d_]+", line.text)
        if divided is None or rest is None or not rest[0][0].islower():
            text = f"{text}{'' if text.endswith(('-', '—', '/')) and divided else ' '}{line.text}"
        elif text[-1] == "\u00ad" or _is_one_word(divided[1], rest[0], words):
            text = f"{text[:-1]}{line.text}"
        else:
            text = f"{text}{line.text}"
    return text


def _is_one_word(first: str, second: str, words: frozenset[str]) -> bool:
    if f"{first}-{second}" in words:
        return False
    return first + second in words or not (first in words and second in words and len(first) > 2 and len(second) > 3)


def _marked(line: PrintedLine) -> PrintedLine:
    number = None if line.mark else _NUMBERED.match(line.text)
    return replace(line, mark=number[1], text=line.text[number.end() :]) if number else line


def _measure(lines: Sequence[PrintedLine], size: float) -> _Measure:
    body = [line for line in lines if abs(line.size - size) < 0.3]
    gaps = sorted(a.distance(b) for a, b in pairwise(body) if a.page == b.page and 0.8 * size < a.distance(b) < 2.5 * size)
    lengths = sorted(len(line.text) for line in body)
    bold = sum(len(line.text) for line in body if line.is_bold)
    return _Measure(
        size,
        gaps[len(gaps) // 3] if gaps else 1.2 * size,
        float(lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 0.0,
        2 * bold > sum(lengths),
    )


def _continues(group: Sequence[PrintedLine], line: PrintedLine, measure: _Measure) -> bool:
    last = group[-1]
    if line.mark or abs(last.size - line.size) > 0.06 * measure.size or _is_set_off(last, measure) != _is_set_off(line, measure):
        return False
    leading = measure.leading * max(1.0, line.size / measure.size)
    gap = last.distance(line)
    if last.page != line.page or gap < 0:
        if group[0].mark:
            return line.text[:1].islower()
        return not is_finished(last.text) and not last.text.endswith(":") and not _is_set_off(line, measure)
    if gap > _LEADING * leading:
        return False
    if _is_set_off(line, measure):
        return True
    closes = is_finished(last.text) or last.text.endswith(":")
    is_indented = line.x > last.x + 0.7 * line.size and line.x > group[0].x
    return not (closes and (is_indented or len(last.text) < _SHORT_LINE * measure.length))


def _is_set_off(line: PrintedLine, measure: _Measure) -> bool:
    """Whether the line is set as headings are: larger than the text, or bold where the text is not."""
    return line.size > _LARGER * measure.size or (line.is_bold and not measure.is_bold and line.size > 0.93 * measure.size)


def _interrupted(groups: list[list[PrintedLine]], line: PrintedLine, measure: _Measure) -> list[PrintedLine] | None:
    """The paragraph that the line goes on with after a caption or a pull quote."""
    if line.mark or not line.text[:1].islower() or abs(line.size - measure.size) > 0.3:
        return None
    for group in groups[: -_FLOATS - 2 : -1]:
        last = group[-1]
        if abs(last.size - measure.size) <= 0.3 and not _is_set_off(last, measure):
            return None if is_finished(last.text) or last.text.endswith(":") else group
    return None


def _rows_apart(groups: Sequence[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Lines with columns stand alone where another such line is beside them; the bars of single ones are no columns."""
    apart: list[list[PrintedLine]] = []
    for group in groups:
        apart.extend([line] for line in group) if sum(" | " in line.text for line in group) >= 2 else apart.append(group)
    cleared = []
    for n, group in enumerate(apart):
        beside = [other[0] for other in (*apart[max(0, n - 1) : n], *apart[n + 1 : n + 2])]
        is_row = any(" | " in other.text and other.page == group[0].page for other in beside)
        cleared.append(group if is_row else [replace(line, text=line.text.replace(" | ", " ")) for line in group])
    return cleared


def _is_heading(group: Sequence[PrintedLine], measure: _Measure) -> bool:
    text = group[-1].text
    is_set_off = all(_is_set_off(line, measure) for line in group)
    short = sum(len(line.text.split()) for line in group) <= _HEADING_WORDS
    closed = (is_finished(text) and not text.endswith("?")) or text[-1:] in ",;"
    is_item = bool(group[0].mark) and not group[0].mark[-2:-1].isdigit()
    has_columns = " | " in text
    return is_set_off and short and not closed and not is_item and not has_columns and any(map(str.isalpha, text))


def _levels(headings: Sequence[Sequence[PrintedLine]]) -> dict[float, int]:
    """The level of each size of heading, the largest first; those of the text's own size come last."""
    sizes = sorted({group[0].size for group in headings}, reverse=True)
    return {size: min(level, 6) for level, size in enumerate(sizes, 1)}


def _block(
    group: Sequence[PrintedLine], measure: _Measure, levels: dict[float, int], indents: Sequence[int], words: frozenset[str]
) -> Block:
    text, first = joined_lines(group, words), group[0]
    if _is_heading(group, measure):
        return Block(BlockKind.HEADING, f"{first.mark} {text}".strip(), levels[first.size])
    if first.mark:
        return Block(BlockKind.ITEM, text, indents.index(round(first.x / 6)), first.mark)
    return Block(BlockKind.ROW if " | " in text else BlockKind.PARAGRAPH, text)
