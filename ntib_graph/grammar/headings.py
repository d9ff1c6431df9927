"""What stands under a heading or lead-in that says what it is: "Findings", "X should:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT
from ntib_graph.vocabulary.namespaces import document_iri
from ntib_graph.vocabulary.ontology import OntologyProperty

_SURE = 0.9
_HEADING = re.compile(
    r"^(?:\d+[.)]\s*)?(?:(?:Key|Main|Our|Policy|Summary of)\s+)?(\w[\w -]*?)(?:\s+\d+|\s+[IVX]+)?[:.]?$", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"(?:^|,\s+)(?:the\s+)?([^,:]+?)\s+(?:should|must|ought to|need to|are urged to|is urged to)\s*:\s*$", re.IGNORECASE
)
_ORDER = re.compile(r"^(?:first|second|third|fourth|fifth|last|final)(?:ly)?,?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a heading announces: the relation and the class of the phrases under it."""

    relation: OntologyProperty
    phrase_class: Iri


def read_headings(passages: Sequence[ParsedPassage], domain: Domain, document_id: str) -> tuple[tuple[int, Derivation], ...]:
    """The phrases that headings announce, each with the number of its passage.

    A heading whose noun names a class of phrases ("Findings", "Finding 2") that a relation with the
    structure "heading" ranges over: the bullets under it, or the first sentence under a numbered one, are such phrases
    of the document.  A lead-in "X should:" says whom they address.
    """
    kinds = {p.number: kind for p in passages if (kind := _announced(p, domain) or _urged(p, domain)) is not None}
    found: list[tuple[int, Derivation]] = []
    opened: set[int] = set()
    for passage in passages:
        parent = passage.passage.parent
        if parent < 0:
            continue
        above = passages[parent]
        top = above.passage.parent
        if passage.passage.kind is PassageKind.BULLET and parent in kinds:
            found.append((passage.number, _phrase(passage, kinds[parent], domain, document_id, None)))
        elif passage.passage.kind is PassageKind.BULLET and top in kinds and above.text.rstrip().endswith(":"):
            found.append((passage.number, _phrase(passage, kinds[top], domain, document_id, above)))
        elif parent in kinds and parent not in opened and _is_numbered(above) and passage.passage.kind is PassageKind.PARAGRAPH:
            opened.add(parent)
            found.append((passage.number, _phrase(passage, kinds[parent], domain, document_id, None)))
    return tuple(found)


def _is_numbered(heading: ParsedPassage) -> bool:
    return bool(re.search(r"\d|\b[IVX]+$", heading.text))


def _announced(passage: ParsedPassage, domain: Domain) -> _Kind | None:
    if passage.passage.kind is not PassageKind.HEADING:
        return None
    match = _HEADING.match(passage.text.strip())
    if match is None:
        return None
    noun = match[1].casefold()
    for _, relation in sorted(domain.ontology.properties.items()):
        if "heading" not in relation.structures or relation.is_qualifier:
            continue
        for kind in relation.ranges:
            nouns = {n.casefold() for n in domain.ontology.classes[kind].nouns} if kind in domain.ontology.classes else set()
            if noun in nouns | {domain.english.plural(n) for n in nouns}:
                return _Kind(relation, kind)
    return None


_FOLLOWING = re.compile(r"\b(?:following|these|below)\b[^:]*:\s*$|\b(?:that|to)\s*:\s*$")


def _urged(passage: ParsedPassage, domain: Domain) -> _Kind | None:
    """What a lead-in announces that urges in the document's own voice: "We recommend the following steps:"."""
    if passage.passage.kind is not PassageKind.PARAGRAPH or not passage.text.rstrip().endswith(":"):
        return None
    start, end = passage.sentence_at(len(passage.text) - 1)
    urging = domain.english.mapping("verbs", "urging")
    words = passage.text[start:end].casefold().split()
    voiced = next((b for a, b in pairwise(words) if a in urging["voices"] and _stem(b) in urging["words"]), "")
    if not voiced or not _FOLLOWING.search(passage.text):
        return None
    for entry in domain.lexicon.by_head.get(_stem(voiced), ()):
        relation = domain.ontology.properties[entry.property]
        kind = next((c for c in relation.ranges if domain.ontology.is_phrase_class(c)), None)
        if "heading" in relation.structures and not relation.is_qualifier and kind is not None:
            return _Kind(relation, kind)
    return None


def _stem(verb: str) -> str:
    """A verb without the "s" of its third person."""
    return verb.removesuffix("s")


def _phrase(passage: ParsedPassage, kind: _Kind, domain: Domain, document_id: str, lead_in: ParsedPassage | None) -> Derivation:
    start, end = passage.sentence_at(0)
    text = passage.text[start:end]
    text = text[(m.end() if (m := _ORDER.match(text)) else 0) :].rstrip(" .;")
    ns = domain.ontology.namespace
    thing = Filler(domain.ontology.phrase_iri(kind.phrase_class, text), text, start, end, kind.phrase_class)
    subject = Filler(document_iri(ns, document_id), document_id, start, end)
    roles = [RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (thing,))]
    roles.extend(_addressee(lead_in, domain) if lead_in is not None else ())
    sense = f"{kind.relation.iri.local_name}/heading"
    return Derivation(kind.relation.iri, sense, "heading", start, end, tuple(roles), confidence=_SURE)


def _addressee(lead_in: ParsedPassage, domain: Domain) -> Iterator[RoleFilling]:
    """Whom "X should:" addresses, as the qualifier property with the structure "heading" that its range allows."""
    match = _LEAD_IN.search(lead_in.text)
    if match is None:
        return
    inside = [m for u in lead_in.units for m in u.members if match.start(1) <= m.start and m.end <= match.end(1)]
    whole = [m for m in inside if m.end == match.end(1) and m.kind is MentionKind.NAME]
    named = whole[0] if len(whole) == 1 and whole[0].entity is not None else None
    written = Filler(Iri("x:"), match[1], match.start(1), match.end(1))
    if named is not None and named.entity is not None:
        found = tuple(addressee_of(domain, Filler(named.entity, named.text, named.start, named.end), named.classes))
        yield from found or addressee_of(domain, written, ())
    else:
        yield from addressee_of(domain, written, ())


def addressee_of(domain: Domain, who: Filler, classes: tuple[Iri, ...]) -> Iterator[RoleFilling]:
    """Whom advice is for, in the qualifier property with the structure "heading" that allows it.

    ``classes`` are those of a named thing; without them ``who`` is a phrase.
    """
    ontology = domain.ontology
    for _, qualifier in sorted(ontology.properties.items()):
        if not qualifier.is_qualifier or "heading" not in qualifier.structures:
            continue
        if classes:
            if ontology.admits(qualifier.ranges, classes):
                yield RoleFilling(qualifier.iri.value, (who,))
                return
            continue
        kinds = [c for c in qualifier.ranges if ontology.is_phrase_class(c)]
        if kinds:
            iri = ontology.phrase_iri(kinds[0], who.text)
            yield RoleFilling(qualifier.iri.value, (Filler(iri, who.text, who.start, who.end, kinds[0]),))
            return
