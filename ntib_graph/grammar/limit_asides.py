"""Time limits between commas, which the sentence around them reads better without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.grammar.dates import find_deadlines
from ntib_graph.grammar.repair import Aside
from ntib_graph.vocabulary.english import English

_BETWEEN_COMMAS = re.compile(r"(?<=[\w)]),\s+$")


def find_limit_asides(text: str, english: English) -> Iterator[Aside]:
    """The time limits that stand between commas inside a sentence: "shall, not later than May 1, 2031, publish"."""
    for start, end in find_deadlines(text, english):
        opening = _BETWEEN_COMMAS.search(text[:start])
        if opening is not None and text[end : end + 1] == ",":
            yield Aside(opening.start(), end + 1, True, is_limit=True)
