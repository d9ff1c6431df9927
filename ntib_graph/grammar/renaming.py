"""Two names that a text gives one thing: "the Harbour Accord, also known as the Bern Pact"; "the Coastal Dialogue (Coastal)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ntib_graph.grammar.repair import Aside
from ntib_graph.vocabulary.english import English

_CAPITALS = r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|for|on)\s+(?:the\s+)?)?[A-Z][\w’'&-]*)*"
_SHORTEST = 4
"""Letters of a name cut short."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """The first name with its offsets, and another name that the text gives the same thing."""

    start: int
    end: int
    name: str
    other: str
    other_end: int
    """Where the other name ends."""
    is_said: bool
    """Whether words such as "known as" stand between the names."""


@cache
def _patterns(english: English) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = english.mapping("names", "renaming")
    verbs, adverbs = ("|".join(re.escape(w) for w in sorted(table[k], key=len, reverse=True)) for k in ("verbs", "adverbs"))
    lead = rf"({_CAPITALS})(?:\s*\([^()]*\))?\s*(?:,|[–—-])?\s*"
    said = re.compile(rf"{lead}(?:(?:{adverbs})\s+)*(?:{verbs})\s+(?:the\s+)?[“\"‘']?({_CAPITALS})")
    openings = "|".join(re.escape(w) for w in sorted(table["openings"], key=len, reverse=True))
    in_parentheses = re.compile(
        rf"({_CAPITALS})\s+\((?:[A-Z]{{2,}}[\w/-]*,?\s+)?(?:(?:{openings}),?\s+)*[“\"‘']?(?:the\s+)?([A-Z][a-z]+)[”\"’']?\)"
    )
    return said, in_parentheses


def find_renamings(text: str, english: English) -> Iterator[Renaming]:
    """The pairs of names of a text, in the order of their kinds."""
    said, in_parentheses = _patterns(english)
    for m in said.finditer(text):
        yield _renaming(m, is_said=True)
    for m in in_parentheses.finditer(text):
        short = m[2].casefold()
        if len(short) >= _SHORTEST and " " in m[1] and any(w.startswith(short) for w in m[1].casefold().split()):
            yield _renaming(m, is_said=False)


def find_renaming_asides(text: str, english: English) -> Iterator[Aside]:
    """The stretches that only give another name, which the sentence around them reads better without."""
    for renaming in find_renamings(text, english):
        if renaming.is_said:
            end = renaming.other_end
            closing = re.match(r"[”\"’']?\s*[,–—-]?", text[end:])
            yield Aside(renaming.end, end + (closing.end() if closing else 0), True)


def _renaming(m: re.Match[str], *, is_said: bool) -> Renaming:
    name = re.sub(r"^(?:The|A|An)\s+", "", m[1])
    return Renaming(m.end(1) - len(name), m.end(1), name, m[2], m.end(2), is_said)
