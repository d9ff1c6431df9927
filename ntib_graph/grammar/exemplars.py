"""Examples of a kind: "rail operators such as A and B" says what A and B are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.phrase_spans import pointing_word
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "examples"
_SURE = 0.85
_INTRODUCERS = (("such", "as"), ("like",), ("including",), ("namely",))
_LAST_WORDS = frozenset(words[-1] for words in _INTRODUCERS)
_FARTHEST = 9
_STOPS = frozenset({".", ";", ":", "?", "!"})
_MODIFIERS = ("JJ", "JJR", "VBN", "VBG", "NN", "NNP", "NNS", "HYPH", "RB")


def read_examples(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The names behind "such as", "like" and "including", each as one of what the plural noun phrase before says."""
    relations = tuple(with_structure(domain, _STRUCTURE))
    for number, word in enumerate(parsed.words) if relations else ():
        unit = word.unit
        if unit is None or not all(m.kind is MentionKind.NAME and m.entity is not None for m in unit.members):
            continue
        token = parsed.doc[number]
        before = _kind_before(parsed, token)
        if before is None or _is_part_of_more(parsed, token):
            continue
        start, end, head = before
        text = _singular(parsed.text[start:end], parsed.span([head]), start, head)
        if len(text.split()) < 2 or pointing_word(text, domain.english):
            continue
        named = _listed(parsed, unit)
        for relation in relations:
            kind = next((c for c in relation.ranges if domain.ontology.is_phrase_class(c)), None)
            fits = all(domain.ontology.admits(relation.domains, m.classes) for m in named)
            if kind is None or not fits:
                continue
            thing = Filler(domain.ontology.phrase_iri(kind, text), text, start, end, kind)
            members = tuple(Filler(m.entity, m.text, m.start, m.end) for m in named if m.entity is not None)
            roles = (RoleFilling(SUBJECT, members), RoleFilling(OBJECT, (thing,)))
            sense = f"{relation.iri.local_name}/{_STRUCTURE}"
            yield Derivation(relation.iri, sense, _STRUCTURE, unit.start, unit.end, roles, confidence=_SURE)


def examples_of(parsed: ParsedPassage, noun: Token) -> tuple[Token, ...]:
    """The words for the names given as examples of a plural noun: "ports such as X and Y", "members, including X"."""
    if noun.tag_ != "NNS" or parsed.unit(noun) is not None:
        return ()
    for token in parsed.doc[noun.i + 2 : noun.i + 2 + _FARTHEST]:
        if token.text in _STOPS:
            break
        unit = parsed.unit(token)
        if unit is not None and unit.kind is MentionKind.NAME:
            before = _kind_before(parsed, token)
            if before is not None and before[2].i == noun.i and not _is_part_of_more(parsed, token):
                return (token,)
    return ()


def _listed(parsed: ParsedPassage, first: Unit) -> tuple[Mention, ...]:
    """The unit's names with those that follow across a parenthesis: "A (of Bern) and B"."""
    found, end = list(first.members), first.end
    for unit in parsed.units:
        if unit.start < end:
            continue
        if not _ACROSS.match(parsed.text[end : unit.start]) or unit.members[0].kind is not MentionKind.NAME:
            break
        found.extend(unit.members)
        end = unit.end
    return tuple(found)


_ACROSS = re.compile(r"^\s*\([^()]*\)\s*(?:,|,?\s*and|,?\s*or)\s+(?:the\s+)?$")


def _kind_before(parsed: ParsedPassage, token: Token) -> tuple[int, int, Token] | None:
    """The plural noun phrase before the introducer: its offsets without determiners and number, and its head."""
    doc, at = parsed.doc, token.i - 1
    while at >= 0 and doc[at].dep_ == "det":
        at -= 1
    if at < 0 or doc[at].lower_ not in _LAST_WORDS:
        return None
    introducer = next((w for w in _INTRODUCERS if tuple(t.lower_ for t in doc[max(0, at - len(w) + 1) : at + 1]) == w), None)
    if introducer is None:
        return None
    at -= len(introducer)
    if at >= 0 and doc[at].text == ",":
        at -= 1
    elif introducer == ("including",):
        return None
    last = at
    head = _plural_at(parsed, at)
    if head is None:
        # One complement may stand between: "carriers in the north like X".
        while at > 0 and doc[at].dep_ != "prep" and last - at < 5 and not doc[at].is_punct:
            at -= 1
        if at <= 0 or doc[at].dep_ != "prep" or doc[at].lower_ not in ("in", "of", "on", "from", "for"):
            return None
        head = _plural_at(parsed, at - 1)
    if head is None:
        return None
    first = head.i
    while (
        first > 0 and doc[first - 1].tag_ in _MODIFIERS and doc[first - 1].tag_ != "RB" and doc[first - 1].lower_ not in _LEFT_OUT
    ):
        first -= 1
    if first > 1 and doc[first - 1].dep_ == "cc" and doc[first - 2].tag_ in ("JJ", "VBN", "VBG") and first < head.i:
        # Of "inner and outer ports such as X" X may be either.
        return None
    words = doc[first : last + 1]
    start, end = parsed.span([words[0]])[0], parsed.span([words[-1]])[1]
    return start, end, head


_LEFT_OUT = frozenset(
    {"many", "some", "several", "other", "various", "few", "more", "all", "certain", "numerous", "key", "such", "own"}
)


def _plural_at(parsed: ParsedPassage, at: int) -> Token | None:
    token = parsed.doc[at] if at >= 0 else None
    return token if token is not None and token.tag_ == "NNS" and parsed.unit(token) is None else None


def _is_part_of_more(parsed: ParsedPassage, token: Token) -> bool:
    """Whether the name only opens a longer phrase: "carriers like the X airline's owner"."""
    following = parsed.doc[token.i + 1] if token.i + 1 < len(parsed.doc) else None
    return following is not None and (following.tag_ in ("POS", "NN", "NNS", "NNP") or following.tag_.startswith("HYPH"))


def _singular(text: str, head: tuple[int, int], start: int, token: Token) -> str:
    return text[: head[0] - start] + token.lemma_.lower() + text[head[1] - start :]
