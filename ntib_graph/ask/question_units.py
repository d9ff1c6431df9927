"""What a question asks for and the units it does so with: its names, its years and its other words of content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.asked_holes import Asked, HoleFinder
from ntib_graph.ask.pieces import LONGEST_NAME, Vocabulary
from ntib_graph.ask.stems import Sense, Stems
from ntib_graph.ask.tokens import find_fillers, split_words
from ntib_graph.ask.units import Hole, Unit, Voice, Wanted
from ntib_graph.linking.names import NamedSpan
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import Inflection

SHORTEST_MISSPELT = 5
CLOSE_NAME = 0.86
REFUSED = frozenset({"negation", "earlier", "later", "before", "after", "alternative"})
"""Words of the grammar that say more than the words of a fact can show."""
_REACH = 6
"""How many words may stand between a question word and its noun."""
_YEAR = re.compile(r"(1[0-9]|20|21)\d\d")
_DECADE = re.compile(r"(?:(early|mid|late)-)?((?:1[0-9]|20)\d)0'?s")
_THIRDS = {"early": (0, 4), "mid": (4, 6), "late": (6, 9), None: (0, 9)}


@dataclass(frozen=True)
class UnitReader:
    """Cuts questions into what is asked for and its units, with a domain's words."""

    vocabulary: Vocabulary
    stems: Stems
    is_unknown: Callable[[str], bool]
    """Whether a word stands nowhere in what the documents tell."""
    agents: frozenset[Iri]
    posts: frozenset[Iri]

    @cached_property
    def _holes(self) -> HoleFinder:
        return HoleFinder(self.vocabulary, lambda word: word in self._verb_forms)

    def read(self, question: str) -> tuple[Wanted, tuple[Unit, ...]] | None:
        """The wanted thing and the units; None for a question that these cannot stand for ("before", "not", "or")."""
        english = self.vocabulary.knowledge.domain.english
        words, spans = self._opened(split_words(question, english))
        lower = tuple(word.casefold() for word in words)
        asked = self._holes.find(lower)
        if asked is None:
            return None
        named = {i for span in spans for i in range(span.start, span.end)}
        kinds = {k for i, w in enumerate(lower) if i not in asked.places for k in self.vocabulary.grammar.get((w,), ())}
        if asked.hole is not Hole.WHY and kinds & REFUSED:
            return None
        light = english.words("function_words", "auxiliaries")
        used = {i for i, word in enumerate(words) if word in (",", "'s")} | (set(find_fillers(words, english)) - named)
        used |= {i for i, word in enumerate(lower) if word in light and i not in named}
        used |= asked.places | self._holes.places_of(lower, "negation")
        excepted = self._holes.excepted(lower)
        used |= set(excepted)
        run = self._noun_phrase(lower, asked, named, used)
        classes, noun = self._classes(lower, run, named)
        if asked.is_imperative and not classes:
            return None
        hole = asked.hole
        if classes and classes <= self.posts:
            # Whoever holds such a post is asked for, and only facts about the answer show that.
            noun = frozenset[int]()
            hole, classes = (hole, self.agents) if hole is Hole.NUMBER else (Hole.WHO, frozenset())
        used |= noun | {at - 1 for at in noun if at and lower[at - 1] in english.numbers}
        head = next((s for s in spans if s.start == asked.end), None) if hole is Hole.WHAT and not classes else None
        after = max(run, default=asked.end - 1) + 1
        voice = self._holes.voice(lower, asked, after, named)
        open_places = (at for at in range(after, len(words)) if at not in used and lower[at] not in self._light)
        main = next(open_places, None) if voice is Voice.DOER else None
        wanted = Wanted(
            hole,
            classes | asked.classes,
            tuple(self.stems.senses(" ".join(words[i] for i in sorted(noun)))),
            frozenset(link.entity for link in head.links) if head else frozenset(),
            voice,
            frozenset(link.entity for span in spans if excepted and span.start > max(excepted) for link in span.links),
        )
        said = self._saying(lower, wanted)
        return wanted, (*self._units(words, used, spans, frozenset() if asked.is_imperative else run, main), *said)

    def _saying(self, lower: tuple[str, ...], wanted: Wanted) -> Iterator[Unit]:
        """The verb of saying or naming of which somebody other than the text is the subject."""
        english = self.vocabulary.knowledge.domain.english
        is_source = set(lower) & set(english.mapping("questions", "source")["nouns"])
        said = [word for word in lower if word in english.words("matching", "said")]
        if wanted.hole is Hole.WHAT and wanted.voice is Voice.DONE_TO and said and not is_source:
            yield Unit(self.stems.sense(said[0]), is_needed=True, must_be_own=True)

    def _opened(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], list[NamedSpan]]:
        """The words with hyphens opened outside of names, and the names."""
        named = {i for span in self._spans(words) for i in range(span.start, span.end)}
        pieces = ([word] if i in named or _years(word) else re.split("[-/]", word) for i, word in enumerate(words))
        opened = tuple(part for parts in pieces for part in parts if part)
        return opened, self._spans(opened)

    def _spans(self, words: tuple[str, ...]) -> list[NamedSpan]:
        """The names of the question, without words of the grammar that could be names in capitals."""
        english = self.vocabulary.knowledge.domain.english
        light = english.words("function_words", "pronouns") | english.articles | english.prepositions
        light |= english.words("function_words", "auxiliaries") | english.words("function_words", "conjunctions")
        found = []
        for span in self.vocabulary.knowledge.names.scan(words, ignore_case=True):
            text = words[span.start : span.end]
            is_light = len(text) == 1 and text[0].casefold() in light and not text[0].isupper()
            is_phrase = all(self.vocabulary.knowledge.is_phrase(link.entity) for link in span.links)
            if span.links and not is_light and not is_phrase and len(text) <= LONGEST_NAME:
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

    def _noun_phrase(self, lower: tuple[str, ...], asked: Asked, named: set[int], used: set[int]) -> frozenset[int]:
        """Where the noun phrase that the question word stands before is; also after "is the", as in "what is the N"."""
        if asked.hole not in (Hole.WHAT, Hole.NUMBER, Hole.AMOUNT, Hole.WHERE, Hole.WHO) or asked.classes:
            return frozenset()
        english = self.vocabulary.knowledge.domain.english
        start = asked.end
        if asked.is_imperative:
            start = next((at for at in range(len(lower)) if at not in used and lower[at] not in english.articles), len(lower))
        is_copular = lower[start : start + 1] and lower[start] in english.verb_forms("be")
        if is_copular and lower[start + 1 : start + 2] and lower[start + 1] in english.articles:
            start += 2
        elif asked.hole is Hole.WHO or is_copular:
            return frozenset()
        stops = english.words("function_words", "auxiliaries") | english.prepositions | {",", "'s"} | {"that", "which", "who"}
        at = start
        while at < min(len(lower), start + _REACH):
            is_skipped = at in used and at not in named and lower[at] not in stops
            if not is_skipped and at not in named and (lower[at] in stops or (at > start and self._is_verb(lower, at))):
                break
            at += 1
        return frozenset(i for i in range(start, at) if i not in used and lower[i] not in english.articles)

    def _is_verb(self, lower: tuple[str, ...], at: int) -> bool:
        """Whether a word after a noun is the verb: a past, a third person after a singular, a base form after a plural."""
        kinds = self._verb_forms.get(lower[at], frozenset())
        is_after_plural = lower[at - 1].endswith("s") and not lower[at - 1].endswith(("ss", "us", "is"))
        return bool(
            (kinds & {Inflection.PAST, Inflection.PARTICIPLE} and Inflection.BASE not in kinds)
            or (Inflection.PRESENT in kinds and not is_after_plural)
            or (Inflection.BASE in kinds and is_after_plural)
        )

    @cached_property
    def _verb_forms(self) -> Mapping[str, frozenset[Inflection]]:
        english = self.vocabulary.knowledge.domain.english
        forms: dict[str, set[Inflection]] = {}
        for base in sorted(self.stems.verbs):
            for form, kinds in english.verb_forms(base).items():
                forms.setdefault(form, set()).update(kinds)
        return {form: frozenset(kinds) for form, kinds in forms.items()}

    def _classes(self, lower: tuple[str, ...], run: frozenset[int], named: set[int]) -> tuple[frozenset[Iri], frozenset[int]]:
        """The classes that the last words of the noun phrase name, and where these stand."""
        end = max(run, default=-1)
        for start in range(max(0, end - 2), end + 1):
            places = frozenset(range(start, end + 1))
            if places <= run - named:
                found = self.vocabulary.knowledge.class_words.get(
                    tuple(self.vocabulary.knowledge.level(lower[at]) for at in sorted(places))
                )
                if found:
                    return frozenset(iri for iri, _ in found), places
        return frozenset(), frozenset()

    @cached_property
    def _light(self) -> frozenset[str]:
        english = self.vocabulary.knowledge.domain.english
        closed = ("pronouns", "auxiliaries", "conjunctions", "interrogatives")
        return (english.articles | english.prepositions).union(*(english.words("function_words", key) for key in closed))

    def _units(
        self, words: tuple[str, ...], used: set[int], spans: list[NamedSpan], run: frozenset[int], main: int | None
    ) -> Iterator[Unit]:
        by_start = {span.start: span for span in spans}
        at, plain = 0, list[int]()
        while at < len(words):
            span = by_start.get(at)
            if span and not set(range(at, span.end)) <= used:
                yield from self._plain(words, plain, run, main)
                plain = []
                text = " ".join(words[at : span.end])
                names = frozenset(link.entity for link in span.links)
                is_modifier = span.end < len(words) and span.end not in used and words[span.end].casefold() not in self._light
                yield Unit(None, names, tuple(self.stems.senses(text)), is_needed=True, is_modifier=is_modifier)
                at = span.end
                continue
            if at not in used:
                years = _years(words[at])
                if years:
                    yield from self._plain(words, plain, run, main)
                    plain = []
                    yield Unit(years=years, is_needed=True)
                else:
                    plain.append(at)
            at += 1
        yield from self._plain(words, plain, run, main)

    def _plain(self, words: tuple[str, ...], places: list[int], run: frozenset[int], main: int | None) -> Iterator[Unit]:
        exact = {self.stems.stem(word) for word in self.vocabulary.knowledge.domain.english.words("matching", "exact")}
        needed = {self.stems.stem(piece) for at in places if at in run for piece in self.stems.pieces(words[at])}
        last = max(run, default=-1)
        head = self.stems.stem(self.stems.pieces(words[last])[-1]) if last in places else ""
        verb = self.stems.stem(self.stems.pieces(words[main])[0]) if main in places else ""
        for sense in self.stems.senses(" ".join(words[at] for at in places)):
            own = sense.stem in exact
            is_needed = own or sense.stem in needed or _is_needed(sense)
            parts = sense.stem.split()
            if parts[-1] == head:
                sense = Sense(sense.stem, frozenset(g for g in sense.groups if "verbs" not in g), sense.poles)
            yield Unit(sense, is_needed=is_needed, must_be_own=own, is_head=parts[-1] == head, is_main=parts[0] == verb)


def _is_needed(sense: Sense) -> bool:
    """Whether no fact can do without it: a number, or what may be a verb."""
    return sense.stem[:1].isdigit() or any("verbs" in group for group in sense.groups)


def _years(word: str) -> tuple[int, int] | None:
    """The years that a word names: 2017, the 2010s, the mid-2000s."""
    if _YEAR.fullmatch(word):
        return int(word), int(word)
    if match := _DECADE.fullmatch(word.casefold()):
        first, last = _THIRDS[match[1]]
        return int(match[2]) * 10 + first, int(match[2]) * 10 + last
    return None
