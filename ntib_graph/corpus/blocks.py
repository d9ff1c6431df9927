"""What a file's text is made of, whatever its format, and the one way in which that is written as a document's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ntib_graph.model.documents import Source

NOTES = "Notes"
"""Heading above a file's footnotes, so that they stand under no part of the text."""

_LETTERS = "abcdefghijklmnoprstuvwxyz"
_RAISED = str.maketrans(f"0123456789{_LETTERS}", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_RAISED_MARK = re.compile(r"\[?(?:[a-z]+\.? )?(\d{1,4}(?:\s?[,–-]\s?\d{1,4})*|[a-z])\]?", re.IGNORECASE)


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    """A row of a table, its cells between bars."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or row of a table; ``text`` may hold line breaks, but no blank line."""

    kind: BlockKind
    text: str
    level: int = 0
    """1 to 6 for a heading; for an item, how deep its list lies, from 0."""
    mark: str = ""
    """Of an item: a bullet, or a number."""


@dataclass(frozen=True, slots=True)
class Content:
    """The text a loader makes of a file, and what the file says of its own origin."""

    text: str
    source: Source = field(default_factory=Source)


def write_text(blocks: Iterable[Block], notes: Iterable[str] = ()) -> str:
    """The blocks as text: one a line, a blank line between them, none between the items of a list or the rows of a table.

    Headings begin with "#" once for each level, items with their mark, indented by two spaces for each outer list.  Notes
    are a numbered list at the end.  No character depends on anything but the arguments.
    """
    lines: list[str] = []
    previous = BlockKind.HEADING
    for block in (*_without_echoes(blocks), *_note_blocks(notes)):
        if lines and not (block.kind is previous and block.kind in (BlockKind.ITEM, BlockKind.ROW)):
            lines.append("")
        lines.append(_written(block))
        previous = block.kind
    return "\n".join(lines) + "\n" if lines else ""


def raised(text: str) -> str:
    """How superscript text is written: numbers and single letters in raised characters ("¹²"), all else as it is ("st").

    Brackets and words before a number, as in "[note 3]", are left out.
    """
    mark = _RAISED_MARK.fullmatch(text.strip())
    return mark[1].replace(" ", "").lower().translate(_RAISED) if mark else text


def plain_spaces(text: str) -> str:
    """The text with each run of white space but line breaks as one space, none at the ends of a line, no blank lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def title_in_text(title: str, blocks: Sequence[Block]) -> str:
    """``title`` where a block has it too, else the first heading if it is the only one of the highest level, else "".

    Properties often keep the name of another file or of a template.
    """
    wanted = _letters(title)
    is_long = len(title.split()) >= 3
    if wanted and any(wanted == there or (is_long and wanted in there) for there in (_letters(block.text) for block in blocks)):
        return title
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    first = [block for block in headings if block.level == min(heading.level for heading in headings)]
    return first[0].text.replace("\n", " ") if len(first) == 1 and first[0] is headings[0] and first[0].level == 1 else ""


def _without_echoes(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without what has no text, and without a heading that is said twice in a row."""
    previous: Block | None = None
    for block in blocks:
        is_echo = previous is not None and block.kind is previous.kind is BlockKind.HEADING and block.text == previous.text
        if block.text.strip() and not is_echo:
            yield block
            previous = block


def _note_blocks(notes: Iterable[str]) -> list[Block]:
    written = [note for note in map(plain_spaces, notes) if note]
    if not written:
        return []
    items = (Block(BlockKind.ITEM, note, 0, f"{number}.") for number, note in enumerate(written, 1))
    return [Block(BlockKind.HEADING, NOTES, 1), *items]


def _written(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"{'#' * max(1, min(block.level, 6))} {block.text}".replace("\n", " ")
    if block.kind is BlockKind.ITEM:
        return f"{'  ' * block.level}{block.mark} {block.text}".replace("\n", " ")
    if block.kind is BlockKind.ROW:
        return block.text.replace("\n", " ")
    return block.text


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
