"""Facts as text for people: a sentence, its quote, and a list of sources at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ntib_graph.model.answers import Citation
from ntib_graph.model.profiles import Fact
from ntib_graph.render.result_formats import printable


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is laid out: ``width`` in columns, None for lines as long as they come; ``strong`` makes a heading stand out."""

    width: int | None = None
    strong: Callable[[str], str] = str

    def wrap(self, text: str, indent: int = 0, *, hanging: int = 0) -> Iterator[str]:
        """The text on one line, or on as many as the width asks for, each below the first ``hanging`` columns further in."""
        level = " ".join(printable(text).split())
        if self.width is None:
            yield " " * indent + level
            return
        width = max(self.width, indent + hanging + 20)
        start, following = " " * indent, " " * (indent + hanging)
        yield from textwrap.wrap(level, width, initial_indent=start, subsequent_indent=following, break_long_words=False) or [
            start
        ]

    def heading(self, text: str) -> Iterator[str]:
        """A heading, wrapped before it is made to stand out."""
        yield from (self.strong(line) for line in self.wrap(text))


@dataclass(slots=True)
class SourceList:
    """Numbers documents in the order in which they are cited."""

    has_data: bool = False
    """Whether a fact was shown that no document says."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)

    def cite(self, citation: Citation) -> str:
        """Where a quote stands: the document's number below and the characters."""
        if citation.document not in self._numbers:
            self._numbers[citation.document] = len(self._numbers) + 1
            title = citation.title if citation.title != citation.document else ""
            known = ", ".join(filter(None, (title, citation.date)))
            self._lines.append(f"[{len(self._numbers)}] {known} ({citation.document})".replace("  ", " "))
        paragraph = f"paragraph {citation.paragraph}, " if citation.paragraph else ""
        return f"[{self._numbers[citation.document]}: {paragraph}{citation.start}–{citation.end}]"

    def lines(self, style: TextStyle) -> Iterator[str]:
        """The list, headed, and what facts without a quote are; nothing where there is neither."""
        if self._lines:
            yield ""
            yield from style.heading("Sources: number, paragraph and characters")
            for line in self._lines:
                yield from style.wrap(line, 2, hanging=4)
        if self.has_data:
            yield ""
            yield from style.wrap("What has no quote here is the domain's own data.")


def fact_lines(facts: Iterable[Fact], sources: SourceList, style: TextStyle, indent: int = 2) -> Iterator[str]:
    """Each fact's sentence and below it its best quote, if it has one."""
    for fact in facts:
        yield from style.wrap(fact.sentence, indent, hanging=2)
        yield from quote_lines(fact, sources, style, indent + 4)


def quote_lines(fact: Fact, sources: SourceList, style: TextStyle, indent: int) -> Iterator[str]:
    """The best quote of a fact with its place, and how many more there are."""
    if not fact.citations:
        sources.has_data = True
        return
    best, others = fact.citations[0], len(fact.citations) - 1
    more = f" and {others} more" if others else ""
    yield from style.wrap(f"“{best.quote}” {sources.cite(best)}{more}", indent, hanging=1)
