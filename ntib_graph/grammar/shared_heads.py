"""Names that share the end of the last one: "the Bern and the Lyon Ports Act" is the Bern Ports Act and the Lyon Ports Act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.linking.names import NameIndex
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri

_GAP = re.compile(r"^\s+(?:and|or|nor)\s+(the\s+)?$")


def with_shared_heads(
    text: str, mentions: Sequence[Mention], indexes: Sequence[NameIndex], entities: Mapping[Iri, Entity]
) -> tuple[Mention, ...]:
    """The mentions, the first of two coordinated ones completed by the second's last words where a known name results."""
    found = list(mentions)
    for at, (first, last) in enumerate(pairwise(mentions)):
        gap = _GAP.match(text[first.end : last.start])
        opens = text[: first.start].casefold().endswith("the ")
        if gap is None or not opens or last.kind is not MentionKind.NAME or " " not in last.text:
            continue
        # Both have an article ("the A and the B Act"), or the first is no more than a year ("the 2016 and 2017 Acts").
        if not (gap[1] and first.kind is not MentionKind.DATE) and not (first.kind is MentionKind.DATE and first.text.isdigit()):
            continue
        whole = _completed(first.text, last.text, indexes)
        if whole is not None and whole not in (first.entity, last.entity):
            classes = entities[whole].classes if whole in entities else ()
            found[at] = replace(first, kind=MentionKind.NAME, entity=whole, classes=classes, date=None, derived_from="")
    return tuple(found)


def _completed(first: str, last: str, indexes: Sequence[NameIndex]) -> Iri | None:
    """The one known thing called by the first name with the longest end of the last that makes a name."""
    words = last.split()
    for start in range(1, len(words)):
        for end in (" ".join(words[start:]), " ".join(words[start:]).removesuffix("s")):
            entities = {link.entity for index in indexes for link in index.exact(f"{first} {end}")}
            if len(entities) == 1:
                return entities.pop()
    return None
