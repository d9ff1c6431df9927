"""Lists behind a colon that say of a named thing what its several purposes, obstacles or the like are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.phrase_spans import pointing_word
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "colon list"
_SURE = 0.85
_LEAD_IN = re.compile(
    r"^\s+(?:has|have|had|serves?|served|pursues?|pursued|faces?|faced|sets?|(?:is|are|was|were) (?:intended|meant|designed) to"
    r" (?:serve|have|pursue))\s+(?:the following\s+)?([a-z]+|\d+)?\s*((?:[a-z-]+\s+){0,3}?)([a-z]+)\s*:\s+(?=\w)"
)
_MARKS = re.compile(r"\s*;\s*(?:and\s+)?|\s*,?\s+and\s+(?=(?:to|as an?)\s)")
_PURPOSE = re.compile(r"^(?:as\s+an?\s+(?:[\w-]+\s+){0,3}?(?:means|way|tool|instrument|vehicle)\s+)?to\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_SUCH = re.compile(r"\bsuch (?=[\w-]+ (?:with|of|between|among|for|in|to|on)\b)")


def read_colon_lists(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The items of "X serves three purposes: to A; to B; and to C", where the noun names the class of phrases they are."""
    for mention in (m for u in parsed.units if len(u.members) == 1 for m in u.members):
        if mention.kind is not MentionKind.NAME or mention.entity is None or not _opens(parsed, mention):
            continue
        found = _LEAD_IN.match(parsed.text[mention.end :])
        start = mention.end + found.end() if found else 0
        end = parsed.sentence_at(start)[1] if found else 0
        items = list(_items(parsed.text, start, end)) if found else []
        if found is None or len(items) < 2 or not _agrees(found[1] or "", len(items), domain.english):
            continue
        for relation in with_structure(domain, _STRUCTURE):
            kind = next((c for c in relation.ranges if is_plural_of(found[3], c, domain)), None)
            if kind is None or not domain.ontology.admits(relation.domains, mention.classes):
                continue
            sense = f"{relation.iri.local_name}/colon-list"
            subject = Filler(mention.entity, mention.text, mention.start, mention.end)
            things = tuple(_filler(text, at, kind, domain) for at, text in items)
            roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, things))
            yield Derivation(relation.iri, sense, _STRUCTURE, mention.start, mention.end, roles, confidence=_SURE)


def _opens(parsed: ParsedPassage, mention: Mention) -> bool:
    """Whether a name opens its sentence, but for an article."""
    start, _ = parsed.sentence_at(mention.start)
    return parsed.text[start : mention.start].strip().casefold() in ("", "the", "an", "a")


def is_plural_of(word: str, kind: Iri, domain: Domain) -> bool:
    """Whether a word is the plural of a noun of a class of phrases."""
    known = domain.ontology.classes.get(kind)
    if known is None or not domain.ontology.is_phrase_class(kind):
        return False
    return word in {domain.english.plural(noun) for noun in (known.label, *known.nouns)}


def _agrees(number: str, items: int, english: English) -> bool:
    """Whether a written number of items, if one is given, is the number found."""
    count = int(number) if number.isdigit() else english.numbers.get(number, 0)
    return count in (0, items)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The items with their offsets, without their marks: "to A; to B; and as a means to C"."""
    at = start
    for piece in _MARKS.split(text[start:end]):
        at = text.index(piece, at)
        whole = piece.rstrip(" .")
        lead = _PURPOSE.match(whole) or _ARTICLE.match(whole)
        skipped = lead.end() if lead else 0
        if len(whole[skipped:].split()) > 1:
            yield at + skipped, whole[skipped:]
        at += len(piece)


def _filler(text: str, start: int, kind: Iri, domain: Domain) -> Filler:
    """A phrase; "such" before a noun with its own complement says no more than the complement."""
    label = _SUCH.sub("", text)
    doubt = pointing_word(label, domain.english)
    return Filler(domain.ontology.phrase_iri(kind, label), label, start, start + len(text), kind, doubt=doubt)
