"""Figures that are neither shares nor sums: "output rose from 28 ships a year in 2031 to 55", "it has a staff of 64"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from ntib_graph.grammar.bounds import BOUND
from ntib_graph.grammar.clauses import Clause, surface_subjects
from ntib_graph.grammar.described_subjects import sole_subject
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.grammar.times import dates_of, validity_of
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Effect, Function, LexicalEntry, PartOfSpeech
from ntib_graph.vocabulary.ontology import OntologyProperty

_STRUCTURE = "count"
_SURE = 0.8
_COUNT = re.compile(
    r"(?<![\w$£€¥.,-])(?P<number>\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion))?)\s"
    r"(?P<unit>(?P<noun>(?:(?!as\b|in\b|of\b|to\b|is\b|was\b|has\b|its\b|and\b|per\b)[a-z-]+\s){0,2}?"
    r"(?:[a-z]{2,}[a-rt-z]s|staff|people|personnel|troops)\b)(?:\s(?:per|a|an|each|every)\s(?:day|week|month|year|hour))?)"
)
_AGAIN = re.compile(
    r"^\s+(?:(?:in|by|from)\s[^,;.]{3,24}?\s)?to\s+(?P<bound>(?:more than|over|about|nearly|almost|around|up to)\s+)?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\b(?!\s?%|\s+percent)"
)
"""The second of two figures, which has its unit from the first."""
_APPROXIMATE = re.compile(r"\b(?:about|nearly|almost|around|roughly|some|approximately)\s+$")
_DATE_BEHIND = re.compile(r"^\s+(?:in|by|from|as of)\s+$")


def read_counts(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The figures of a passage, each of what the verb says has it or came to it."""
    relations = with_structure(fillers.domain, _STRUCTURE)
    for found in _COUNT.finditer(parsed.text) if relations else ():
        token = _last_word(parsed, found.end("noun"))
        if token is None or parsed.words[token.i].aside >= 0 or any(_overlaps(u.start, u.end, found) for u in parsed.units):
            continue
        for relation in relations:
            yield from _derive(parsed, token, found, relation, fillers)


def _derive(
    parsed: ParsedPassage, token: Token, found: re.Match[str], relation: OntologyProperty, fillers: FillerReader
) -> Iterator[Derivation]:
    placed = _placed(token)
    if placed is None:
        return
    verb, marker = placed
    entry = _entries(relation, fillers).get((verb.lemma_.lower(), marker))
    subjects = surface_subjects(verb)
    claim = read_claim(verb, fillers.domain.english)
    if entry is None or len(subjects) != 1 or claim.status is not Status.ASSERTED or claim.source is not None:
        return
    known = sole_subject(parsed, subjects[0], relation, fillers)
    is_clear = known is not None and not (known.phrase_class is not None and known.doubt)
    subject = known if is_clear else _outer_name(parsed, verb, relation, fillers)
    if subject is None:
        return
    own = Clause(verb, (), PartOfSpeech.VERB, (), frozenset(), _STRUCTURE, verb)
    spoken = validity_of(dates_of(own, parsed, fillers.domain.english), Effect.HOLDS, keeps_at=True)
    start = found.start()
    lead = BOUND.search(parsed.text[:start]) or _APPROXIMATE.search(parsed.text[:start])
    start = lead.start() if lead else start
    first = parsed.text[start : found.end()]
    dated = _date_behind(parsed, found.end())
    if marker != "from" or dated is not None:
        yield _make(
            relation, entry, subject, first, (start, found.end()), Validity(at=dated.date) if dated and dated.date else spoken
        )
    again = _AGAIN.match(parsed.text[found.end() :]) if marker == "from" else None
    if again is not None:
        at = found.end() + again.start("number")
        value = f"{again['bound'] or ''}{again['number']} {found['unit']}"
        later = _date_behind(parsed, found.end() + again.end())
        when = Validity(at=later.date) if later and later.date else Validity()
        yield _make(relation, entry, subject, value, (at, at + len(again["number"])), when)


def _make(
    relation: OntologyProperty, entry: LexicalEntry, subject: Filler, value: str, place: tuple[int, int], when: Validity
) -> Derivation:
    value = value[:1].lower() + value[1:]
    roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (Filler(Literal(value), value, *place),)))
    return Derivation(relation.iri, entry.id, _STRUCTURE, *place, roles, when, confidence=_SURE)


def _entries(relation: OntologyProperty, fillers: FillerReader) -> Mapping[tuple[str, str], LexicalEntry]:
    """The relation's verbs with the prepositions that mark its figure ("" for its object)."""
    found: dict[tuple[str, str], LexicalEntry] = {}
    for entry in fillers.domain.lexicon.by_property.get(relation.iri, ()):
        thing = entry.slot_of(OBJECT)
        if entry.part_of_speech is PartOfSpeech.VERB and thing is not None and len(entry.words) == 1:
            found[entry.head, thing.marker] = entry
    return found


def _placed(token: Token) -> tuple[Token, str] | None:
    """The verb that a figure's last noun stands behind, and the preposition between them."""
    here, marker = token, ""
    for _ in range(4):
        head = here.head
        if head.i == here.i or head.i > here.i:
            return None
        if head.tag_.startswith("VB") or head.pos_ == "AUX":
            return (head, marker) if here.dep_ in ("dobj", "attr", "prep", "npadvmod", "pobj") else None
        if head.dep_ == "prep":
            marker = marker or head.lower_
        elif here.dep_ not in ("nmod", "compound", "pobj", "prep", "quantmod"):
            return None
        here = head
    return None


def _outer_name(parsed: ParsedPassage, verb: Token, relation: OntologyProperty, fillers: FillerReader) -> Filler | None:
    """The name further out that ", which" is about where the nearest cannot be: "the Board, in Bern, which has 64 staff"."""
    if verb.dep_ != "relcl" or parsed.unit(verb.head) is None:
        return None
    for noun in (t for t in verb.head.ancestors if parsed.unit(t) is not None):
        named = fillers.entities(parsed, noun, relation.domains, Function.SUBJECT)
        return named[0] if len(named) == 1 else None
    return None


def _date_behind(parsed: ParsedPassage, offset: int) -> Mention | None:
    dates = (m for u in parsed.units if u.kind is MentionKind.DATE for m in u.members if m.start >= offset)
    return next((m for m in dates if _DATE_BEHIND.match(parsed.text[offset : m.start])), None)


def _last_word(parsed: ParsedPassage, end: int) -> Token | None:
    return next((parsed.doc[i] for i, word in enumerate(parsed.words) if word.start < end <= word.end), None)


def _overlaps(start: int, end: int, found: re.Match[str]) -> bool:
    return start < found.end() and found.start() < end
