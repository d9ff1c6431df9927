"""Titles that stand behind the number of an instrument: "Executive Order 1 on Northern Ports"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.repair import Aside

TITLE_BEHIND = re.compile(
    r",?\s+(?:on|titled|entitled)\s+[“\"]?([A-Z][\w’'-]*(?:,?\s+(?:(?:of|and|the|for|in|to|on|with|from|a)\s+)*[A-Z][\w’'-]*)+)"
)


def find_title_asides(text: str, mentions: Sequence[Mention]) -> Iterator[Aside]:
    """The titles behind numbered names, which take no part in the sentence around them."""
    for mention in mentions:
        if mention.kind is MentionKind.NAME and " " in mention.text and mention.text[-1].isdigit():
            found = TITLE_BEHIND.match(text, mention.end)
            if found is not None and len(found[1].split()) > 1:
                yield Aside(found.start(), found.end(), True)
