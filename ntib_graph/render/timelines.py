"""A timeline, as JSON and as text."""

from __future__ import annotations

from typing import Any

from ntib_graph.model.profiles import DatedFact, DateKind, Timeline
from ntib_graph.render.facts import SourceList, TextStyle, quote_lines
from ntib_graph.render.statements import LabelOf, fact_to_json
from ntib_graph.vocabulary.ontology import Ontology
from ntib_graph.wording.statements import word_date


def timeline_to_json(timeline: Timeline, ontology: Ontology, label_of: LabelOf) -> dict[str, Any]:
    """The object of ``ntib timeline --json``; ``earliest`` and ``latest`` are the days that a vague date may mean."""
    return {
        "iri": timeline.iri.value,
        "label": timeline.label,
        "hops": timeline.hops,
        "entries": [
            {
                "date": entry.date.edtf,
                "earliest": entry.date.earliest.isoformat(),
                "latest": entry.date.latest.isoformat(),
                "kind": entry.kind.value,
                "sentence": entry.sentence,
                "fact": fact_to_json(entry.fact, ontology, label_of),
            }
            for entry in timeline.entries
        ],
    }


def timeline_to_text(timeline: Timeline, style: TextStyle) -> str:
    """The dated facts for people, one below the other, each with its quote."""
    sources = SourceList()
    around = f", and what is up to {timeline.hops} fact{'s' if timeline.hops > 1 else ''} away" if timeline.hops else ""
    lines = [*style.heading(f"{timeline.label}{around}")]
    times = [word_entry_time(entry) for entry in timeline.entries]
    column = min(max(map(len, times), default=0), 34)
    for entry, when in zip(timeline.entries, times, strict=True):
        lines += style.wrap(f"{when}\N{NO-BREAK SPACE}", 0) if len(when) > column else []
        first, *following = style.wrap(entry.sentence, column + 2)
        lines += [when.ljust(column) + first[column:], *following]
        lines += quote_lines(entry.fact, sources, style, column + 4)
    return "\n".join([*lines, *sources.lines(style)])


def word_entry_time(entry: DatedFact) -> str:
    """When, as a reader says it: "from 2017", "known in October 2023", "some time in 2004–2006"."""
    date = entry.date
    if date.edtf.startswith("["):
        words = f"some time in {date.earliest.year}–{date.latest.year}"
        return words if entry.kind is DateKind.HAPPENS else f"{entry.kind.value.removesuffix(' in')} {words}"
    words = word_date(date)
    is_day = date.earliest == date.latest
    if is_day and entry.kind in (DateKind.HAPPENS, DateKind.KNOWN):
        return f"{entry.kind.value.removesuffix('in')}on {words}"
    return f"{entry.kind.value} {words}"
