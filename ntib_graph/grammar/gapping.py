"""Verbs left out where only names and dates go on: "Bern joined the Pact in 1995, and Lyon in 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT


def read_gapped(parsed: ParsedPassage, read: Sequence[Derivation]) -> Iterator[Derivation]:
    """The derivations that were ``read``, again for the names that follow their date, each with a date of its own."""
    for derivation in read:
        date = _only_date(derivation.validity)
        if date is None or derivation.status is not Status.ASSERTED or derivation.doubt:
            continue
        start, end = parsed.sentence_at(derivation.start)
        own = next((u for u in parsed.units if _is_date(u, date) and start <= u.start < end and u.start in parsed.gaps), None)
        for names, when in parsed.gaps[own.start] if own is not None else ():
            role, other = _role_of(names, derivation, parsed), when.members[0].date
            if role is None or other is None:
                break
            fillers = tuple(Filler(m.entity, m.text, m.start, m.end) for m in names.members if m.entity is not None)
            roles = tuple(RoleFilling(r.role, fillers) if r.role == role else r for r in derivation.roles)
            validity = _with_date(derivation.validity, other)
            yield replace(derivation, construction="gapping", roles=roles, validity=validity)


def read_gapped_sums(parsed: ParsedPassage, read: Sequence[Derivation]) -> Iterator[Derivation]:
    """The derivations with a sum that were ``read``, again for further sums: "gave $2 million to Bern and $3 million to Lyon"."""
    sums = {m.start: m for u in parsed.units if u.kind is MentionKind.QUANTITY for m in u.members if not m.unit}
    for derivation in read if len(sums) > 1 else ():
        own = next(
            (r for r in derivation.roles if any(f.start in sums and f.text == sums[f.start].text for f in r.fillers)), None
        )
        thing = derivation.fillers(OBJECT)[0] if len(derivation.fillers(OBJECT)) == 1 else None
        if own is None or thing is None or own.role in (SUBJECT, OBJECT) or not isinstance(thing.term, Iri) or derivation.doubt:
            continue
        marker = _MARKER.search(parsed.text[: thing.start])
        end = thing.end
        for further in (m for _, m in sorted(sums.items()) if m.start >= thing.end):
            names = next((u for u in parsed.units if u.start >= further.end), None)
            link = _AND_SUM.match(parsed.text[end : further.start])
            to = _TO.match(parsed.text[further.end : names.start]) if names is not None else None
            if (
                not link
                or to is None
                or names is None
                or names.kind is not MentionKind.NAME
                or marker is None
                or to[1] != marker[1]
            ):
                break
            fillers = tuple(Filler(m.entity, m.text, m.start, m.end) for m in names.members if m.entity is not None)
            amount = Filler(Literal(further.text), further.text, further.start, further.end)
            roles = tuple(
                RoleFilling(r.role, fillers) if r.role == OBJECT else RoleFilling(r.role, (amount,)) if r is own else r
                for r in derivation.roles
            )
            yield replace(derivation, construction="gapping", roles=roles)
            end = names.end


_MARKER = re.compile(r"\b(to|for|in)\s+(?:the\s+)?$")
_AND_SUM = re.compile(r"^(?:,?\s+(?:of|in)\s+[^,;.$€£]{2,40}(?:,\s[A-Z][\w .]{1,20})?)?,?\s*(?:,|and|,\s*and)\s+$")
_TO = re.compile(r"^\s+(to|for|in)\s+(?:the\s+)?$")


def _only_date(validity: Validity) -> VagueDate | None:
    given = [d for d in (validity.since, validity.until, validity.at) if d is not None]
    return given[0] if len(given) == 1 else None


def _is_date(unit: Unit, date: VagueDate) -> bool:
    return unit.kind is MentionKind.DATE and len(unit.members) == 1 and unit.members[0].date == date


def _with_date(validity: Validity, date: VagueDate) -> Validity:
    """The validity with another date in the place of its own."""
    since, until, at = (date if d is not None else None for d in (validity.since, validity.until, validity.at))
    return Validity(since, until, at)


def _role_of(names: Unit, derivation: Derivation, parsed: ParsedPassage) -> str | None:
    """The one role that is filled by names of the same classes, none of which is named again."""
    classes = {m.entity: m.classes for u in parsed.units for m in u.members}
    own = {m.entity for m in names.members}
    fitting = [
        filling.role
        for filling in derivation.roles
        if all(isinstance(f.term, Iri) and classes.get(f.term) == names.members[0].classes for f in filling.fillers)
        and not any(f.term in own for f in filling.fillers)
    ]
    return fitting[0] if len(fitting) == 1 else None
