"""Words that speak of something other than what a role asks for: of an actor, or of a thing through its goals."""

from __future__ import annotations

from spacy.tokens import Token

from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.noun_clauses import noun_lemma
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Filler
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.lexicon import Function
from ntib_graph.vocabulary.ontology import OntologyProperty

_TRAITS = "traits"


def names_other_actor(parsed: ParsedPassage, token: Token, allowed: tuple[Iri, ...], fillers: FillerReader) -> bool:
    """Whether a noun speaks of actors where the relation has none: "supplies the armed services" tells no goods."""
    ontology = fillers.domain.ontology
    kind = fillers.nouns.get(noun_lemma(parsed, token)) if token.pos_ == "NOUN" else None
    actors = [c for label in ("ORG", "PERSON") if (c := fillers.labels.get(label)) is not None]
    actors += fillers.titles.holders
    described_only = all(ontology.is_phrase_class(c) for c in allowed)
    if (
        kind is None
        or described_only
        or not actors
        or not ontology.admits(tuple(actors), (kind,))
        or ontology.admits(allowed, (kind,))
    ):
        return False
    own = {n.casefold() for c in allowed if c in ontology.classes for n in ontology.classes[c].nouns}
    return noun_lemma(parsed, token) not in own


def bearer_of_trait(
    parsed: ParsedPassage, token: Token, relation: OntologyProperty, allowed: tuple[Iri, ...], fillers: FillerReader
) -> tuple[Filler, ...]:
    """Whose goals, aims or design a noun names, for a relation in which those stand for their bearer."""
    traits = fillers.domain.english.mapping("nouns", "transparent")["traits"]
    if _TRAITS not in relation.structures or token.lemma_.lower() not in traits:
        return ()
    bearing = [t for t in (token, token.head) if t.lemma_.lower() in traits]
    whose = [c for t in bearing for c in t.children if c.i + 1 < t.i and c.nbor().tag_ == "POS"]
    return fillers.entities(parsed, whose[0], allowed, Function.POSSESSIVE) if whose else ()
