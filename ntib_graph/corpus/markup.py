"""Trees of marked-up text to blocks: HTML, and trafilatura's XML, which has other names for the same things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ntib_graph.corpus.blocks import Block, BlockKind, plain_spaces, raised

Element = Any
"""An lxml element; lxml is imported only by what reads such a file."""

BULLET = "•"

_HEADINGS = {"head": 2, **{f"h{level}": level for level in range(1, 7)}}
_LISTS = {"ul", "ol", "list", "menu", "dl"}
_ITEMS = {"li", "item", "dt", "dd"}
_TABLES = {"table"}
_ROWS = {"row", "tr"}
_CELLS = {"cell", "td", "th"}
_BREAKS = {"br", "lb"}
_INLINE_TAGS = """
    a abbr acronym b bdi bdo big cite code data dfn em font hi i ins kbd label mark q ref s samp small span strong strike sub
    sup time tt u var wbr
"""
_SILENT_TAGS = """
    audio button canvas del form graphic iframe img input link meta noscript nav object script select style svg template
    textarea title video
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_SILENT = frozenset(_SILENT_TAGS.split())
_CELL_LENGTH = 300
"""A table with longer cells lays out a page; its cells are no data."""


@dataclass(slots=True)
class _Walk:
    """Where a walk through a tree stands: the blocks so far, the line being written, the lists around it."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    lists: list[list[Any]] = field(default_factory=list)
    """For each list around: whether it is numbered, and how many items it has had."""
    mark: str = ""
    """Of the item whose first line is yet to be written."""

    def flush(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        """Close the line being written; two line breaks in a row close a paragraph."""
        text = "".join(self.pieces)
        self.pieces.clear()
        for part in _paragraphs(text):
            if kind is BlockKind.PARAGRAPH and self.mark:
                self.blocks.append(Block(BlockKind.ITEM, part, max(0, len(self.lists) - 1), self.mark))
                self.mark = ""
            else:
                self.blocks.append(Block(kind, part, level))


def _paragraphs(text: str) -> Iterator[str]:
    part: list[str] = []
    for line in (*text.split("\n"), ""):
        if line.strip():
            part.append(line)
        elif part:
            yield plain_spaces("\n".join(part))
            part.clear()


def read_blocks(root: Element) -> tuple[Block, ...]:
    """The blocks of an element, in the order of the tree; superscript numbers are raised characters.

    Deleted text, pictures, forms, scripts and navigation have no part in it.  Raises RecursionError for a tree nested
    more deeply than Python can follow.
    """
    walk = _Walk()
    _visit(root, walk)
    walk.flush()
    return tuple(walk.blocks)


def plain_text(element: Element) -> str:
    """The text of an element in one line."""
    return " ".join(block.text.replace("\n", " ") for block in read_blocks(element))


def _visit(element: Element, walk: _Walk) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in _SILENT:
        return
    rendering = element.get("rend") or ""
    if tag in _BREAKS:
        walk.pieces.append("\n")
    elif tag == "sup" or rendering == "#sup":
        walk.pieces.append(raised(" ".join("".join(element.itertext()).split())))
    elif tag == "pre":
        _visit_preformatted(element, walk)
    elif tag in _INLINE:
        _visit_children(element, walk)
    elif tag in _TABLES:
        walk.flush()
        _visit_table(element, walk)
    else:
        walk.flush()
        _visit_block(tag, rendering, element, walk)


def _visit_block(tag: str, rendering: str, element: Element, walk: _Walk) -> None:
    if tag in _LISTS:
        walk.lists.append([tag == "ol" or rendering == "ol", 0])
        _visit_children(element, walk)
        walk.flush()
        walk.lists.pop()
        walk.mark = ""
    elif tag in _ITEMS:
        walk.mark = "" if tag in ("dt", "dd") or rendering.startswith(("dt", "dd")) else _next_mark(walk)
        _visit_children(element, walk)
        walk.flush()
        walk.mark = ""
    elif tag in _HEADINGS:
        level = int(rendering[1]) if rendering[:1] == "h" and rendering[1:2].isdigit() else _HEADINGS[tag]
        _visit_children(element, walk)
        walk.flush(BlockKind.HEADING, level)
    else:
        _visit_children(element, walk)
        walk.flush()


def _next_mark(walk: _Walk) -> str:
    if not walk.lists:
        return BULLET
    around = walk.lists[-1]
    around[1] += 1
    return f"{around[1]}." if around[0] else BULLET


def _visit_children(element: Element, walk: _Walk) -> None:
    _append_text(element.text, walk)
    for child in element:
        _visit(child, walk)
        _append_text(child.tail, walk)


def _append_text(text: str | None, walk: _Walk) -> None:
    """White space in a tree's text is a space, line breaks included."""
    if text:
        words = " ".join(text.split())
        before = " " if text[0].isspace() else ""
        after = " " if words and text[-1].isspace() else ""
        walk.pieces.append(f"{before}{words}{after}")


def _visit_preformatted(element: Element, walk: _Walk) -> None:
    walk.flush()
    walk.pieces.append("".join(element.itertext()))
    walk.flush()


def _visit_table(table: Element, walk: _Walk) -> None:
    rows = [[cell for cell in row if cell.tag in _CELLS] for row in table.iter(*_ROWS) if _table_of(row) is table]
    # The text of a nested table is its cell's; rendering it again for each table around it would take for ever.
    is_nested = any(inner is not table for inner in table.iter(*_TABLES))
    texts = [] if is_nested else [[plain_text(cell) for cell in row] for row in rows]
    has_columns = sum(sum(map(bool, row)) >= 2 for row in texts) >= 2
    if has_columns and all(len(text) <= _CELL_LENGTH for row in texts for text in row):
        for caption in table.iter("caption"):
            _visit(caption, walk)
        walk.flush()
        walk.blocks.extend(Block(BlockKind.ROW, " | ".join(filter(None, row))) for row in texts)
        return
    _visit_children(table, walk)
    walk.flush()


def _table_of(row: Element) -> Element:
    return next((above for above in row.iterancestors() if above.tag in _TABLES), None)
