"""Nouns whose whole was named in the sentence before: "The Guild is a league of ports. Members include Bern and Lyon."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import Inflection
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Effect, Function, LexicalEntry, PartOfSpeech

_SURE = 0.85
_OPENING = re.compile(
    r"^(?:(?:The|Its)\s+)?(?:(?P<number>[A-Za-z]+|\d+)\s+)??(?:(?i:current|present|full|founding|original)\s+)?(?P<noun>[A-Za-z]+)"
    r"(?:\s+(?:states|countries|nations|governments))?(?:\s+currently)?\s+(?:include|are|comprise):?\s+"
    r"(?:the\s+following:?\s+)?(?:the\s+)?$"
)

_IT_HAS = re.compile(
    r"^It\s+(?:(?:currently|now)\s+)?has\s+(?:(?P<number>[a-z]+|\d+)\s+)(?:(?:current|full|founding|original)\s+)?(?P<noun>[a-z]+)"
    r"(?:\s+(?:states|countries|nations))?\s*(?::|–|—|,\s+namely)\s+(?:the\s+)?$"
)
"""What a pronoun has whose thing the sentence before is about: "It has three members: "."""


def read_bridges(parsed: ParsedPassage, domain: Domain, topic: Sequence[Mention] = ()) -> Iterator[Derivation]:
    """The names in "Members include A, B and C", of the thing that is the subject of the sentence before.

    "Its members" are those of the only thing named before in the passage that has any; "The members", where a passage begins
    so, those of the only one such of the document's ``topic``.
    """
    for before, after in pairwise(((0, 0), *parsed.sentences)):
        group = next((u for u in parsed.units if after[0] <= u.start < after[1]), None)
        opening = _OPENING.match(parsed.text[after[0] : group.start]) if group is not None else None
        opening = opening or (_IT_HAS.match(parsed.text[after[0] : group.start]) if group is not None else None)
        if group is None or opening is None or not _is_whole_list(parsed, group):
            continue
        its = parsed.text[after[0] :].startswith(("Its ", "It "))
        subject = _subject_of(parsed, before)
        earlier = (_subject_of(parsed, s) for s in parsed.sentences if s[1] <= after[0])
        others = tuple(m for m in earlier if m is not None) if its else topic if before == (0, 0) else ()
        if opening["number"] and not _counts(opening["number"], group, domain):
            continue
        noun, nouns = opening["noun"].casefold(), relational_nouns(domain)
        # "the member states" are the members.
        for entry in nouns.get(noun, nouns.get(domain.english.plural(noun), [])):
            relation = domain.ontology.properties[entry.property]
            fits = all(m.entity is not None and domain.ontology.admits(relation.domains, m.classes) for m in group.members)
            whole = subject if subject and domain.ontology.admits(relation.ranges, subject.classes) else None
            whole = whole or _only(others, relation.ranges, domain)
            if fits and whole is not None:
                added = (m for m in _added(parsed, group) if domain.ontology.admits(relation.domains, m.classes))
                members = tuple(
                    Filler(m.entity, m.text, m.start, m.end) for m in (*group.members, *added) if m.entity is not None
                )
                assert whole.entity is not None
                thing = Filler(whole.entity, whole.text, whole.start, whole.end)
                roles = (RoleFilling(SUBJECT, members), RoleFilling(OBJECT, (thing,)))
                yield Derivation(entry.property, entry.id, "bridging", group.start, group.end, roles, confidence=_SURE)
                if opening.re is _IT_HAS:
                    yield from _count(whole, after[0], opening, len(group.members), domain)
                break


def _count(whole: Mention, start: int, opening: re.Match[str], members: int, domain: Domain) -> Iterator[Derivation]:
    """How many members a thing is said to have."""
    assert whole.entity is not None
    for relation in with_structure(domain, "member count"):
        if domain.ontology.admits(relation.domains, whole.classes):
            at, end = (start + x for x in opening.span("number"))
            count = Filler(number(str(members)), opening["number"], at, end)
            subject = Filler(whole.entity, whole.text, whole.start, whole.end)
            roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (count,)))
            sense = f"{relation.iri.local_name}/member-count"
            yield Derivation(relation.iri, sense, "member count", at, end, roles, confidence=_SURE)


_BEGINS = re.compile(r"The\s+(?:[a-z]+\s+){0,2}?(?:members|parties|participants|signatories)\b")


def opens_with_members(text: str) -> bool:
    """Whether a passage begins with members of nothing that it names."""
    return _BEGINS.match(text) is not None


_ADDED = re.compile(r"^,?\s+(?:in addition to|as well as|along with|together with|alongside|besides)\s+(?:the\s+)?$")


def _added(parsed: ParsedPassage, group: Unit) -> tuple[Mention, ...]:
    """The names that a list of members is added to: "Members include Bern and Lyon, in addition to Avon"."""
    following = next((u for u in parsed.units if u.start >= group.end), None)
    if following is None or not _ADDED.match(parsed.text[group.end : following.start]):
        return ()
    return tuple(m for m in following.members if m.kind is MentionKind.NAME and m.entity is not None)


def _only(mentions: Sequence[Mention], ranges: tuple[Iri, ...], domain: Domain) -> Mention | None:
    """The one thing among mentions that a relation may have as its object."""
    fitting = [m for m in mentions if m.entity is not None and m.classes and domain.ontology.admits(ranges, m.classes)]
    return fitting[0] if len({m.entity for m in fitting}) == 1 else None


_WHOSE = re.compile(
    r"^(?:\s*\([^()]*\))?,?\s+whose\s+(?:(?:current|present|full|founding|original)\s+)?(?P<noun>[a-z]+)"
    r"(?:\s+(?:states|countries|nations|governments))?(?:\s+currently)?\s+(?:include|are|comprise)\s+(?:the\s+)?$"
)
_ARE = re.compile(
    r"^(?:\s*\([^()]*\))?(?:\s+currently)?\s+(?:include|included|are|were|comprise)\s+(?:the\s+following:?\s+)?(?:the\s+)?$"
)
_APPOSED = re.compile(
    r"^\s+(?:(?P<noun>members|participants|signatories|parties)|member\s+(?:states|countries|nations))\s+(?:the\s+)?$"
)
_COMPOSED = re.compile(
    r"^(?:\s*\([^()]*\))?,?\s+(?:(?:that|which)\s+)?(?:(?:is|shall be|will be)\s+)?"
    r"(?:composed of|consisting of|comprising|made up of|comprised of|consists of)\s+"
    r"(?:(?:a|one|two|three|four|the)\s+)?(?:senior\s+)?(?:representative|member|official|delegate|expert)s?\s+(?:of|from)\s+"
    r"(?:each\s+of\s+)?(?:the\s+)?(?:(?:[a-z]+\s+){1,3}?[a-z]+,\s+(?:the\s+)?)?$"
)
_AS_MEMBERS = re.compile(
    r"(?:^|[.;]\s+)As\s+(?:fellow\s+)?(?P<noun>[a-z]+)(?:\s+(?:states|countries))?\s+(?:of|in|to)\s+(?:the\s+)?$"
)
_NAMELY = re.compile(r"^(?:\s*\([^()]*\))?,\s+(?:namely|that is|i\.e\.,?|including|such as)\s+(?:the\s+)?$")
_THE_MEMBERS = re.compile(
    r"(?:^|[.;:]\s+|\b[Tt]he\s+)(?:[a-z]+\s+){0,2}?(?P<noun>[a-z]+|[A-Z][a-z]+)(?:\s+(?:states|countries|nations|governments))?"
    r"\s+(?:of|in|to)\s+(?:the\s+)?$"
)
_MEMBER_OF = re.compile(r"\b(?P<noun>[a-z]+)(?:\s+(?:states|countries|nations))?\s+(?:of|in|to)\s+(?:the\s+)?$")


def read_named_members(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The names in "the League, whose members include A and B" and "members of the League, namely A and B"."""
    for whole, group in pairwise(parsed.units):
        named = len(whole.members) == 1 and whole.members[0].kind is MentionKind.NAME and whole.members[0].entity is not None
        gap = parsed.text[whole.end : group.start]
        found = _WHOSE.match(gap) if named else None
        before = parsed.text[max(0, whole.start - 60) : whole.start]
        if named and found is None and _NAMELY.match(gap):
            found = _MEMBER_OF.search(before)
        if named and found is None and _ARE.match(gap):
            found = _THE_MEMBERS.search(before)
        if named and found is None and re.match(r"^,\s+(?:the\s+)?$", gap):
            found = _AS_MEMBERS.search(before)
        if named and found is None and _BETWEEN.match(gap):
            yield from _between(parsed, whole, group, domain)
            continue
        composed = _COMPOSED.match(gap) if named and found is None else None
        if named and found is None and composed is None:
            found = _APPOSED.match(gap)
        listed = _listed(parsed, group) if found is None or found.re not in (_APPOSED, _AS_MEMBERS) else group.members
        if composed is not None and listed is not None:
            noun = "members"
        elif found is None or listed is None or _is_unreal(parsed, whole, found, domain):
            continue
        else:
            noun = (found["noun"] or "members").casefold()
        nouns = relational_nouns(domain)
        for entry in nouns.get(noun) or nouns.get(domain.english.plural(noun)) or participating(noun, domain):
            relation = domain.ontology.properties[entry.property]
            fits = all(m.entity is not None and domain.ontology.admits(relation.domains, m.classes) for m in listed)
            thing = whole.members[0]
            if fits and domain.ontology.admits(relation.ranges, thing.classes) and thing.entity is not None:
                yield _membership(entry, listed, whole)
                break


_BETWEEN = re.compile(r"^(?:\s*\([^()]*\))?\s+(?:between|among)\s+(?:the\s+)?$")


def _between(parsed: ParsedPassage, whole: Unit, group: Unit, domain: Domain) -> Iterator[Derivation]:
    """The several that a named text or partnership is between: "the Harbour Treaty between A and B"."""
    thing, listed = whole.members[0], _listed(parsed, group)
    listed = listed or (group.members if group.conjunction == "and" else ())
    if len(listed) < 2 or thing.entity is None or _is_unnamed(parsed, whole):
        return
    for entry in domain.lexicon.entries:
        subject = entry.slot_of(SUBJECT)
        if entry.part_of_speech is not PartOfSpeech.NOUN or subject is None or subject.marker != "between":
            continue
        relation = domain.ontology.properties[entry.property]
        fits = all(m.entity is not None and domain.ontology.admits(relation.domains, m.classes) for m in listed)
        if fits and thing.classes and domain.ontology.admits(relation.ranges, thing.classes):
            yield _membership(entry, listed, whole)
            return


def _membership(entry: LexicalEntry, listed: Sequence[Mention], whole: Unit) -> Derivation:
    """That those listed are what the entry says to the thing that a unit names."""
    thing = whole.members[0]
    members = tuple(Filler(m.entity, m.text, m.start, m.end) for m in listed if m.entity is not None)
    wholes = (Filler(thing.entity, thing.text, thing.start, thing.end),) if thing.entity is not None else ()
    roles = (RoleFilling(SUBJECT, members), RoleFilling(OBJECT, wholes))
    return Derivation(entry.property, entry.id, "named members", whole.start, listed[-1].end, roles, confidence=_SURE)


def _is_unnamed(parsed: ParsedPassage, whole: Unit) -> bool:
    """Whether no one thing is named: "a Harbour Treaty between A and B" may only be wished for."""
    before = parsed.text[: whole.start].split()[-1:]
    return [w.casefold() for w in before] != ["the"] and not parsed.text[whole.start : whole.end][:4].isdigit()


def _is_unreal(parsed: ParsedPassage, whole: Unit, found: re.Match[str], domain: Domain) -> bool:
    """Whether what is a member is taken back by an adjective: "former members of the League are", "would-be League members"."""
    before = parsed.text[max(0, whole.start - 60) : whole.start]
    if found.re is not _APPOSED and found.re is not _WHOSE:
        before = before[: found.start("noun")]
    first = whole.members[0].text.split()[0].casefold()
    words = {w.strip("-,").casefold() for w in (before.split()[-2:] if found.re is _THE_MEMBERS else before.split()[-1:])}
    return bool((words | {first}) & set(domain.english.mapping("nouns", "privative")["words"]))


_ACROSS = re.compile(r"^\s*(?:,|,?\s*and)\s+(?:the\s+)?$")


def _listed(parsed: ParsedPassage, group: Unit) -> tuple[Mention, ...] | None:
    """The names of a list that units of several kinds make, where nothing but its end follows: "Bern, the Hansa and Lyon"."""
    found, end = list(group.members), group.end
    for unit in (u for u in parsed.units if u.start >= group.end):
        if not _ACROSS.match(parsed.text[end : unit.start]):
            break
        found.extend(unit.members)
        end = unit.end
    return tuple(found) if parsed.text[end:].lstrip()[:1] in (".", ",", ";", "") else None


def _counts(written: str, group: Unit, domain: Domain) -> bool:
    """Whether a word is the number of the names: "its three members are"."""
    number = int(written) if written.isdigit() else domain.english.numbers.get(written.casefold(), 0)
    return number == len(group.members)


def relational_nouns(domain: Domain) -> Mapping[str, list[LexicalEntry]]:
    """Plurals of nouns that name what something is to a whole ("a member of"), with their entries."""
    table: dict[str, list[LexicalEntry]] = {}
    for entry in domain.lexicon.entries:
        subject, thing = entry.slot_of(SUBJECT), entry.slot_of(OBJECT)
        if entry.part_of_speech is not PartOfSpeech.NOUN or subject is None or thing is None or len(entry.words) > 1:
            continue
        relational = subject.function is Function.SUBJECT and thing.marker in ("of", "to") and entry.effect is Effect.HOLDS
        if relational:
            table.setdefault(domain.english.plural(entry.head), []).append(entry)
    return table


def participating(participle: str, domain: Domain) -> list[LexicalEntry]:
    """The entries of a verb with a preposition whose participle says what somebody is to a whole: "participating in"."""
    english = domain.english
    return [
        e
        for e in domain.lexicon.entries
        if e.part_of_speech is PartOfSpeech.VERB
        and e.effect is Effect.HOLDS
        and len(e.words) == 1
        and Inflection.GERUND in english.verb_forms(e.head).get(participle, ())
        and (slot := e.slot_of(OBJECT)) is not None
        and slot.marker == "in"
    ]


def _subject_of(parsed: ParsedPassage, sentence: tuple[int, int]) -> Mention | None:
    """The one name that opens a sentence."""
    first = next((u for u in parsed.units if sentence[0] <= u.start < sentence[1]), None)
    if first is None or len(first.members) != 1 or first.members[0].kind is not MentionKind.NAME:
        return None
    opens = parsed.text[sentence[0] : first.start].strip().casefold() in ("", "the")
    return first.members[0] if opens and first.members[0].entity is not None else None


def _is_whole_list(parsed: ParsedPassage, group: Unit) -> bool:
    """Whether nothing but the list's end follows the names."""
    return parsed.text[group.end :].lstrip()[:1] in (".", ",", ";", "")
