"""Direct speech with its speaker: "“The port is safe,” said Mayor Jane Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "quotation"
_SURE = 0.9
_QUOTE = re.compile(r"“([^“”]{20,600})”|(?<!\w)\"([^\"]{20,600})\"")
_FEWEST, _MOST = 5, 70
"""Words of a quotation that says something by itself."""
_GAP = re.compile(r"^(?:[\w.’'-]+\s+){0,7}$")
_APPOSITION = r"(?:,[^,.“”\"]{2,90},|\s*\([^()]*\))?"
_AGAIN = re.compile(r"^[^“”\"]{0,160}[.]\s*$")


def read_quotations(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """What a passage quotes somebody with a name as saying."""
    relations = with_structure(domain, _STRUCTURE)
    if not relations or parsed.passage.kind is PassageKind.HEADING:
        return
    if "“" not in parsed.text and '"' not in parsed.text:
        return
    behind, before = _speech(domain.english)
    speaker: Mention | None = None
    last = 0
    for quote in _QUOTE.finditer(parsed.text):
        text = (quote[1] or quote[2]).strip()
        named = _behind(parsed, quote.end(), behind) or _before(parsed, last, quote.start(), before)
        if named is None and speaker is not None and _AGAIN.match(parsed.text[last : quote.start()]):
            # “...,” said X. “...”: X goes on.
            named = speaker
        speaker, last = named, quote.end()
        if named is None or named.entity is None or not _FEWEST <= len(text.split()) <= _MOST:
            continue
        said = text.rstrip(" ,;") if text[-1] not in ".!?" else text.rstrip(".")
        for relation in relations:
            kind = next((c for c in relation.ranges if domain.ontology.is_phrase_class(c)), None)
            if kind is None or not domain.ontology.admits(relation.domains, named.classes):
                continue
            start = quote.start() + 1
            thing = Filler(domain.ontology.phrase_iri(kind, said), said, start, start + len(text), kind)
            roles = (
                RoleFilling(SUBJECT, (Filler(named.entity, named.text, named.start, named.end),)),
                RoleFilling(OBJECT, (thing,)),
            )
            sense = f"{relation.iri.local_name}/{_STRUCTURE}"
            yield Derivation(relation.iri, sense, _STRUCTURE, start, quote.end(), roles, confidence=_SURE)


@cache
def _speech(english: English) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The verb of speech behind a quotation, and what stands between a speaker and the quotation that it leads in to."""
    verbs = "|".join(english.mapping("status", "speech")["past"])
    behind = re.compile(rf"^,?\s*(?:{verbs})\s+(?:the\s+)?")
    before = re.compile(rf"^{_APPOSITION}\s+(?:also\s+)?(?:{verbs})(?:\s+(?:in|on|at|to|during)\s[^,“”\"]{{2,70}})?[,:]?\s*$")
    return behind, before


def _behind(parsed: ParsedPassage, at: int, pattern: re.Pattern[str]) -> Mention | None:
    """Who is named behind the verb of speech that follows a quotation, with a title in between at most."""
    found = pattern.match(parsed.text[at:])
    start = at + found.end() if found else 0
    for unit in parsed.units if found else ():
        if unit.end <= start:
            continue
        people = [m for m in unit.members if m.kind is MentionKind.NAME and m.entity is not None]
        # A title, or a country before it, may stand between: "said Bern's Mayor Jane Doe".
        if unit.titled:
            return (
                unit.titled[0].person
                if unit.start - start < 60 and _GAP.match(parsed.text[start : max(start, unit.start)])
                else None
            )
        fits = len(unit.members) == 1 and len(people) == 1 and unit.start <= start + 1
        return people[0] if fits else None
    return None


def _before(parsed: ParsedPassage, floor: int, at: int, pattern: re.Pattern[str]) -> Mention | None:
    """Who is named before the verb of speech that leads in to a quotation, as the subject of its sentence."""
    for unit in reversed(parsed.units):
        person = unit.titled[0].person if unit.titled else unit.members[0]
        if unit.end > at or unit.start < floor or len(unit.members) > 1 or person.kind is not MentionKind.NAME:
            continue
        if pattern.match(parsed.text[unit.end : at]):
            start, _ = parsed.sentence_at(unit.start)
            lead = parsed.text[max(start, floor) : unit.start].strip(' ”"').split()
            return person if len(lead) <= 12 else None
    return None
