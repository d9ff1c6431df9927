"""What the part of a law that says "There is established a council" brings about: the part itself does it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.vocabulary.english import Inflection
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Effect, Function, LexicalEntry

_SURE = 0.9
_OPENING = re.compile(r"(?:^|[.:—–)-]\s*)There (?:is|are|shall be)(?: hereby)? (\w+)\b(?=[^.]{0,120})")
_BETWEEN = re.compile(
    r"^(?:,?\s+(?:in|within|under|as part of|by) [^.,;]{3,90}?,?)??\s+(?:a|an|the)\s+"
    r"(?:[a-z][\w-]*\s+){0,4}?(?:to be (?:known as|called|designated(?: as)?)\s+(?:the\s+)?)?(?:the\s+)?[“\"‘']?(?:the\s+)?$"
)


def read_existentials(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The named things that a passage says are established, by the numbered part of the law in which it says so."""
    for found in _OPENING.finditer(parsed.text):
        _, end = parsed.sentence_at(found.start(1))
        named = (m for u in parsed.units for m in u.members if m.kind is MentionKind.NAME and found.end() < m.start < end)
        for thing in (m for m in named if _BETWEEN.match(parsed.text[found.end() : m.start])):
            yield from _derive(parsed, found, thing, fillers)


_IS_CHANGED = re.compile(
    r"^(?:\s+of\s+[A-Z][a-z]+ \d{1,2}, \d{4})?(?:\s*\([^()]*\))?(?:,[^,.;]{2,80})?,?\s+(?:is|are)\s+(?:hereby\s+)?"
    r"(?:further\s+)?(\w+)\b(?!\s+by\s+(?:the|an?)\s)"
)


def read_changed_laws(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The laws that a part of a law says are amended or revoked: "Order 5 is hereby revoked"; the part itself does it."""
    for mention in (m for u in parsed.units for m in u.members if m.kind is MentionKind.NAME):
        found = _IS_CHANGED.match(parsed.text[mention.end :])
        if found is not None:
            yield from _derive(parsed, found, mention, fillers)


def _derive(parsed: ParsedPassage, found: re.Match[str], thing: Mention, fillers: FillerReader) -> Iterator[Derivation]:
    ontology = fillers.domain.ontology
    if fillers.described.own_text(parsed, ()) is None:
        return
    for entry in _entries(found[1], fillers):
        relation = ontology.properties[entry.property]
        own = fillers.described.own_text(parsed, relation.domains)
        if own is None or not ontology.admits(relation.ranges, thing.classes) or thing.entity is None:
            continue
        if own.term == thing.entity:
            continue
        here = Filler(own.term, own.text, thing.start, thing.start, named_class=own.named_class)
        named = Filler(thing.entity, thing.text, thing.start, thing.end)
        roles = (RoleFilling(SUBJECT, (here,)), RoleFilling(OBJECT, (named,)))
        yield Derivation(entry.property, entry.id, "existential", thing.start, thing.end, roles, confidence=_SURE)


def _entries(participle: str, fillers: FillerReader) -> Iterator[LexicalEntry]:
    """The plain transitive entries of the verb that a participle is of."""
    english = fillers.domain.english
    for entry in fillers.domain.lexicon.entries:
        subject, thing = entry.slot_of(SUBJECT), entry.slot_of(OBJECT)
        plain = len(entry.words) == 1 and len(entry.slots) == 2 and entry.effect is Effect.HOLDS
        if not plain or subject is None or thing is None:
            continue
        if subject.function is not Function.SUBJECT or thing.function is not Function.OBJECT or thing.marker:
            continue
        if Inflection.PARTICIPLE in english.verb_forms(entry.head).get(participle.lower(), ()):
            yield entry
