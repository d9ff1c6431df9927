"""Mentions grouped into units: titled persons, appositions of office, coordinated names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.titled_people import with_offices, with_titles
from ntib_graph.grammar.titles import Titles
from ntib_graph.grammar.units import Unit
from ntib_graph.vocabulary.ontology import Ontology

_STYLE = (
    r"(?:(?:People['’]s\s+)?(?:Republic|State|Kingdom|Federation|Commonwealth|Union|Principality|Sultanate)\s+of\s+(?:the\s+)?)?"
)
_AND = re.compile(rf"^\s*(?:,\s*(?:and|or|&)|,|and|or|&|as well as)\s*(?:the\s+|both\s+)?{_STYLE}$")

_MARK = re.compile(r"^\s*\([^()]{1,20}\)(?=,|\s+(?:and|or)\b)")
_GOES_ON = re.compile(r"^,\s+(?:and|or)\s+(?:the\s+|other\s+)?[a-z]")
_ENDS_OTHERWISE = re.compile(r"^,?\s+(?:and|or)\s+(?:the\s+)?[A-Z]")
_ENOUGH = 2


def group_units(text: str, mentions: Sequence[Mention], ontology: Ontology, titles: Titles) -> tuple[Unit, ...]:
    """The units of a passage, without overlaps, in order of the text."""
    singles = with_offices(text, with_titles(text, mentions, ontology, titles), ontology, titles)
    return tuple(_coordinated(text, singles, ontology, titles))


def _coordinated(text: str, units: Sequence[Unit], ontology: Ontology, titles: Titles) -> list[Unit]:
    grouped: list[Unit] = []
    at = 0
    while at < len(units):
        run = [units[at]]
        closed = ""
        while at + len(run) < len(units):
            following = units[at + len(run)]
            # "A (X) and B (Y)" are A and B.
            gap = titles.before_honorific(_MARK.sub("", text[run[-1].end : following.start]))
            if run[-1].end and text[run[-1].end - 1] == ",":
                gap = "," + gap
            if not _AND.match(gap) or not _alike(run[0].members[0], following.members[0], ontology):
                break
            if closed and "," not in gap:
                break
            conjunction = re.sub(r"[\s,]|\b(?:the|both)\b", "", gap)
            run.append(following)
            if conjunction:
                closed = conjunction
                break
        if not closed and len(run) > 1 and _goes_on(text[run[-1].end :], run):
            closed = "and"
        if closed and len(run) > 1:
            members = tuple(m for u in run for m in u.members)
            titled = tuple(t for u in run for t in u.titled)
            conjunction = "or" if closed.endswith("or") else "and"
            grouped.append(Unit(run[0].start, run[-1].end, members, conjunction, titled))
            at += len(run)
        else:
            grouped.append(run[0])
            at += 1
    return grouped


def _goes_on(rest: str, run: Sequence[Unit]) -> bool:
    """Whether a list of names ends in something that is no name here: "A, B, and several others", "A, B, C and North D"."""
    same = len({m.classes for u in run for m in u.members}) == 1
    return bool(_GOES_ON.match(rest)) or (len(run) > _ENOUGH and same and bool(_ENDS_OTHERWISE.match(rest)))


def _alike(first: Mention, second: Mention, ontology: Ontology) -> bool:
    """Whether two mentions may be coordinated: of one kind, and of classes with something in common."""
    if first.kind is not second.kind and {first.kind, second.kind} != {MentionKind.NAME, MentionKind.ADJECTIVE}:
        return False
    if first.kind in (MentionKind.DATE, MentionKind.QUANTITY):
        return first.kind is second.kind
    above = {a for c in first.classes for a in ontology.ancestors(c)}
    common = above & {a for c in second.classes for a in ontology.ancestors(c)}
    own = {*first.classes, *second.classes}
    # What only a class at the top unites (a person and a country) is not coordinated.
    return any(
        c in own or any(p in ontology.classes for p in ontology.classes[c].parents) for c in common if c in ontology.classes
    )
