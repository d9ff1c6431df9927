"""What "the plan" is, where a text called it "a plan for new harbours" before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.phrase_spans import PhraseSpan
from ntib_graph.grammar.phrases import noun_phrase
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.vocabulary.english import English

_FARTHEST = 12
"""Passages that a description may stand before, within its section."""
_OPENING = 3
"""Passages at the beginning of a document that say what it is about."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "prep", "acl"})
_UNREAL = frozenset({"no", "any", "another", "each", "every"})


def fuller_description(
    parsed: ParsedPassage, noun: Token, passages: Sequence[ParsedPassage], sections: Sequence[int], english: English
) -> PhraseSpan | None:
    """The one fuller phrase with the same head that stands nearest before a bare definite noun; None where there are two."""
    if not is_bare_definite(parsed, noun):
        return None
    for number in range(parsed.number, max(parsed.number - _FARTHEST, sections[parsed.number]) - 1, -1):
        last = noun.i if number == parsed.number else None
        found = list(_descriptions(passages[number], noun, last, english))
        if found:
            return _only(found)
    for number in range(min(_OPENING, parsed.number)):
        found = list(_descriptions(passages[number], noun, None, english))
        if found:
            # What the document opens with is what it is about.
            return _only(found)
    return None


def _only(found: Sequence[tuple[PhraseSpan, bool]]) -> PhraseSpan | None:
    """The one description, or of several the one that introduces its thing: "a plan for new harbours"."""
    for chosen in ([s for s, _ in found], [s for s, is_new in found if is_new]):
        texts = {s.text.casefold(): s for s in chosen}
        if len(texts) == 1:
            return next(iter(texts.values()))
    return None


def is_bare_definite(parsed: ParsedPassage, noun: Token) -> bool:
    """Whether a common noun has nothing but a definite determiner: "the plan", "this plan"."""
    if parsed.unit(noun) is not None or noun.tag_ not in ("NN", "NNS"):
        return False
    own = [c for c in noun.children if c.i < noun.i and c.dep_ not in ("cc", "punct", "advmod")]
    after = any(
        c.dep_ in ("prep", "acl", "relcl", "appos", "conj") and c.i > noun.i and not says_when(parsed, c) for c in noun.children
    )
    return [c.lower_ for c in own if c.lower_ in _DEFINITE] == [c.lower_ for c in own] != [] and not after


def says_when(parsed: ParsedPassage, preposition: Token) -> bool:
    """Whether a complement is a date, which belongs to the clause: "ended the contract on 4 May 2031"."""
    units = [parsed.unit(o) for o in preposition.children if o.dep_ == "pobj"]
    return any(u is not None and u.kind is MentionKind.DATE for u in units)


def _descriptions(passage: ParsedPassage, noun: Token, last: int | None, english: English) -> Iterator[tuple[PhraseSpan, bool]]:
    lemma, tag = noun.lemma_.lower(), noun.tag_
    for token in passage.doc if last is None else passage.doc[:last]:
        if token.tag_ != tag or token.lemma_.lower() != lemma or passage.unit(token) is not None:
            continue
        if any(c.lower_ in _UNREAL for c in token.children) or not any(c.dep_ in _MODIFYING for c in token.children):
            continue
        span = noun_phrase(passage, token, english)
        if span is not None and not span.doubt and " " in span.text:
            yield span, any(c.lower_ in ("a", "an") and c.dep_ == "det" for c in token.children)
