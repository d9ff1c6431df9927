"""Typed mentions: every stretch of a passage that names a thing, a time or a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ntib_graph.grammar.dates import find_dates
from ntib_graph.grammar.quantities import find_quantities
from ntib_graph.linking.names import NameIndex, NameKind, names_the_place
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.ontology import Ontology


class MentionKind(StrEnum):
    """What a mention stands for."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DATE = "date"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch ``text[start:end]`` of a passage and what it stands for."""

    start: int
    end: int
    text: str
    kind: MentionKind
    entity: Iri | None = None
    classes: tuple[Iri, ...] = ()
    date: VagueDate | None = None
    derived_from: str = ""
    number: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RawToken:
    """A token before any grouping: offsets in the passage's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RawPassage:
    """A passage before grouping: its text, tokens, and the spans of statistical recognition (start, end, label)."""

    text: str
    tokens: tuple[RawToken, ...]
    recognised: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A stretch that looks like a name, with the classes its form suggests."""

    start: int
    end: int
    label: str
    classes: tuple[Iri, ...]
    source: str
    """"acronym", "citation", "noun" (its head names a class) or "statistical"."""
    short: str = ""
    """The abbreviation the text gives with it."""


_OF_THE_GRAPH = frozenset({ns.STATEMENT, ns.EVIDENCE, ns.COMPLETE_SET})
"""Classes that no document speaks of: the graph's own records."""


def nouns_of_classes(ontology: Ontology) -> Mapping[str, Iri]:
    """Nouns (lower case, singular) with the class each names; classes of mere phrases are left out.

    A noun that names several classes counts for the most special of them.
    """
    table: dict[str, Iri] = {}
    for iri, known in sorted(ontology.classes.items()):
        if ontology.is_phrase_class(iri) or iri in _OF_THE_GRAPH:
            continue
        for noun in known.nouns:
            other = table.get(noun.casefold())
            if other is None or ontology.is_subclass(iri, other) or noun == known.label:
                table[noun.casefold()] = iri
    return table


def classes_by_ner_label(ontology: Ontology) -> Mapping[str, Iri]:
    """The class a label of statistical entity recognition suggests; of several the most general."""
    table: dict[str, Iri] = {}
    for iri, known in sorted(ontology.classes.items()):
        for label in known.ner_labels:
            if label not in table or ontology.is_subclass(table[label], iri):
                table[label] = iri
    return table


def find_values(text: str, english: English, *, today: VagueDate | None, anchors: Mapping[str, str]) -> tuple[Mention, ...]:
    """Dates, percentages and amounts of money."""
    values = [
        Mention(d.start, d.end, text[d.start : d.end], MentionKind.DATE, date=d.date, derived_from=d.derived_from)
        for d in find_dates(text, english, today=today, anchors=anchors)
    ]
    values += [
        Mention(q.start, q.end, text[q.start : q.end], MentionKind.QUANTITY, number=q.number, unit=q.unit)
        for q in find_quantities(text)
    ]
    return tuple(values)


_NUMBERED = re.compile(r"[A-Z][a-z]+ (?:[IVX]+|\d+)$")


def out_of_place(text: str, entities: Mapping[Iri, Entity]) -> frozenset[Iri]:
    """Known parts of wholes that a document does not speak of: another's "Part II" is not the one that is known."""
    found: set[Iri] = set()
    for iri, thing in entities.items():
        short = [a for a in (thing.label, *thing.aliases) if _NUMBERED.fullmatch(a)]
        full = [a for a in (thing.label, *thing.aliases) if a not in short]
        wholes = {w for a in full for w in a.split() if all(w not in s.split() for s in short) and w[0].isupper()}
        if short and wholes and not any(w in text for w in wholes):
            found.add(iri)
    return frozenset(found)


def find_names(
    text: str,
    tokens: Sequence[RawToken],
    indexes: Sequence[NameIndex],
    entities: Mapping[Iri, Entity],
    english: English,
    absent: frozenset[Iri] = frozenset(),
) -> tuple[Mention, ...]:
    """Names of known things, longest first over all indexes; an ambiguous name is left out."""
    found: list[Mention] = []
    words = [t.text for t in tokens]
    for index in indexes:
        for span in index.scan(words):
            start, end = tokens[span.start].start, tokens[span.end - 1].end
            names = [link for link in span.links if link.kind is not NameKind.ADJECTIVE] or list(span.links)
            if len({link.entity for link in names}) > 1 or names[0].entity in absent:
                continue
            if names_the_place(names, words, span.start, span.end, english):
                continue
            link = names[0]
            kind = MentionKind.ADJECTIVE if link.kind is NameKind.ADJECTIVE else MentionKind.NAME
            joined = _joined_word(tokens, span.start, span.end)
            if joined == "before":
                continue
            if joined == "after":
                kind = MentionKind.ADJECTIVE
            if kind is MentionKind.NAME and _names_a_branch(words, span.start, span.end):
                continue
            classes = entities[link.entity].classes if link.entity in entities else ()
            found.append(Mention(start, end, text[start:end], kind, link.entity, classes))
    return without_overlaps(found)


def _names_a_branch(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a one-word name ends that of an item in a list, which is another thing: "Fjord Glove, Harbour Upland and Saga"."""
    if end - start > 1 or start < 2 or end >= len(words):
        return False
    before = words[start - 1]
    named = before[:1].isupper() and before.isalpha() and not before.isupper() and len(before) > 3
    return named and words[start - 2] in (",", "and") and words[end] in (",", "and", ".", ";")


def with_places(text: str, names: Sequence[Mention], ontology: Ontology) -> tuple[Mention, ...]:
    """The names, a body's with that of its country right before it: "the Norwegian Ports Agency", "the UK Trade Department"."""
    labels = classes_by_ner_label(ontology)
    place, body = labels.get("GPE"), labels.get("ORG")
    kept: list[Mention] = []
    for mention in names:
        before = kept[-1] if kept else None
        is_body = body is not None and mention.kind is MentionKind.NAME and ontology.admits((body,), mention.classes)
        of_place = before is not None and place is not None and ontology.admits((place,), before.classes)
        if (
            before is not None
            and is_body
            and of_place
            and text[before.end : mention.start] == " "
            and before.classes != mention.classes
        ):
            kept[-1] = replace(mention, start=before.start, text=text[before.start : mention.end])
        else:
            kept.append(mention)
    return tuple(kept)


_HYPHENS = frozenset({"-", "‑"})


def _joined_word(tokens: Sequence[RawToken], start: int, end: int) -> str:
    """Whether a hyphen joins a name to a word "before" it ("non-X": not X itself) or "after" it ("X-led")."""

    def touches(left: int, right: int) -> bool:
        return left >= 0 and right < len(tokens) and tokens[left].end == tokens[right].start

    follows = touches(start - 2, start - 1) and touches(start - 1, start) and tokens[start - 1].text in _HYPHENS
    if follows and (not tokens[start - 2].text[0].isupper() or tokens[start - 2].text.isupper()):
        return "before"
    if touches(end - 1, end) and touches(end, end + 1) and tokens[end].text in _HYPHENS and tokens[end + 1].text.islower():
        return "after"
    return ""


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The longest of overlapping mentions, in order of the text; equal ones: the first given."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
