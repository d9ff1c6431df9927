"""A first line such as ``# address: ... | title: ... | licence: ...``: what a file says of itself above its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ntib_graph.model.documents import Source

_KEY = re.compile(r"\s*([a-z][a-z ]{0,30}?):\s+")
_RIGHTS = ("licence", "license", "rights")
_KNOWN = frozenset({"title", "address", "publisher", *_RIGHTS})


@dataclass(frozen=True, slots=True)
class SourceHeader:
    """The pairs of the header line; ``end`` is the offset after it in code points, before the newline."""

    fields: Mapping[str, str]
    end: int

    @property
    def source(self) -> Source:
        """What the header tells of the document's source; other keys are passed over."""
        told = self.fields
        return Source(
            title=told.get("title", ""),
            publisher=told.get("publisher", ""),
            rights=next((told[key] for key in _RIGHTS if key in told), ""),
            address=told.get("address", ""),
        )


def read_source_header(text: str) -> SourceHeader | None:
    """The header in the first line of ``text``, or None where the first line is none (as a Markdown heading)."""
    line = re.match(r"\ufeff?#[ \t]+([^\r\n]*)", text)
    if line is None:
        return None
    fields: dict[str, str] = {}
    key = ""
    for part in line[1].split(" | "):
        pair = _KEY.match(part)
        if pair is not None:
            key = pair[1]
            fields[key] = part[pair.end() :].strip()
        elif key:
            # A bar inside a value, as in many a page's title.
            fields[key] += f" | {part.strip()}"
        else:
            return None
    return SourceHeader(fields, line.end()) if fields.keys() & _KNOWN else None
