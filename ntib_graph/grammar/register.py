"""The names of one document: known ones, and those that the document itself introduces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ntib_graph.grammar.abbreviations import find_acronyms
from ntib_graph.grammar.listed_people import find_listed_people
from ntib_graph.grammar.mentions import (
    Mention,
    NameCandidate,
    RawPassage,
    classes_by_ner_label,
    find_names,
    find_values,
    nouns_of_classes,
    out_of_place,
    with_places,
    without_overlaps,
)
from ntib_graph.grammar.minting import Minting, canonical_name, defined_thing, rename
from ntib_graph.grammar.name_forms import (
    company_of,
    find_addressed_people,
    find_citations,
    find_noun_names,
    find_titled_people,
    short_of_company,
)
from ntib_graph.grammar.predicated_names import find_predicated_names, predicated_class
from ntib_graph.grammar.renaming import find_renamings
from ntib_graph.grammar.shared_heads import with_shared_heads
from ntib_graph.grammar.statistical_names import (
    class_of_fellow,
    formal_name,
    fuller_name,
    is_common_noun,
    statistical_name,
    with_whole_names,
)
from ntib_graph.grammar.titles import Titles
from ntib_graph.linking.names import NameIndex, index_names
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.namespaces import entity_iri


@dataclass(frozen=True, slots=True)
class Acronym:
    """An abbreviation the document defines, at offsets of the passage of that number."""

    passage: int
    start: int
    end: int
    entity: Iri
    short: str
    long: str


@dataclass(frozen=True)
class Register:
    """A document's names: indexes to scan for them, the things they name, and the abbreviations defined."""

    indexes: tuple[NameIndex, ...]
    entities: Mapping[Iri, Entity]
    acronyms: tuple[Acronym, ...]
    absent: frozenset[Iri] = frozenset()
    """Known things that none of its names mean here."""


_LOOSE = frozenset({"ORG", "PRODUCT", "EVENT", "FAC", "WORK_OF_ART", "LAW"})
"""Labels of statistical recognition that say little of what a thing is."""


def register_names(passages: Sequence[RawPassage], domain: Domain, known: NameIndex, titles: Titles) -> Register:
    """Gather the names of all passages of one document."""
    ontology, english = domain.ontology, domain.english
    nouns = nouns_of_classes(ontology)
    by_label = classes_by_ner_label(ontology)
    things = {noun: kind for noun, kind in nouns.items() if noun not in titles.classes and kind != by_label.get("PERSON")}
    minting = Minting(domain, known)
    absent = out_of_place("\n".join(p.text for p in passages), ontology.entities)
    acronyms: list[Acronym] = []
    whole_names: dict[tuple[int, int], tuple[int, Iri]] = {}
    listed = find_listed_people([p.text for p in passages], titles, by_label.get("PERSON"), english)
    for number, passage in enumerate(passages):
        found = find_names(passage.text, passage.tokens, (known,), ontology.entities, english, absent)
        taken = [(m.start, m.end) for m in found]
        taken_all = taken + [(s, e) for s, e, label in passage.recognised if label in ("GPE", "PERSON", "NORP")]
        cited = find_citations(passage.text, nouns, english)
        taken_all += [(c.start, c.end) for c in cited]
        candidates = [
            *cited,
            *find_noun_names(passage.text, passage.tokens, nouns, titles.classes, english, taken_all, taken),
            *find_titled_people(passage.text, titles.classes, by_label.get("PERSON"), english),
            *find_addressed_people(passage.text, titles.classes, by_label.get("PERSON"), english),
            *listed.get(number, ()),
        ]
        people = [(s, e) for s, e, label in passage.recognised if label in ("GPE", "PERSON", "NORP", "LOC")]
        candidates += [
            c
            for c in find_predicated_names(passage.text, things, english)
            if (c.start, c.end) not in people and c.label.casefold() not in titles.classes
        ]
        kept = _longest(candidates, taken)
        for candidate in kept:
            undated = re.sub(r"(?<=[a-z]) of \d{4}$", "", candidate.label)
            aliases = (candidate.label, undated, *short_of_company(candidate.label, english))
            made = minting.add(canonical_name(candidate, known, ontology.entities, english), candidate.classes, *aliases)
            if made is not None:
                whole_names[number, candidate.end] = candidate.start, made
                _say_kind(minting, made, predicated_class(passage.text, candidate.end, nouns, english), by_label, domain)
        covered = taken + [(c.start, c.end) for c in kept]
        fellows = [(m.start, m.end, c) for m in found for c in m.classes]
        for start, end, label in with_whole_names(passage, titles, english):
            full = fuller_name(passage.text[start:end], label, known, ontology.entities)
            full = full or formal_name(passage.text[start:end], known, ontology.entities, english)
            if full is not None:
                minting.by_iri[full.iri] = full
                continue
            inside = [m for m in found if m.start < end and start < m.end]
            name = statistical_name(passage.text, start, end, label, by_label, covered, titles, english, inside)
            # "The Council" alone calls again what was named before.
            if name and not (
                is_common_noun(name, nouns, english) and _CALLED_AGAIN.search(passage.text[max(0, start - 9) : end])
            ):
                own = nouns.get(name.split()[-1].casefold())
                special = own if own is not None and ontology.is_subclass(own, by_label[label]) else by_label[label]
                special = by_label[label] if label == "PERSON" else company_of(name, nouns, english) or special
                if label in _LOOSE and special == by_label[label]:
                    special = predicated_class(passage.text, end, nouns, english) or special
                fellow = class_of_fellow(passage.text, start, end, special, fellows, ontology)
                fellows.append((start, end, fellow))
                minting.add(name, (fellow,))
    for passage in passages:
        for renaming in find_renamings(passage.text, english):
            rename(renaming, minting, nouns, titles)
    for number, passage in enumerate(passages):
        for defined in find_acronyms(passage.text, passage.tokens, english):
            start, wider = whole_names.get((number, defined.start + len(defined.label)), (defined.start, None))
            if wider is not None and start < defined.start and not known.exact(defined.short):
                # "the 2031 Harbour Act (HA)": the abbreviation stands for all of the name.
                minting.rename(wider, defined.short)
                acronyms.append(Acronym(number, start, defined.end, wider, defined.short, ""))
                continue
            behind = _HEAD_BEHIND.match(passage.text, defined.end)
            head = behind[1] if behind and behind[1].casefold() in nouns and not known.exact(defined.label) else ""
            iri = defined_thing(defined, minting, known, nouns, passage, by_label, head)
            if iri is not None:
                minting.call_known(iri, defined.short)
                end = behind.end() if behind and head else defined.end
                acronyms.append(Acronym(number, defined.start, end, iri, defined.short, f"{defined.label} {head}".strip()))
    shorts = {entity_iri(ontology.namespace, a.short): a.entity for a in acronyms}
    for iri, thing in minting.by_iri.items():
        shorts.update({entity_iri(ontology.namespace, short): iri for short in short_of_company(thing.label, english)})
    persons = [e for e in minting.by_iri.values() if by_label.get("PERSON") in e.classes and " " in e.label]
    shorts.update({entity_iri(ontology.namespace, _surname(e.label)): e.iri for e in persons})
    for mistaken, meant in shorts.items():
        # What recognition took for a thing of its own is another's short name.
        if mistaken != meant:
            minting.by_iri.pop(mistaken, None)
    _join_short_names(minting, by_label.get("PERSON"))
    entities = {**ontology.entities, **minting.by_iri}
    minted = _with_surnames(minting.by_iri, entities, known, by_label)
    local = index_names((minted[iri] for iri in sorted(minted)), english)
    # An abbreviation that the document gives another meaning does not mean the known thing there.
    redefined = [a.entity for a in acronyms if (links := known.exact(a.short)) and all(x.entity != a.entity for x in links)]
    renamed = index_names((minted[iri] for iri in sorted(set(redefined)) if iri in minted), english)
    indexes = (renamed, known, local) if redefined else (known, local)
    return Register(indexes, {**ontology.entities, **minted}, tuple(acronyms), absent)


def _join_short_names(minting: Minting, person: Iri | None) -> None:
    """What recognition took for a person is a thing's name cut short: "Deep Harbour" of "Deep Harbour sensor programme"."""
    people = [e for e in minting.by_iri.values() if person in e.classes and " " in e.label]
    for mistaken in people:
        longer = [e for e in minting.by_iri.values() if e.label.startswith(f"{mistaken.label} ") and person not in e.classes]
        if len(longer) == 1 and longer[0].label[len(mistaken.label) + 1 :].islower():
            minting.by_iri.pop(mistaken.iri, None)
            minting.rename(longer[0].iri, mistaken.label)


def _say_kind(minting: Minting, name: Iri, said: Iri | None, by_label: Mapping[str, Iri], domain: Domain) -> None:
    """What the text says of a body outweighs what its name suggests: "The Harbour Bureau is a union of states"."""
    body, old, ontology = by_label.get("ORG"), minting.by_iri.get(name), domain.ontology
    if said is None or body is None or old is None or said == body or len(old.classes) != 1:
        return
    above = ontology.is_subclass(old.classes[0], said)
    if not above and ontology.is_subclass(said, body) and ontology.is_subclass(old.classes[0], body):
        minting.by_iri[name] = Entity(old.iri, old.label, (said,), old.aliases)


def _longest(candidates: Sequence[NameCandidate], taken: Sequence[tuple[int, int]]) -> list[NameCandidate]:
    kept: list[NameCandidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.source)):
        if any(s <= candidate.start and candidate.end <= e for s, e in taken):
            continue
        if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _with_surnames(
    minted: Mapping[Iri, Entity], entities: Mapping[Iri, Entity], known: NameIndex, by_label: Mapping[str, Iri]
) -> dict[Iri, Entity]:
    """Persons get their surname as an alias where no other thing bears it."""
    person = by_label.get("PERSON")
    bearers: dict[str, set[Iri]] = {}
    for entity in entities.values():
        if person in entity.classes:
            bearers.setdefault(_surname(entity.label), set()).add(entity.iri)
    result: dict[Iri, Entity] = {}
    for iri, entity in minted.items():
        surname = _surname(entity.label)
        alone = person in entity.classes and " " in entity.label and bearers[surname] == {iri} and not known.exact(surname)
        result[iri] = Entity(iri, entity.label, entity.classes, (*entity.aliases, surname)) if alone else entity
    return result


_CALLED_AGAIN = re.compile(
    r"\b(?:the|this|that|our|its|such|these|each|every|another|any|either|neither|no|both) ", re.IGNORECASE
)
_HEAD_BEHIND = re.compile(r"\s+([A-Z][a-z]+)\b")


def _surname(label: str) -> str:
    words = [w for w in label.replace(",", "").split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return words[-1] if words else label


def _is_of_longer_name(name: Mention, names: Sequence[Mention], passage: RawPassage) -> bool:
    """Whether a word for the members of something ends the name of others: "the Liberal Whigs" are not the known Whigs."""
    if " " in name.text or not name.text.endswith("s") or not name.text[:1].isupper() or name.text.isupper():
        return False
    for start, end, label in passage.recognised:
        before = passage.text[start : name.start].strip() if start < name.start else ""
        longer = label in ("NORP", "ORG") and end == name.end
        beside = label == "NORP" and end + 1 == name.start
        if before[:1].isupper() and " " not in before and (longer or beside) and before.isalpha():
            return not any(m.start <= start < m.end for m in names)
    return False


def find_mentions(passage: RawPassage, register: Register, domain: Domain, *, today: VagueDate | None) -> tuple[Mention, ...]:
    """All mentions of a passage, without overlaps, in order."""
    anchors = {domain.ontology.label(iri): date for iri, date in sorted(domain.ontology.anchors.items())}
    names = find_names(passage.text, passage.tokens, register.indexes, register.entities, domain.english, register.absent)
    names = tuple(n for n in names if not _is_of_longer_name(n, names, passage))
    names = with_places(passage.text, names, domain.ontology)
    values = find_values(passage.text, domain.english, today=today, anchors=anchors)
    derived = [v for v in values if v.derived_from]
    names = tuple(n for n in names if not any(v.start <= n.start and n.end <= v.end for v in derived))
    free = [v for v in values if all(v.end <= n.start or n.end <= v.start for n in names)]
    whole = without_overlaps((*names, *free))
    return with_shared_heads(passage.text, whole, register.indexes, register.entities)
