"""What stands beside a name in a form of its own: its party, the name it had before, how many members it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT
from ntib_graph.vocabulary.ontology import OntologyProperty

_SURE = 0.85
_OF = re.compile(r"^,?\s+of\s+(?:the\s+)?$")
_FORMER = re.compile(
    r"^(?:\s*\([^()]*\))?(?:,\s+|\s+\()(?:formerly|previously)(?:\s+(?:known as|called|named))?\s+(?:the\s+)?"
    r"[“\"‘']?([A-Z][\w&’'-]*(?:\s+(?:(?:of|for|and|the|in)\s+)*[A-Z][\w&’'-]*)*)[”\"’']?(?=[,.)])"
)
_RENAMED = re.compile(
    r"changed\s+(?:the|its)\s+name\s+(?:of\s+(?:the\s+)?)?(?:from\s+)?(?:the\s+)?[“\"‘']?([A-Z][^“”\"‘’]{2,60}?)[”\"’']?\s+to\s+"
    r"(?:the\s+)?[“\"‘']?$"
)
_HAS = r"^\s+(?:now\s+|currently\s+)?(?:has|had|comprises|consists of|counts)\s+(?:now\s+|currently\s+)?"


def read_name_asides(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The affiliations, former names and numbers of members that a passage tells of its names."""
    if parsed.passage.kind is PassageKind.HEADING:
        return
    names = [m for u in parsed.units for m in u.members if m.kind is MentionKind.NAME and m.entity is not None]
    for relation in with_structure(domain, "affiliation"):
        yield from _affiliated(parsed, names, relation, domain)
    for relation in with_structure(domain, "former name"):
        yield from _former(parsed, names, relation, domain)
    for relation in with_structure(domain, "member count"):
        yield from _counted(parsed, names, relation, domain)


def _affiliated(parsed: ParsedPassage, names: list[Mention], relation: OntologyProperty, domain: Domain) -> Iterator[Derivation]:
    """Who is "of the X Party"."""
    for first, second in pairwise(names):
        if not _OF.match(parsed.text[first.end : second.start]) or first.entity is None or second.entity is None:
            continue
        if domain.ontology.admits(relation.domains, first.classes) and domain.ontology.admits(relation.ranges, second.classes):
            yield _make(relation, "affiliation", first, Filler(second.entity, second.text, second.start, second.end))


def _former(parsed: ParsedPassage, names: list[Mention], relation: OntologyProperty, domain: Domain) -> Iterator[Derivation]:
    """Names in an aside with "formerly", and names changed to others."""
    # "Jane Doe, formerly Director of X," is of an office.
    held = {t.person.start for u in parsed.units for t in u.titled if t.construction == "apposition"}
    for name in names:
        if not domain.ontology.admits(relation.domains, name.classes) or name.start in held:
            continue
        start = max(0, name.start - 160)
        renamed = _RENAMED.search(parsed.text[start : name.start])
        aside = _FORMER.match(parsed.text[name.end :])
        old = renamed[1] if renamed else aside[1] if aside else ""
        if old and old.casefold() != name.text.casefold():
            yield _make(relation, "former name", name, Filler(Literal(old), old, name.start, name.end))


def _counted(parsed: ParsedPassage, names: list[Mention], relation: OntologyProperty, domain: Domain) -> Iterator[Derivation]:
    """The number in "the League has twelve members" and "the 32-member League"."""
    having, compound, plain = _counts(domain.english)
    for found in plain.finditer(parsed.text):
        start, end = parsed.sentence_at(found.start())
        wholes = {m.entity: m for m in names if start <= m.start < end and domain.ontology.admits(relation.domains, m.classes)}
        count = _number(found[1], domain.english)
        if len(wholes) == 1 and count > 1:
            # "a plan of the League for the ports of the five member states"
            whole = next(iter(wholes.values()))
            yield _make(relation, "member count", whole, Filler(number(str(count)), found[1], found.start(1), found.end(1)))
    for name in names:
        stated = having.match(parsed.text[name.end :]) or compound.search(parsed.text[max(0, name.start - 30) : name.start])
        if stated is None or not domain.ontology.admits(relation.domains, name.classes):
            continue
        count = _number(stated[1], domain.english)
        if count > 1:
            yield _make(relation, "member count", name, Filler(number(str(count)), stated[1], name.start, name.end))


@cache
def _counts(english: English) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The forms that tell a number of members: "has twelve members", "the 12-member League", "the twelve member states"."""
    numbers = "|".join((r"\d{1,3}", *sorted((n for n in english.numbers if n.isalpha()), key=len, reverse=True)))
    having = re.compile(
        rf"{_HAS}({numbers})\s+(?:full\s+)?(?:members?(?:\s+(?:states|countries|nations|economies))?)(?=[\s,.;:)]|$)", re.I
    )
    compound = re.compile(rf"\b({numbers})-(?:member|nation|country)\s+$", re.IGNORECASE)
    plain = re.compile(rf"\b(?:the|its)\s+({numbers})\s+member\s+(?:states|countries|nations|economies)\b", re.IGNORECASE)
    return having, compound, plain


def _number(written: str, english: English) -> int:
    return int(written) if written.isdigit() else english.numbers.get(written.casefold(), 0)


def _make(relation: OntologyProperty, structure: str, name: Mention, thing: Filler) -> Derivation:
    assert name.entity is not None
    roles = (RoleFilling(SUBJECT, (Filler(name.entity, name.text, name.start, name.end),)), RoleFilling(OBJECT, (thing,)))
    sense = f"{relation.iri.local_name}/{structure.replace(' ', '-')}"
    return Derivation(
        relation.iri, sense, structure, name.start, max(name.end, thing.end), roles, confidence=_SURE
    )  # fmt: skip
