"""What a page says twice: captions above their credit line, and pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ntib_graph.corpus.cleaning import Excerpt
from ntib_graph.corpus.paragraphs import Paragraph
from ntib_graph.corpus.sentences import is_finished, sentence_ends
from ntib_graph.model.documents import PassageKind
from ntib_graph.vocabulary.english import load_english

_PULL_QUOTE_WORDS = 6
"""Shorter repetitions are headings and formulas, not pull quotes."""
_CREDIT_WORDS = 10
_CREDIT_LENGTH = 150


@cache
def _credit() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_english().words("page", "credits")), key=len, reverse=True))
    return re.compile(rf"\s*\b(?:{words})\s?[:/]\s*\S.*", re.IGNORECASE | re.DOTALL)


_MARKED = re.compile(r"(?:Photo|Image|Picture|Photograph|Caption)(?: \d{1,3})?: (?:(?:From )?[Ll]eft to right: )?(?=\S)")
"""What stands before a caption in a list of them."""


def without_repeated_captions(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Each caption once, with its credit: where a line is repeated with "Source: X" behind it, only the longer is kept.

    A paragraph that ends in a credit, or says that it is of a photo, is a caption too.  A line directly repeated stands once.
    """
    kept: list[Paragraph] = []
    n = 0
    while n < len(paragraphs):
        here, following = paragraphs[n], paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        text = here.part.text
        if following is not None and following.part.text.startswith(text) and len(text.split()) > 2:
            tail = following.part.text[len(text) :]
            if not tail:
                n += 1
                continue
            if _is_credit(tail):
                kept.append(replace(following, kind=PassageKind.CAPTION, part=_with_room(here.part, following.part)))
                n += 2
                continue
        # A caption without a full stop looks like a heading, unless it is marked as one.
        may_be = here.kind is PassageKind.PARAGRAPH or (here.kind is PassageKind.HEADING and not here.first.level)
        mark = _MARKED.match(text) if may_be else None
        if mark is not None:
            here = replace(here, part=here.part.without([mark.span()]))
        is_caption = may_be and (mark is not None or _ends_in_credit(text))
        kept.append(replace(here, kind=PassageKind.CAPTION) if is_caption else here)
        n += 1
    return tuple(kept)


def _with_room(caption: Excerpt, repeated: Excerpt) -> Excerpt:
    """The repeated caption; where its credit is glued to it, the first copy, one space of what lies between, and the credit."""
    length = len(caption.text)
    if repeated.text[length].isspace() or repeated.offsets[0] - caption.offsets[-1] < 2:
        return repeated
    return Excerpt(
        f"{caption.text} {repeated.text[length:]}", (*caption.offsets, caption.offsets[-1] + 1, *repeated.offsets[length:])
    )


def _is_credit(tail: str) -> bool:
    return _credit().fullmatch(tail) is not None and len(tail.split()) <= _CREDIT_WORDS


def _ends_in_credit(text: str) -> bool:
    return any(_is_credit(text[end:]) for end in sentence_ends(text) if len(text) - _CREDIT_LENGTH <= end < len(text))


def without_pull_quotes(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs without those whose whole text stands in a longer one: as whole sentences, or after an opening word
    or two that the quote leaves out ("As a result, ...").
    """
    whole = "\n".join(paragraph.part.text for paragraph in paragraphs)
    return tuple(paragraph for paragraph in paragraphs if not _is_pull_quote(paragraph, whole))


def _is_pull_quote(paragraph: Paragraph, whole: str) -> bool:
    text = paragraph.part.text.strip("“”\"‘’'")
    if paragraph.kind is not PassageKind.PARAGRAPH or len(text.split()) < _PULL_QUOTE_WORDS or not is_finished(text):
        return False
    # The first letter may be capital only in the quote.
    at = whole.find(text[1:], 1) - 1
    while at >= 0:
        before, after = whole[max(0, at - 4) : at], whole[at + len(text) : at + len(text) + 2]
        opens = (
            whole[at].casefold() == text[0].casefold()
            and re.search(r"(?:^|\n|[.!?…,:][”\"’')\]]*\s)[“\"‘']?$", before) is not None
        )
        closes = re.match(r"[”\"’']?(?:\s|$)", after) is not None
        is_alone = before.rstrip("“\"‘'")[-1:] in ("", "\n") and after.lstrip("”\"’'")[:1] in ("", "\n")
        if opens and closes and not is_alone:
            return True
        at = whole.find(text[1:], at + 2) - 1
    return False
