"""Facts that stand in the structure of a page rather than in a clause: titles, parentheses, names, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.register import Register
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.times import ClauseDate, validity_of
from ntib_graph.grammar.titles import is_plain_copula
from ntib_graph.grammar.units import TitledPerson
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Effect, Function, PartOfSpeech

_SURE = 0.95


def read_structures(parsed: ParsedPassage, register: Register, domain: Domain) -> tuple[Derivation, ...]:
    """The derivations of a passage's titles, parentheses, names and abbreviations, in that order."""
    return (
        *_titles(parsed, domain),
        *_parentheses(parsed, register, domain),
        *_names(parsed, register, domain),
        *_abbreviations(parsed, register, domain),
    )


def _filler(mention: Mention) -> Filler:
    assert mention.entity is not None
    return Filler(mention.entity, mention.text, mention.start, mention.end)


def _roles(subject: Filler, thing: Filler) -> tuple[RoleFilling, ...]:
    return RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (thing,))


def _titles(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    past = frozenset(domain.english.mapping("titles", "modifiers")["past"])
    for unit in parsed.units:
        for titled in unit.titled:
            validity = titled.validity or _time_of_title(parsed, titled, past)
            for relation, sense, thing in _senses_of_title(titled, domain):
                subject = _filler(titled.person)
                roles = _roles(subject, thing)
                yield Derivation(
                    relation, sense, titled.construction, subject.start, subject.end, roles, validity, confidence=_SURE
                )


def _time_of_title(parsed: ParsedPassage, titled: TitledPerson, past: frozenset[str]) -> Validity:
    """A title holds at the one date of a caption, or of its sentence where that date opens it."""
    start, end = parsed.sentence_at(titled.person.start)
    lead = parsed.text[max(start, titled.office.start - 40) : titled.person.start].casefold().split()
    behind = parsed.text[titled.person.end : titled.office.start].casefold().split()
    if any(w.strip(",") in past for w in (lead if titled.construction == "title" else behind)):
        # "In May 2031 former Mayor Jane Doe said": no mayor then.
        return Validity()
    dates = [m for u in parsed.units if u.kind is MentionKind.DATE and start <= u.start < end for m in u.members]
    if len(dates) != 1:
        return Validity()
    opens = not parsed.text[start : dates[0].start].strip() or parsed.text[start : dates[0].start].strip().lower() in ("on", "in")
    if parsed.passage.kind is not PassageKind.CAPTION and not opens:
        return Validity()
    return validity_of((ClauseDate(dates[0], "at"),), Effect.HOLDS, keeps_at=True)


def _senses_of_title(titled: TitledPerson, domain: Domain) -> Iterator[tuple[Iri, str, Filler]]:
    """The relations that a title states: of person and office, and of person and the body the office belongs to."""
    ontology = domain.ontology
    nouns = titled.title.replace("-", " ")
    for entry in domain.lexicon.predicates:
        if entry.part_of_speech is not PartOfSpeech.NOUN and not is_plain_copula(entry):
            continue
        relation = ontology.properties[entry.property]
        subject, thing = entry.slot_of(SUBJECT), entry.slot_of(OBJECT)
        if subject is None or thing is None or subject.function is not Function.SUBJECT:
            continue
        if not ontology.admits(relation.domains, titled.person.classes):
            continue
        if is_plain_copula(entry) and relation.ranges and ontology.admits(relation.ranges, titled.office.classes):
            yield entry.property, entry.id, _filler(titled.office)
        elif entry.part_of_speech is PartOfSpeech.NOUN and titled.body is not None:
            written = " ".join((*entry.words[1:], entry.head)).replace("-", " ")
            if (
                written == nouns
                and thing.function is Function.PREPOSITIONAL
                and ontology.admits(relation.ranges, titled.body.classes)
            ):
                yield entry.property, entry.id, _filler(titled.body)


_PIECES = re.compile(r"\s*[;,/]\s*|\s+[—–-]\s+|(?<=\w)[-–—](?=\w)")


def _parentheses(parsed: ParsedPassage, register: Register, domain: Domain) -> Iterator[Derivation]:
    """Names in parentheses directly after a name: "Jane Doe (X-YZ)"."""
    relations = list(domain.ontology.with_structure("parenthesis"))
    for aside in (a for a in parsed.asides if a.is_parenthesis and relations):
        before = next(
            (m for u in parsed.units for m in u.members if m.end <= aside.start and not parsed.text[m.end : aside.start].strip()),
            None,
        )
        if before is None or before.entity is None:
            continue
        content = parsed.text[aside.start + 1 : aside.end - 1]
        at = 0
        for piece in _PIECES.split(content):
            offset = aside.start + 1 + content.index(piece, at)
            at = content.index(piece, at) + len(piece)
            links = [link for index in register.indexes for link in index.exact(piece.strip())]
            for relation in relations:
                if not domain.ontology.admits(relation.domains, before.classes) or not relation.ranges:
                    continue
                fitting = {
                    x.entity for x in links if domain.ontology.admits(relation.ranges, _classes(x.entity, register.entities))
                }
                if len(fitting) == 1:
                    thing = Filler(fitting.pop(), piece, offset, offset + len(piece))
                    sense = f"{relation.iri.local_name}/parenthesis"
                    yield Derivation(
                        relation.iri,
                        sense,
                        "parenthesis",
                        aside.start,
                        aside.end,
                        _roles(_filler(before), thing),
                        confidence=_SURE,
                    )


def _classes(iri: Iri, entities: Mapping[Iri, Entity]) -> tuple[Iri, ...]:
    return entities[iri].classes if iri in entities else ()


def _names(parsed: ParsedPassage, register: Register, domain: Domain) -> Iterator[Derivation]:
    """What a name itself says: "section 5 of the X Act" is part of that act, by a preposition of the relation's own words."""
    relations = list(domain.ontology.with_structure("name"))
    markers = {r.iri: _markers(r.iri, domain) for r in relations}
    for mention in (m for u in parsed.units for m in u.members):
        if mention.entity is None or mention.kind is not MentionKind.NAME or not relations:
            continue
        for m in re.finditer(r"\b(\w+) (?:the )?(?=[A-Z0-9])", mention.text):
            inner = re.sub(r"\s*\([A-Z]+\)?$", "", mention.text[m.end() :])
            links = [link for index in register.indexes for link in index.exact(inner)]
            entities = {x.entity for x in links} - {mention.entity}
            if len(entities) != 1:
                continue
            whole = entities.pop()
            if whole not in domain.ontology.entities and " " not in inner:
                # "Guild of Trade" is no part of something that the text calls Trade.
                continue
            for relation in relations:
                fits = domain.ontology.admits(relation.domains, mention.classes)
                if (
                    m[1] in markers[relation.iri]
                    and fits
                    and domain.ontology.admits(relation.ranges, _classes(whole, register.entities))
                ):
                    start = mention.start + m.end()
                    thing = Filler(whole, inner, start, start + len(inner))
                    sense = f"{relation.iri.local_name}/name"
                    yield Derivation(
                        relation.iri, sense, "name", mention.start, mention.end, _roles(_filler(mention), thing), confidence=_SURE
                    )


def _markers(relation: Iri, domain: Domain) -> frozenset[str]:
    """The prepositions that mark the object in the relation's words."""
    found: set[str] = set()
    for entry in domain.lexicon.by_property.get(relation, ()):
        slot = entry.slot_of(OBJECT)
        if slot is None:
            continue
        if slot.marker:
            found.add(slot.marker)
        elif entry.has_copula and entry.head in domain.english.prepositions:
            found.add(entry.head)
    return frozenset(found)


def _abbreviations(parsed: ParsedPassage, register: Register, domain: Domain) -> Iterator[Derivation]:
    for relation in domain.ontology.with_structure("acronym"):
        for acronym in register.acronyms:
            if acronym.passage != parsed.number or not acronym.long:
                continue
            if not domain.ontology.admits(relation.domains, _classes(acronym.entity, register.entities)):
                continue
            long = re.sub(r"^[Tt]he\s+", "", acronym.long).strip(" “”\"'‘’")
            subject = Filler(acronym.entity, acronym.short, acronym.start, acronym.end)
            thing = Filler(Literal(long), long, acronym.start, acronym.end)
            sense = f"{relation.iri.local_name}/acronym"
            yield Derivation(
                relation.iri, sense, "abbreviation", acronym.start, acronym.end, _roles(subject, thing), confidence=_SURE
            )
