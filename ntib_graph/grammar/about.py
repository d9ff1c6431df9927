"""What a text is about by its name or a noun of weight: "the Order on small ports", "the emphasis on fish in the Order"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT
from ntib_graph.vocabulary.ontology import OntologyProperty

_STRUCTURE = "about"
_SURE = 0.8
_MARKERS = frozenset({"on", "concerning", "regarding"})
_WEIGHT = frozenset({"emphasis", "focus", "stress", "accent"})
_LONGEST_TOPIC = 10
"""Words between "emphasis on" and "in X"."""


def read_about(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The topics of texts and undertakings, in order of the passage."""
    relations = tuple(with_structure(fillers.domain, _STRUCTURE))
    for number, word in enumerate(parsed.words) if relations else ():
        if number == 0 or word.text.lower() not in _MARKERS:
            continue
        token = parsed.doc[number]
        before = parsed.doc[token.i - 1]
        unit = parsed.unit(before)
        if unit is not None and len(unit.members) == 1:
            yield from _named(parsed, token, unit.members[0], relations, fillers)
        elif before.lower_ in _WEIGHT and token.lower_ == "on":
            yield from _weighed(parsed, before, token, relations, fillers)


def _named(
    parsed: ParsedPassage, marker: Token, mention: Mention, relations: tuple[OntologyProperty, ...], fillers: FillerReader
) -> Iterator[Derivation]:
    """The topic right behind a name whose own noun can have one: "the Order on raising the quotas"."""
    topics = [c for c in marker.children if c.dep_ in ("pobj", "pcomp") and parsed.unit(c) is None]
    if topics and topics[0].lemma_.lower() in fillers.domain.english.mapping("nouns", "adverbial")["on"]:
        return
    own = bool(topics) and (marker.head.i == marker.i - 1 or topics[0].tag_ == "VBG")
    if not own or mention.kind is not MentionKind.NAME or not _bears_a_noun(mention, fillers):
        return
    yield from _derive(parsed, marker, mention, topics[0], relations, fillers)


def _bears_a_noun(mention: Mention, fillers: FillerReader) -> bool:
    """Whether a name ends in the noun of what it is: "Fisheries Order", not "Bern"."""
    words = mention.text.casefold().split()
    return words[-1] in fillers.nouns or " ".join(words[-2:]) in fillers.nouns


def _weighed(
    parsed: ParsedPassage, noun: Token, marker: Token, relations: tuple[OntologyProperty, ...], fillers: FillerReader
) -> Iterator[Derivation]:
    """The topic between "emphasis on" and "in X", whatever the parse made of its gerunds."""
    definite = any((c.dep_ == "det" and c.lower_ in ("the", "this")) or c.dep_ == "poss" for c in noun.children)
    stretch = parsed.doc[marker.i + 1 : marker.i + 1 + _LONGEST_TOPIC]
    end = next((t.i for t in stretch if t.lower_ == "in" and _name_behind(parsed, t) is not None), None)
    if not definite or end is None:
        return
    inside = parsed.doc[marker.i + 1 : end]
    name = _name_behind(parsed, parsed.doc[end])
    if not len(inside) or name is None or any(t.tag_ in ("VBZ", "VBD", "VBP", "MD", ",", "WDT") for t in inside):
        return
    start, stop = parsed.span(list(inside))
    yield from _state(parsed, marker, name, parsed.text[start:stop], (start, stop), relations, fillers)


def _name_behind(parsed: ParsedPassage, preposition: Token) -> Mention | None:
    at = preposition.i + 1
    while at < len(parsed.doc) and parsed.doc[at].dep_ == "det":
        at += 1
    unit = parsed.unit(parsed.doc[at]) if at < len(parsed.doc) else None
    return unit.members[0] if unit is not None and len(unit.members) == 1 and unit.kind is MentionKind.NAME else None


def _derive(
    parsed: ParsedPassage, marker: Token, mention: Mention, topic: Token, relations: tuple[OntologyProperty, ...],
    fillers: FillerReader,
) -> Iterator[Derivation]:  # fmt: skip
    for relation in relations:
        classes = [c for c in relation.ranges if fillers.domain.ontology.is_phrase_class(c)]
        things = fillers.phrases(parsed, topic, classes, marker) if classes else ()
        if things and mention.entity is not None and fillers.domain.ontology.admits(relation.domains, mention.classes):
            yield _derivation(parsed, marker, mention, things, relation)


def _state(
    parsed: ParsedPassage, marker: Token, mention: Mention, text: str, span: tuple[int, int],
    relations: tuple[OntologyProperty, ...], fillers: FillerReader,
) -> Iterator[Derivation]:  # fmt: skip
    ontology = fillers.domain.ontology
    for relation in relations:
        kind = next((c for c in relation.ranges if ontology.is_phrase_class(c)), None)
        if kind is not None and mention.entity is not None and ontology.admits(relation.domains, mention.classes):
            doubt = "one bare word" if " " not in text else ""
            thing = Filler(ontology.phrase_iri(kind, text), text, *span, kind, doubt=doubt)
            yield _derivation(parsed, marker, mention, (thing,), relation)


def _derivation(
    parsed: ParsedPassage, marker: Token, mention: Mention, things: tuple[Filler, ...], relation: OntologyProperty
) -> Derivation:
    assert mention.entity is not None
    start, end = parsed.span([marker])
    subject = Filler(mention.entity, mention.text, mention.start, mention.end)
    roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, things))
    sense = f"{relation.iri.local_name}/{_STRUCTURE}"
    return Derivation(relation.iri, sense, _STRUCTURE, start, end, roles, confidence=_SURE)
