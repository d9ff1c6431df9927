"""New things of one document under construction, and the names they are given."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz

from ntib_graph.grammar.mentions import NameCandidate, RawPassage
from ntib_graph.grammar.name_forms import class_of_name
from ntib_graph.grammar.renaming import Renaming
from ntib_graph.grammar.titles import Titles
from ntib_graph.linking.names import NameIndex
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.namespaces import entity_iri

_SAME_NAME = 70.0
"""Likeness of a long name to a known one, of 100, for an abbreviation to mean the known thing."""


class Minting:
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

    def call_known(self, iri: Iri, short: str) -> None:
        """An abbreviation that the document gives a known thing, where it means nothing else."""
        thing = self.domain.ontology.entities.get(iri)
        if thing is not None and iri not in self.by_iri and not self.known.exact(short):
            self.by_iri[iri] = Entity(iri, thing.label, thing.classes, (short,))

    def rename(self, iri: Iri, alias: str) -> None:
        """A further name of a thing under construction."""
        old = self.by_iri.get(iri)
        if old is not None:
            self.by_iri[iri] = Entity(iri, old.label, old.classes, tuple(dict.fromkeys((*old.aliases, alias))))


def canonical_name(candidate: NameCandidate, known: NameIndex, entities: Mapping[Iri, Entity], english: English) -> str:
    """The name with abbreviations dropped, and known names inside a citation written by their label."""
    label = re.sub(r"\s*\([A-Z][A-Za-z]+\)", "", candidate.label)
    if candidate.source != "citation":
        # "six Avro class boats" are of the Avro class boat.
        return label.removesuffix("s") if re.search(r"\b[a-z]+[^s]s$", label) else label
    for written, usual in english.mapping("citations", "spellings").items():
        if label.startswith(written):
            label = f"{usual} {label[len(written) :].lstrip().replace('–', '-')}"
            break
    words = label.split()
    for first in range(1, len(words)):
        links = known.exact(" ".join(words[first:]))
        if links and len({x.entity for x in links}) == 1:
            return f"{' '.join(words[:first])} {entities[links[0].entity].label}"
    return label


def rename(renaming: Renaming, minting: Minting, nouns: Mapping[str, Iri], titles: Titles) -> None:
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


def defined_thing(
    found: NameCandidate,
    minting: Minting,
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
