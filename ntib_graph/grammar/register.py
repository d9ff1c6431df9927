"""The names of one document: known ones, and those that the document itself introduces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ntib_graph.grammar.abbreviations import find_acronyms
from ntib_graph.grammar.mentions import (
    Mention,
    NameCandidate,
    RawToken,
    classes_by_ner_label,
    find_names,
    find_values,
    nouns_of_classes,
    with_places,
    without_overlaps,
)
from ntib_graph.grammar.name_forms import (
    class_of_name,
    find_citations,
    find_noun_names,
    find_titled_people,
    short_of_company,
)
from ntib_graph.grammar.predicated_names import find_predicated_names, predicated_class
from ntib_graph.grammar.renaming import Renaming, find_renamings
from ntib_graph.grammar.shared_heads import with_shared_heads
from ntib_graph.grammar.statistical_names import class_of_fellow, formal_name, fuller_name, is_common_noun, statistical_name
from ntib_graph.grammar.titles import Titles
from ntib_graph.linking.names import NameIndex, index_names
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.namespaces import entity_iri

_SAME_NAME = 70.0
"""Likeness of a long name to a known one, of 100, for an abbreviation to mean the known thing."""


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


@dataclass(frozen=True, slots=True)
class RawPassage:
    """A passage before grouping: its text, tokens, and the spans of statistical recognition (start, end, label)."""

    text: str
    tokens: tuple[RawToken, ...]
    recognised: tuple[tuple[int, int, str], ...] = ()


_LOOSE = frozenset({"ORG", "PRODUCT", "EVENT", "FAC", "WORK_OF_ART", "LAW"})
"""Labels of statistical recognition that say little of what a thing is."""


class _Minting:
    """New things under construction."""

    def __init__(self, domain: Domain, known: NameIndex) -> None:
        self.domain, self.known = domain, known
        self.by_iri: dict[Iri, Entity] = {}

    def add(self, label: str, classes: tuple[Iri, ...], *aliases: str) -> Iri | None:
        """The thing of that name, made where there is none; None where the name means a thing of other kind."""
        ontology = self.domain.ontology
        links = self.known.exact(label)
        if links:
            return links[0].entity if len({x.entity for x in links}) == 1 else None
        iri = entity_iri(ontology.namespace, label)
        if iri in ontology.entities:
            return iri
        old = self.by_iri.get(iri)
        if old is None:
            self.by_iri[iri] = Entity(iri, label, classes, tuple(dict.fromkeys(aliases)))
            return iri
        special = tuple(c for c in classes if any(ontology.is_subclass(c, o) and c != o for o in old.classes))
        joined = tuple(dict.fromkeys((*old.aliases, *(a for a in aliases if a != old.label))))
        self.by_iri[iri] = Entity(iri, old.label, special or old.classes or classes, joined)
        return iri

    def rename(self, iri: Iri, alias: str) -> None:
        """A further name of a thing under construction."""
        old = self.by_iri.get(iri)
        if old is not None:
            self.by_iri[iri] = Entity(iri, old.label, old.classes, tuple(dict.fromkeys((*old.aliases, alias))))


def register_names(passages: Sequence[RawPassage], domain: Domain, known: NameIndex, titles: Titles) -> Register:
    """Gather the names of all passages of one document."""
    ontology, english = domain.ontology, domain.english
    nouns = nouns_of_classes(ontology)
    by_label = classes_by_ner_label(ontology)
    things = {noun: kind for noun, kind in nouns.items() if noun not in titles.classes and kind != by_label.get("PERSON")}
    minting = _Minting(domain, known)
    acronyms: list[Acronym] = []
    whole_names: dict[tuple[int, int], tuple[int, Iri]] = {}
    for number, passage in enumerate(passages):
        found = find_names(passage.text, passage.tokens, (known,), ontology.entities, english)
        taken = [(m.start, m.end) for m in found]
        taken_all = taken + [(s, e) for s, e, label in passage.recognised if label in ("GPE", "PERSON", "NORP")]
        candidates = [
            *find_citations(passage.text, nouns, english),
            *find_noun_names(passage.text, passage.tokens, nouns, titles.classes, english, taken_all),
            *find_titled_people(passage.text, titles.classes, by_label.get("PERSON"), english),
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
            made = minting.add(_canonical(candidate, known, ontology.entities), candidate.classes, *aliases)
            if made is not None:
                whole_names[number, candidate.end] = candidate.start, made
        covered = taken + [(c.start, c.end) for c in kept]
        fellows = [(m.start, m.end, c) for m in found for c in m.classes]
        for start, end, label in passage.recognised:
            full = fuller_name(passage.text[start:end], label, known, ontology.entities)
            full = full or formal_name(passage.text[start:end], known, ontology.entities, english)
            if full is not None:
                minting.by_iri[full.iri] = full
                continue
            inside = [m for m in found if m.start < end and start < m.end]
            name = statistical_name(passage.text, start, end, label, by_label, covered, titles, english, inside)
            # "The Council" alone calls again what was named before.
            if name and not (
                is_common_noun(name, nouns, english) and passage.text[max(0, start - 4) : end].casefold().find("the ") >= 0
            ):
                own = nouns.get(name.split()[-1].casefold())
                special = own if own is not None and ontology.is_subclass(own, by_label[label]) else by_label[label]
                if label in _LOOSE and special == by_label[label]:
                    special = predicated_class(passage.text, end, nouns, english) or special
                fellow = class_of_fellow(passage.text, start, end, special, fellows, ontology)
                fellows.append((start, end, fellow))
                minting.add(name, (fellow,))
    for passage in passages:
        for renaming in find_renamings(passage.text, english):
            _rename(renaming, minting, nouns, titles)
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
            iri = _defined(defined, minting, known, nouns, passage, by_label, head)
            if iri is not None:
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
    entities = {**ontology.entities, **minting.by_iri}
    minted = _with_surnames(minting.by_iri, entities, known, by_label)
    local = index_names((minted[iri] for iri in sorted(minted)), english)
    # An abbreviation that the document gives another meaning does not mean the known thing there.
    redefined = [a.entity for a in acronyms if (links := known.exact(a.short)) and all(x.entity != a.entity for x in links)]
    renamed = index_names((minted[iri] for iri in sorted(set(redefined)) if iri in minted), english)
    indexes = (renamed, known, local) if redefined else (known, local)
    return Register(indexes, {**ontology.entities, **minted}, tuple(acronyms))


def _longest(candidates: Sequence[NameCandidate], taken: Sequence[tuple[int, int]]) -> list[NameCandidate]:
    kept: list[NameCandidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.source)):
        if any(s <= candidate.start and candidate.end <= e for s, e in taken):
            continue
        if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def _canonical(candidate: NameCandidate, known: NameIndex, entities: Mapping[Iri, Entity]) -> str:
    """The name with abbreviations dropped, and known names inside a citation written by their label."""
    label = re.sub(r"\s*\([A-Z][A-Za-z]+\)", "", candidate.label)
    if candidate.source != "citation":
        # "six Avro class boats" are of the Avro class boat.
        return label.removesuffix("s") if re.search(r"\b[a-z]+[^s]s$", label) else label
    words = label.split()
    for first in range(1, len(words)):
        links = known.exact(" ".join(words[first:]))
        if links and len({x.entity for x in links}) == 1:
            return f"{' '.join(words[:first])} {entities[links[0].entity].label}"
    return label


def _rename(renaming: Renaming, minting: _Minting, nouns: Mapping[str, Iri], titles: Titles) -> None:
    """The two names of one thing, where one of them is known or its head noun tells a class."""
    name = renaming.name
    tail = re.split(r"\bof (?:the )?", name, maxsplit=1)[-1]
    if tail != name and class_of_name(name, nouns, titles.classes) is None and not minting.known.exact(name):
        # "Leaders of the Harbour Dialogue (Harbour)": the name begins behind "of".
        name = tail
    pair = (name, renaming.other)
    known = [links[0].entity if len(links := minting.known.exact(name)) == 1 else None for name in pair]
    if all(known):
        return
    for mine, other in zip(known, reversed(pair), strict=True):
        if mine is not None:
            thing = minting.domain.ontology.entities[mine]
            minting.by_iri[mine] = Entity(mine, thing.label, thing.classes, (other,))
            return
    iris = [entity_iri(minting.domain.ontology.namespace, name) for name in pair]
    minted = [iri for iri in iris if iri in minting.by_iri]
    kinds = [kind for name in pair if (kind := class_of_name(name, nouns, titles.classes)) is not None]
    classes = tuple(kinds[:1]) or (minting.by_iri[minted[0]].classes if minted else ())
    if classes:
        for iri in minted:
            del minting.by_iri[iri]
        minting.add(name, classes, renaming.other)


def _defined(
    found: NameCandidate,
    minting: _Minting,
    known: NameIndex,
    nouns: Mapping[str, Iri],
    passage: RawPassage,
    by_label: Mapping[str, Iri],
    head: str = "",
) -> Iri | None:
    """The thing whose abbreviation is defined: known by its long or short name, or new if its head noun tells a class.

    ``head`` is a class noun right behind the parentheses: "the Bern-Lyon (BL) Treaty".
    """
    name = re.sub(r"^[Tt]he\s+", "", found.label).strip(" “”\"'‘’")
    if name == name.lower() and class_of_name(name, nouns, ()) is None:
        return None
    for text in (name, found.short):
        links = known.exact(text)
        known_things = minting.domain.ontology.entities
        if len({x.entity for x in links}) == 1 and (text == name or _is_spelt_so(name, known_things[links[0].entity])):
            return links[0].entity
    if head and entity_iri(minting.domain.ontology.namespace, name) in minting.by_iri:
        return minting.add(name, (), f"{found.short} {head}")
    if head:
        return minting.add(f"{name} {head}", (nouns[head.casefold()],), name, found.short)
    iri = entity_iri(minting.domain.ontology.namespace, name)
    several = _class_of_plural(name, nouns, minting.domain.english)
    if several is not None:
        # "Ports Treaties" are treaties, whatever recognition takes them for.
        minting.by_iri.pop(iri, None)
    classes: tuple[Iri, ...] = minting.by_iri[iri].classes if iri in minting.by_iri else (several,) if several else ()
    if not classes:
        head = name.split()[-1].casefold()
        guess = class_of_name(name, nouns, ()) if name.islower() else None
        guess = guess or nouns.get(head) or nouns.get(head.removesuffix("s"))
        label = next((x for s, e, x in passage.recognised if s < found.end and found.start < e and x in by_label), None)
        if not label and known.exact(found.short):
            # It is not what the known abbreviation means, whatever else it is.
            label = "ORG" if "ORG" in by_label else None
        classes = (guess,) if guess else (by_label[label],) if label else ()
    return minting.add(name, classes, found.short) if classes else None


def _class_of_plural(name: str, nouns: Mapping[str, Iri], english: English) -> Iri | None:
    """The class whose noun a capitalised name ends in, in the plural."""
    last = name.split()[-1]
    if not last[0].isupper() or last.casefold() in nouns or class_of_name(name, nouns, ()) is not None:
        # "Directorate of Trade Controls": a directorate.
        return None
    return next((kind for noun, kind in sorted(nouns.items()) if english.plural(noun) == last.casefold()), None)


def _is_spelt_so(long: str, known: Entity) -> bool:
    """Whether a known thing may have this long name: it has none, or one that says much the same."""
    short = {n for n in (known.label, *known.aliases) if " " not in n}
    # "the X partnership" spells nothing out that X does not.
    names = [n.casefold() for n in (known.label, *known.aliases) if " " in n and not short & set(n.split())]
    return not names or max(fuzz.token_sort_ratio(long.casefold(), name) for name in names) >= _SAME_NAME


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


_HEAD_BEHIND = re.compile(r"\s+([A-Z][a-z]+)\b")


def _surname(label: str) -> str:
    words = [w for w in label.replace(",", "").split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return words[-1] if words else label


def find_mentions(passage: RawPassage, register: Register, domain: Domain, *, today: VagueDate | None) -> tuple[Mention, ...]:
    """All mentions of a passage, without overlaps, in order."""
    anchors = {domain.ontology.label(iri): date for iri, date in sorted(domain.ontology.anchors.items())}
    names = find_names(passage.text, passage.tokens, register.indexes, register.entities, domain.english)
    names = with_places(passage.text, names, domain.ontology)
    values = find_values(passage.text, domain.english, today=today, anchors=anchors)
    derived = [v for v in values if v.derived_from]
    names = tuple(n for n in names if not any(v.start <= n.start and n.end <= v.end for v in derived))
    free = [v for v in values if all(v.end <= n.start or n.end <= v.start for n in names)]
    whole = without_overlaps((*names, *free))
    return with_shared_heads(passage.text, whole, register.indexes, register.entities)
