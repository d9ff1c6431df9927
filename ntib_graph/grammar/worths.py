"""What a sum before a noun says the thing is worth: "a $318 million contract with Harbour Ltd"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.phrases import noun_phrase
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "sum before noun"
_SURE = 0.8
_BEFORE = frozenset({"nummod", "compound", "amod", "nmod", "quantmod"})
_BEHIND = frozenset({"to", "with", "for", "from", "between", "on", "in"})


def read_worths(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The sums that stand before nouns of what has a price, with what the noun says of which it is."""
    relations = with_structure(fillers.domain, _STRUCTURE)
    valued = fillers.domain.english.mapping("quantities", "valued")["nouns"] if relations else ()
    verbs = fillers.domain.english.mapping("status", "complement_verbs")
    wished = {v for key in ("proposed", "possible", "denied") for v in verbs[key]}
    for number, word in enumerate(parsed.words) if relations else ():
        unit = word.unit
        if unit is None or unit.kind is not MentionKind.QUANTITY or len(unit.members) != 1 or unit.members[0].unit:
            continue
        noun = parsed.doc[number].head
        is_before = parsed.doc[number].dep_ in _BEFORE and noun.i > number and parsed.unit(noun) is None
        if not is_before or noun.lemma_.lower() not in valued or noun.tag_ != "NN" or word.aside >= 0:
            continue
        text = _label(parsed, noun, parsed.doc[number], fillers)
        verb = noun.head
        if noun.dep_ not in ("dobj", "nsubj", "nsubjpass") or verb.lemma_.lower() in wished:
            continue
        claim = read_claim(verb, fillers.domain.english)
        if not text or claim.status is not Status.ASSERTED or claim.source is not None or not verb.tag_.startswith("VB"):
            continue
        for relation in relations:
            kind = next((c for c in relation.domains if fillers.domain.ontology.is_phrase_class(c)), None)
            if kind is not None:
                subject = Filler(fillers.domain.ontology.phrase_iri(kind, text), text, *parsed.span([noun]), kind)
                value = Filler(Literal(unit.members[0].text), unit.members[0].text, unit.start, unit.end)
                roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (value,)))
                sense = f"{relation.iri.local_name}/sum-before-noun"
                yield Derivation(relation.iri, sense, "noun phrase", unit.start, unit.end, roles, confidence=_SURE)


def _label(parsed: ParsedPassage, noun: Token, figure: Token, fillers: FillerReader) -> str:
    """The noun with what stands between the sum and it, and with whom, for what or to whom it is; "" where nothing says so."""
    before = [c for c in noun.children if figure.i < c.i < noun.i and c.dep_ in ("compound", "amod", "nmod")]
    start, end = parsed.span([*before, noun])
    prepositions = (
        c
        for t in (noun, noun.head)
        for c in t.children
        if c.i == noun.i + 1 and c.dep_ in ("prep", "dative") and c.lower_ in _BEHIND
    )
    for preposition in prepositions:
        things = [o for o in preposition.children if o.dep_ == "pobj"]
        unit = parsed.unit(things[0]) if things else None
        if unit is not None and unit.kind is MentionKind.NAME:
            return f"{parsed.text[start:end]} {preposition.text} {parsed.text[unit.start : unit.end]}"
        phrase = noun_phrase(parsed, things[0], fillers.domain.english) if things and unit is None else None
        if phrase is not None and not phrase.doubt:
            return f"{parsed.text[start:end]} {preposition.text} {phrase.text}"
    return ""
