"""What a question asks for and the units it does so with: its names and its other words of content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ntib_graph.ask.pieces import LONGEST_NAME, Vocabulary
from ntib_graph.ask.stems import Stems
from ntib_graph.ask.tokens import find_fillers, split_words
from ntib_graph.ask.word_matching import Unit, Wanted
from ntib_graph.linking.names import NamedSpan
from ntib_graph.model.terms import Iri

_LONGEST_ASKING = 4
SHORTEST_MISSPELT = 5
CLOSE_NAME = 0.86
REFUSED = frozenset(
    {"negation", "superlative", "most", "fewest", "earlier", "later", "first", "last", "before", "after", "universal"}
    | {"alternative"}
)
"""Words of the grammar that say more than the words of a fact can show."""
_REACH = 4
"""How many words may stand between a question word and its noun."""


@dataclass(frozen=True)
class UnitReader:
    """Cuts questions into what is asked for and its units, with a domain's words."""

    vocabulary: Vocabulary
    stems: Stems
    is_unknown: Callable[[str], bool]
    """Whether a word stands nowhere in what the documents tell."""

    def read(self, question: str) -> tuple[Wanted, tuple[Unit, ...]] | None:
        """The wanted thing and the units; None for a question that these cannot stand for (whether, how many, not)."""
        english = self.vocabulary.knowledge.domain.english
        words = split_words(question, english)
        lower = tuple(word.casefold() for word in words)
        asked = self._asked(lower)
        spans = self._spans(words)
        named = {i for span in spans for i in range(span.start, span.end)}
        used = {i for i, word in enumerate(words) if word in (",", "'s")} | (set(find_fillers(words, english)) - named)
        if asked is None:
            if not words or "how" in lower:
                return None
            is_whether = lower[0] in english.words("function_words", "auxiliaries")
            kind, start, end = ("whether" if is_whether else "what"), 0, 0
        else:
            kind, start, end = asked
        kinds = {k for i, w in enumerate(lower) if i not in range(start, end) for k in self.vocabulary.grammar.get((w,), ())}
        if kind == "count" or (kind != "why" and kinds & REFUSED):
            return None
        light = english.words("function_words", "auxiliaries")
        used |= {i for i, word in enumerate(lower) if word in light and i not in named}
        used |= set(range(start, end)) | self._places(lower, ("negation", "exception"))
        classes: frozenset[Iri] = frozenset()
        if kind == "what":
            classes, noun = self._noun(lower, end, named, is_imperative=asked is None)
            used |= noun
            used |= {at - 1 for at in noun if at and lower[at - 1] in english.numbers}
            if asked is None and not classes:
                return None
        is_choice = asked is not None and kind == "what" and not classes
        head = next((s for s in spans if s.start == end), None) if is_choice else None
        named_head = frozenset(link.entity for link in head.links) if head else frozenset[Iri]()
        return Wanted(kind, classes, named_head), tuple(self._units(words, used, spans))

    def _places(self, lower: tuple[str, ...], kinds: tuple[str, ...]) -> set[int]:
        """Where words of these kinds of the grammar stand."""
        return {
            at
            for start in range(len(lower))
            for end in range(start + 1, min(len(lower), start + _LONGEST_ASKING) + 1)
            if set(kinds) & set(self.vocabulary.grammar.get(lower[start:end], ()))
            for at in range(start, end)
        }

    def _spans(self, words: tuple[str, ...]) -> list[NamedSpan]:
        """The names of the question, without words of the grammar that could be names in capitals."""
        english = self.vocabulary.knowledge.domain.english
        light = english.words("function_words", "pronouns") | english.articles | english.prepositions
        light |= english.words("function_words", "auxiliaries") | english.words("function_words", "conjunctions")
        found = []
        for span in self.vocabulary.knowledge.names.scan(words, ignore_case=True):
            text = words[span.start : span.end]
            is_light = len(text) == 1 and text[0].casefold() in light and not text[0].isupper()
            if span.links and not is_light and len(text) <= LONGEST_NAME:
                found.append(span)
        return sorted((*found, *self._misspelt(words, found)), key=lambda span: span.start)

    def _misspelt(self, words: tuple[str, ...], spans: list[NamedSpan]) -> Iterator[NamedSpan]:
        """Names that resemble words which no fact knows."""
        taken = {i for span in spans for i in range(span.start, span.end)}
        at = 0
        while at < len(words):
            is_open = at not in taken and len(words[at]) >= SHORTEST_MISSPELT
            if is_open and self.is_unknown(words[at]):
                for start, end in ((at, at + 2), (at - 1, at + 1), (at, at + 1)):
                    if start < 0 or end > len(words) or taken & set(range(start, end)):
                        continue
                    links = self.vocabulary.knowledge.names.fuzzy(" ".join(words[start:end]), limit=1)
                    if links and links[0].score >= CLOSE_NAME:
                        yield NamedSpan(start, end, links)
                        at = end - 1
                        break
            at += 1

    def _asked(self, lower: tuple[str, ...]) -> tuple[str, int, int] | None:
        """The first question word: its kind and its place."""
        for start in range(len(lower)):
            for end in range(min(len(lower), start + _LONGEST_ASKING), start, -1):
                for kind in self.vocabulary.grammar.get(lower[start:end], ()):
                    if kind.startswith("asked "):
                        return kind.removeprefix("asked "), start, end
        return None

    def _noun(
        self, lower: tuple[str, ...], start: int, named: set[int], *, is_imperative: bool
    ) -> tuple[frozenset[Iri], set[int]]:
        """The classes of the noun that the question word stands before, and the noun's places."""
        level = tuple(self.vocabulary.knowledge.level(word) for word in lower)
        stops = self.vocabulary.knowledge.domain.english.words("function_words", "auxiliaries")
        for at in range(start, len(lower) if is_imperative else min(len(lower), start + _REACH)):
            if lower[at] in stops and not is_imperative and at > start:
                break
            for end in range(min(len(lower), at + 3), at, -1):
                found = self.vocabulary.knowledge.class_words.get(level[at:end])
                if found and not named & set(range(at, end)):
                    return frozenset(iri for iri, _ in found), set(range(at, end))
        return frozenset(), set()

    def _units(self, words: tuple[str, ...], used: set[int], spans: list[NamedSpan]) -> Iterator[Unit]:
        by_start = {span.start: span for span in spans}
        at, plain = 0, list[str]()
        while at < len(words):
            span = by_start.get(at)
            if span:
                yield from self._plain(plain)
                plain = []
                text = " ".join(words[at : span.end])
                yield Unit(None, frozenset(link.entity for link in span.links), tuple(self.stems.senses(text)))
                at = span.end
                continue
            if at not in used:
                plain.append(words[at])
            at += 1
        yield from self._plain(plain)

    def _plain(self, words: list[str]) -> Iterator[Unit]:
        yield from (Unit(sense) for sense in self.stems.senses(" ".join(words)))
