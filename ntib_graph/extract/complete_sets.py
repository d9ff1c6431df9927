"""Enumerations that leave nothing out: a document names all members of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Function, PartOfSpeech

_LIST_MARK = re.compile(r"^\s*(?:[:(—–]|-\s)\s*(?:namely\s+|the\s+)?$")
_CLOSED = frozenset({"between", "among", "of"})


def read_enumerations(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """Enumerations by surface: "the X nations - A, B, C and D -", "the five X members: ...".

    The noun must, in the lexicon, say with a name before it what its bearers are to that name ("a {object} member").
    """
    for first, group in zip(parsed.units, parsed.units[1:], strict=False):
        if len(group.members) < 2 or len(first.members) != 1 or first.members[0].entity is None:
            continue
        between = re.match(r"^\s+([a-z]+(?: [a-z]+)?)(.*)$", parsed.text[first.end : group.start])
        if between is None or not _LIST_MARK.match(between[2]):
            continue
        for entry in domain.lexicon.entries:
            if entry.part_of_speech is not PartOfSpeech.NOUN:
                continue
            subject, thing = entry.slot_of(SUBJECT), entry.slot_of(OBJECT)
            if (
                subject is None
                or thing is None
                or thing.function is not Function.COMPOUND
                or subject.function is not Function.SUBJECT
            ):
                continue
            noun = " ".join((*entry.words[1:], entry.head))
            if between[1] != domain.english.plural(noun) or not _fits(entry.property, group, first, domain):
                continue
            roles = (
                RoleFilling(SUBJECT, tuple(Filler(m.entity, m.text, m.start, m.end) for m in group.members if m.entity)),
                RoleFilling(OBJECT, (Filler(first.members[0].entity, first.members[0].text, first.start, first.end),)),
            )
            yield Derivation(
                entry.property, entry.id, "enumeration", first.start, group.end, roles, confidence=0.95, is_exhaustive=True
            )
            break


def _fits(relation_iri: Iri, group: Unit, whole: Unit, domain: Domain) -> bool:
    relation, ontology = domain.ontology.properties[relation_iri], domain.ontology
    members = all(m.entity is not None and ontology.admits(relation.domains, m.classes) for m in group.members)
    return members and ontology.admits(relation.ranges, whole.members[0].classes)


def is_exhaustive(derivation: Derivation, parsed: ParsedPassage) -> bool:
    """Whether a derivation's coordinated role names all: an enumeration, or "the X partnership between A, B and C"."""
    if derivation.is_exhaustive:
        return True
    subjects, things = derivation.fillers(SUBJECT), derivation.fillers(OBJECT)
    if len(subjects) < 2 or len(things) != 1 or derivation.construction not in ("name", "compound", "relative passive"):
        return False
    last, first = max(things[0].end, derivation.end), min(s.start for s in subjects)
    if derivation.construction == "relative passive":
        lead = parsed.text[max(0, things[0].start - 4) : things[0].start].casefold()
        return lead.endswith("the ") and first > derivation.end
    gap = parsed.text[last:first].split()
    return bool(gap) and gap[0] in _CLOSED and len(gap) <= 3


def of_exhaustive(derivations: Iterable[tuple[ParsedPassage, Derivation]]) -> Sequence[tuple[ParsedPassage, Derivation]]:
    """The derivations whose subjects are a complete set for their object."""
    return [(p, d) for p, d in derivations if not d.doubt and d.status.value == "asserted" and is_exhaustive(d, p)]
