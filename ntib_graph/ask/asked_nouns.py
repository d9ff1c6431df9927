"""The noun phrase that a question word stands before ("which small ports", "what is the reason"), and its classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.asked_holes import Asked
from ntib_graph.ask.pieces import Vocabulary
from ntib_graph.ask.stems import Stems
from ntib_graph.ask.units import Hole
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import Inflection

_REACH = 7
"""How many words may stand between a question word and the end of its noun phrase."""
_WITH_NOUN = (Hole.WHAT, Hole.NUMBER, Hole.AMOUNT, Hole.WHERE, Hole.WHOM)


@dataclass(frozen=True)
class AskedNouns:
    """Finds noun phrases, with a domain's words."""

    vocabulary: Vocabulary
    stems: Stems

    def find(self, lower: tuple[str, ...], asked: Asked, named: set[int], skipped: set[int]) -> frozenset[int]:
        """Where the words of the noun phrase stand, without articles, numbers and words that are ``skipped``."""
        english = self.vocabulary.knowledge.domain.english
        start = self._start(lower, asked, skipped)
        if start is None:
            return frozenset()
        kinds, stops = english.words("matching", "kinds"), self._stops
        is_copular = self._is_copular(lower, asked)
        at = start
        while at < min(len(lower), start + _REACH):
            is_kind = at == start and lower[at] in kinds and lower[at + 1 : at + 2] == ("of",)
            if at in named:
                is_inside = at > start and at - 1 not in named | skipped
                if is_inside and self._is_clause(lower, at, named, is_copular=is_copular):
                    break
            elif lower[at] in english.articles and any(before not in skipped for before in range(start, at)):
                break
            elif is_kind:
                at, start = at + 2, at + 2
                continue
            elif at not in skipped and (lower[at] in stops or self._is_verb_in(lower, at, start, asked)):
                break
            at += 1
        if is_copular and self._is_subject(lower, start, at):
            return frozenset()
        light = english.articles | set(english.numbers)
        return frozenset(i for i in range(start, at) if i not in skipped and (i in named or lower[i] not in light))

    def _is_copular(self, lower: tuple[str, ...], asked: Asked) -> bool:
        return asked.end < len(lower) and lower[asked.end] in self.vocabulary.knowledge.domain.english.verb_forms("be")

    def _is_verb_in(self, lower: tuple[str, ...], at: int, start: int, asked: Asked) -> bool:
        """Whether a word of what could be the noun phrase is the verb after it, or instead of it: "what adds X"."""
        first, kinds = lower[start], self.verb_forms.get(lower[at], frozenset())
        if at > start:
            return not (at == start + 1 and self._is_adverb(first)) and self.is_verb(lower, at)  # "remotely operated vehicles"
        if asked.hole is Hole.NUMBER or self._is_copular(lower, asked) or self._is_whose(lower, asked):
            return False
        english = self.vocabulary.knowledge.domain.english
        following = lower[at + 1] if at + 1 < len(lower) else ""
        if Inflection.PARTICIPLE in kinds:  # "what needed to change", not "which allied countries".
            is_object = following in english.articles | english.prepositions | english.words("function_words", "pronouns")
            return Inflection.BASE not in kinds and is_object
        after = self._after_adverbs(lower, at)
        is_noun = following in ("of", "") or after in self._auxiliaries or bool(self.verb_forms.get(after))
        return bool(kinds & {Inflection.PAST, Inflection.PRESENT}) and Inflection.BASE not in kinds and not is_noun

    def _is_adverb(self, word: str) -> bool:
        """Whether a word is one of manner: "newly", not "family"."""
        groups = [group for sense in self.stems.senses(word) for group in sense.groups]
        is_noun = any("nouns" in group for group in groups) and not any("adjectives" in group for group in groups)
        return word.endswith("ly") and word not in self.verb_forms and not is_noun

    def _is_whose(self, lower: tuple[str, ...], asked: Asked) -> bool:
        return lower[asked.start] in self.vocabulary.knowledge.domain.english.mapping("questions", "logic")["whose"]

    def _is_subject(self, lower: tuple[str, ...], start: int, end: int) -> bool:
        """Whether the noun phrase after "what is" is the subject of a verb: "what was X doing", "what is X meant to do"."""
        english = self.vocabulary.knowledge.domain.english
        raising = english.words("matching", "raising")
        is_raised = any(lower[at] in raising and lower[at + 1] == "to" for at in range(start, len(lower) - 1))
        last = lower[-1]
        is_stranded = last in english.prepositions and (end == len(lower) - 1 or self._is_past(lower[end : end + 1]))
        return is_raised or is_stranded or lower[end - 1].endswith("ing")

    def _is_past(self, words: tuple[str, ...]) -> bool:
        return any(Inflection.PARTICIPLE in self.verb_forms.get(word, ()) for word in words)

    @cached_property
    def _auxiliaries(self) -> frozenset[str]:
        return self.vocabulary.knowledge.domain.english.words("function_words", "auxiliaries")

    def _start(self, lower: tuple[str, ...], asked: Asked, skipped: set[int]) -> int | None:
        """Where it may begin; None where the question word has none."""
        english = self.vocabulary.knowledge.domain.english
        if asked.hole not in _WITH_NOUN or asked.classes:
            return None
        if asked.is_imperative:
            return next((at for at in range(len(lower)) if at not in skipped), None)
        if self._is_copular(lower, asked):
            return asked.end + 2 if lower[asked.end + 1 : asked.end + 2] and lower[asked.end + 1] in english.articles else None
        return asked.end if asked.hole is not Hole.WHOM or self._is_whose(lower, asked) else None

    @cached_property
    def _stops(self) -> frozenset[str]:
        english = self.vocabulary.knowledge.domain.english
        return english.words("function_words", "auxiliaries") | english.prepositions | {",", "'s", "that", "which", "who", "and"}

    def _is_clause(self, lower: tuple[str, ...], at: int, named: set[int], *, is_copular: bool) -> bool:
        """Whether a name after the noun is the subject of a verb: "which post X held"."""
        end = next((i for i in range(at, len(lower)) if i not in named), len(lower))
        return end < len(lower) and (lower[end] in self._stops or (not is_copular and self.is_verb(lower, end)))

    def is_verb(self, lower: tuple[str, ...], at: int) -> bool:
        """Whether a word after a noun is the verb: a past, a third person after a singular, a base form after a plural."""
        kinds = self.verb_forms.get(lower[at], frozenset())
        before = lower[at - 1]
        english = self.vocabulary.knowledge.domain.english
        if before in english.numbers or before in english.articles or before in english.prepositions:
            return False
        is_after_plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
        is_past = bool(kinds & {Inflection.PAST, Inflection.PARTICIPLE})
        if is_past and Inflection.BASE in kinds and not is_after_plural:
            following = lower[at + 1] if at + 1 < len(lower) else ""
            particles = english.words("matching", "particles")
            return following in english.articles | english.prepositions | particles  # "put an end to", "set up"
        is_third = Inflection.PRESENT in kinds and not is_after_plural and not self._is_before_verb(lower, at)
        return (is_past and Inflection.BASE not in kinds) or is_third or (Inflection.BASE in kinds and is_after_plural)

    def _is_before_verb(self, lower: tuple[str, ...], at: int) -> bool:
        """Whether the next word but adverbs is a verb, so that the word before it is a noun: "which new rules also needed"."""
        following = self._after_adverbs(lower, at)
        kinds = self.verb_forms.get(following, frozenset())
        return following in self._auxiliaries or (Inflection.PAST in kinds and Inflection.BASE not in kinds)

    def _after_adverbs(self, lower: tuple[str, ...], at: int) -> str:
        """The next word but an adverb."""
        adverbs = self.vocabulary.knowledge.domain.english.words("matching", "adverbs")
        return next((word for word in lower[at + 1 : at + 3] if word not in adverbs and not word.endswith("ly")), "")

    @cached_property
    def verb_forms(self) -> Mapping[str, frozenset[Inflection]]:
        """Every form of every known verb, with what it may be."""
        english = self.vocabulary.knowledge.domain.english
        forms: dict[str, set[Inflection]] = {}
        for base in sorted(self.stems.verbs):
            for form, kinds in english.verb_forms(base).items():
                forms.setdefault(form, set()).update(kinds)
        return {form: frozenset(kinds) for form, kinds in forms.items()}

    def classes(self, lower: tuple[str, ...], run: frozenset[int], named: set[int]) -> tuple[frozenset[Iri], frozenset[int]]:
        """The classes that the last words of the noun phrase name, and where these stand."""
        end = max(run, default=-1)
        for start in range(max(0, end - 2), end + 1):
            places = frozenset(range(start, end + 1))
            if places <= run - named:
                level = tuple(self.vocabulary.knowledge.level(lower[at]) for at in sorted(places))
                found = self.vocabulary.knowledge.class_words.get(level)
                if found:
                    return frozenset(iri for iri, _ in found), places
        return frozenset(), frozenset()
