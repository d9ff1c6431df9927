"""What the form of a picture's caption states: who is at which occasion, and where and when that takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT
from ntib_graph.vocabulary.ontology import OntologyProperty

_STRUCTURE, _PICTURE, _CREDITED = "caption", "picture", "picture credit"
_LONGEST = 32
"""Words of what a picture shows."""
_SURE = 0.9
_OPENING = re.compile(
    r"^\s*(?:(?:(?:From )?[Ll]eft(?: to right)?|Pictured|Above|Below)\s*[:,]\s*)?"
    r"(?:[A-Z][a-z]+(?:s|el) (?:of|from) )?(?:[Tt]he |[Aa]n? )?$"
)
_PLACE_GAP = re.compile(r"^,?\s+(?:(?:in|at|on|off|near|aboard)\s+(?:the\s+)?)?$")
_OCCASION_GAP = re.compile(r"\b(?:during|at)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}$")


def read_captions(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The derivations of a caption that names one occasion: "Bern sailors wave during exercise Blue Sky, Lyon, May 2003".

    Relations with the structure "caption" are stated of whoever opens the caption and the occasion, of the occasion and the
    place behind it, and of the occasion and the caption's one date, as their domains and ranges allow.
    """
    if parsed.passage.kind is not PassageKind.CAPTION:
        return
    names = [m for u in parsed.units for m in u.members if m.kind is MentionKind.NAME and m.entity is not None]
    dates = [m for u in parsed.units for m in u.members if m.kind is MentionKind.DATE and m.date is not None]
    yield from _picture(parsed, names, dates, domain)
    dated = [r for r in with_structure(domain, _STRUCTURE) if ns.EDTF in {x.value for x in r.ranges}]
    occasions = [
        m
        for m in names
        if _OCCASION_GAP.search(parsed.text[: m.start]) and any(domain.ontology.admits(r.domains, m.classes) for r in dated)
    ]
    if len({m.entity for m in occasions}) != 1:
        return
    occasion = occasions[0]
    date = dates[0] if len(dates) == 1 else None
    place = next((m for m in names if m.start >= occasion.end and _PLACE_GAP.match(parsed.text[occasion.end : m.start])), None)
    for relation in with_structure(domain, _STRUCTURE):
        if ns.EDTF in {r.value for r in relation.ranges}:
            if date is not None and domain.ontology.admits(relation.domains, occasion.classes):
                yield _state(relation, (_filler(occasion),), _dated(date), None)
            continue
        opening = _opening(parsed, occasion, relation, domain)
        if opening and domain.ontology.admits(relation.ranges, occasion.classes):
            yield _state(relation, opening, _filler(occasion), date)
        elif (
            place is not None
            and domain.ontology.admits(relation.domains, occasion.classes)
            and domain.ontology.admits(relation.ranges, place.classes)
        ):
            yield _state(relation, (_filler(occasion),), _filler(place), date)


_CREDIT = re.compile(r"\s*[(.]?\s*\b(?:Source|Photo|Image|Picture|Credit|Photograph)(?: (?:by|credit|courtesy))?(?::| of)\s*")
_PLACED = re.compile(r"\b(?:in|at|on|near|off|aboard)\s+(?:the\s+)?$")


def _picture(parsed: ParsedPassage, names: list[Mention], dates: list[Mention], domain: Domain) -> Iterator[Derivation]:
    """Whom a caption credits for its picture, and where and when it was taken; the picture is called by what it shows."""
    credit = _CREDIT.search(parsed.text)
    end = credit.start() if credit else len(parsed.text)
    shown = parsed.text[:end].strip()
    date = dates[0] if len(dates) == 1 and dates[0].end <= end else None
    if date is not None and not parsed.text[date.end : end].strip(" ."):
        shown = parsed.text[: date.start].rstrip(" ,")
    has_verb = any(t.tag_ in ("VBZ", "VBP", "VBD") for t in parsed.doc)
    if not has_verb or not 4 <= len(shown.split()) <= _LONGEST:
        return
    place = next((m for m in reversed(names) if m.end <= end and _PLACED.search(parsed.text[: m.start])), None)
    by = next((m for m in names if credit and m.start == credit.end()), None)
    for relation in with_structure(domain, _PICTURE):
        kind = next((c for c in relation.domains if domain.ontology.is_phrase_class(c)), None)
        if kind is None:
            continue
        picture = Filler(domain.ontology.phrase_iri(kind, shown.rstrip(".")), shown.rstrip("."), 0, len(shown), kind)
        if ns.EDTF in {r.value for r in relation.ranges}:
            found = _dated(date) if date is not None else None
        else:
            fitting = (m for m in (by, place) if m is not None and domain.ontology.admits(relation.ranges, m.classes))
            found = next((_filler(m) for m in fitting if (m is by) == (_CREDITED in relation.structures)), None)
        if found is not None:
            # The day is the picture's, not that of its credit.
            undated = _CREDITED in relation.structures or (date is not None and found.start == date.start)
            yield _state(relation, (picture,), found, None if undated else date)


def _opening(parsed: ParsedPassage, occasion: Mention, relation: OntologyProperty, domain: Domain) -> tuple[Filler, ...]:
    """Who stands at the caption's beginning, if all of them may be the relation's subjects and are no mere adjective."""
    first: Unit | None = next((u for u in parsed.units if u.end <= occasion.start), None)
    if first is None or not _OPENING.match(parsed.text[: first.start]):
        return ()
    fitting = [
        m
        for m in first.members
        if m.entity is not None and m.kind is MentionKind.NAME and domain.ontology.admits(relation.domains, m.classes)
    ]
    # A country's name before a common noun says only whose people they are: "a US truck".
    whose = len(fitting) == 1 and not first.titled and _is_modifier(parsed, first)
    return tuple(_filler(m) for m in fitting) if len(fitting) == len(first.members) and not whose else ()


def _is_modifier(parsed: ParsedPassage, unit: Unit) -> bool:
    after = re.match(r"\s+([\w-]+)", parsed.text[unit.end :])
    head = next((t for t in parsed.doc if parsed.unit(t) is unit), None)
    capital = bool(after) and after is not None and after[1][0].isupper()
    return capital or (head is not None and head.dep_ in ("poss",))


def _state(relation: OntologyProperty, subjects: tuple[Filler, ...], thing: Filler, date: Mention | None) -> Derivation:
    roles = (RoleFilling(SUBJECT, subjects), RoleFilling(OBJECT, (thing,)))
    sense = f"{relation.iri.local_name}/{_STRUCTURE}"
    validity = Validity(at=date.date) if date is not None else Validity()
    return Derivation(relation.iri, sense, _STRUCTURE, subjects[0].start, thing.end, roles, validity, confidence=_SURE)


def _filler(mention: Mention) -> Filler:
    assert isinstance(mention.entity, Iri)
    return Filler(mention.entity, mention.text, mention.start, mention.end)


def _dated(date: Mention) -> Filler:
    assert date.date is not None
    return Filler(Literal(date.date.edtf, ns.EDTF), date.text, date.start, date.end)
