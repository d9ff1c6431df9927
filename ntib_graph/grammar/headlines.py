"""Headlines, whose capitals hide their verb from the parse: "FACT SHEET: Bern and Lyon Launch the Harbour Pact"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import Inflection
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Effect, Function, LexicalEntry, PartOfSpeech

_SURE = 0.85
_VERB = re.compile(r"^\s+([A-Za-z][a-z]+)\s+(?:(?:the|a|an|the New|New)\s+)?$")
_OPENS = re.compile(r"^(?:[^:]{3,60}:\s+)?(?:The\s+)?$")


def read_headlines(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """What the names on both sides of a heading's verb do, for headings that are names, a verb and a name."""
    if parsed.passage.kind is not PassageKind.HEADING or not parsed.units:
        return
    for who, what in pairwise(parsed.units[:3]):
        found = _VERB.match(parsed.text[who.end : what.start])
        ends = not parsed.text[what.end :].strip(" .")
        names = all(m.kind is MentionKind.NAME and m.entity is not None for m in (*who.members, *what.members))
        if found is None or not ends or not names or not _OPENS.match(parsed.text[: who.start]) or len(what.members) != 1:
            continue
        forms = {e.head: e for e in _transitive(found[1].casefold(), domain)}
        for entry in forms.values():
            relation = domain.ontology.properties[entry.property]
            fits = all(domain.ontology.admits(relation.domains, m.classes) for m in who.members)
            if not fits or not domain.ontology.admits(relation.ranges, what.members[0].classes) or not what.members[0].classes:
                continue
            subjects = tuple(Filler(m.entity, m.text, m.start, m.end) for m in who.members if m.entity is not None)
            things = tuple(Filler(m.entity, m.text, m.start, m.end) for m in what.members if m.entity is not None)
            roles = (RoleFilling(SUBJECT, subjects), RoleFilling(OBJECT, things))
            yield Derivation(entry.property, entry.id, "headline", who.start, what.end, roles, confidence=_SURE)


def _transitive(written: str, domain: Domain) -> Iterator[LexicalEntry]:
    """The plain transitive entries that a headline's verb is a form of; its present tense tells what was done."""
    for entry in domain.lexicon.entries:
        subject, thing = entry.slot_of(SUBJECT), entry.slot_of(OBJECT)
        plain = entry.part_of_speech is PartOfSpeech.VERB and len(entry.words) == 1 and len(entry.slots) == 2
        if not plain or subject is None or thing is None or entry.effect not in (Effect.HOLDS, Effect.BEGINS):
            continue
        if subject.function is not Function.SUBJECT or thing.function is not Function.OBJECT or thing.marker:
            continue
        if set(domain.english.verb_forms(entry.head).get(written, ())) - {Inflection.GERUND}:
            yield entry
