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
        at = start
        while at < min(len(lower), start + _REACH):
            is_kind = at == start and lower[at] in kinds and lower[at + 1 : at + 2] == ("of",)
            if at in named:
                if at > start and at - 1 not in named | skipped and self._is_clause(lower, at, named):
                    break
            elif is_kind:
                at, start = at + 2, at + 2
                continue
            elif at not in skipped and (lower[at] in stops or (at > start and self.is_verb(lower, at))):
                break
            at += 1
        if lower[at - 1].endswith("ing") and lower[asked.end : asked.end + 1] and lower[asked.end] in english.verb_forms("be"):
            return frozenset()  # "what was the crew doing": its noun is the subject.
        light = english.articles | set(english.numbers)
        return frozenset(i for i in range(start, at) if i not in skipped and (i in named or lower[i] not in light))

    def _start(self, lower: tuple[str, ...], asked: Asked, skipped: set[int]) -> int | None:
        """Where it may begin; None where the question word has none."""
        english = self.vocabulary.knowledge.domain.english
        if asked.hole not in _WITH_NOUN or asked.classes:
            return None
        if asked.is_imperative:
            return next((at for at in range(len(lower)) if at not in skipped), None)
        is_copular = lower[asked.end : asked.end + 1] and lower[asked.end] in english.verb_forms("be")
        if is_copular:
            return asked.end + 2 if lower[asked.end + 1 : asked.end + 2] and lower[asked.end + 1] in english.articles else None
        is_whose = lower[asked.start] in english.mapping("questions", "logic")["whose"]
        return asked.end if asked.hole is not Hole.WHOM or is_whose else None

    @cached_property
    def _stops(self) -> frozenset[str]:
        english = self.vocabulary.knowledge.domain.english
        return english.words("function_words", "auxiliaries") | english.prepositions | {",", "'s", "that", "which", "who", "and"}

    def _is_clause(self, lower: tuple[str, ...], at: int, named: set[int]) -> bool:
        """Whether a name after the noun is the subject of a verb: "which post X held"."""
        end = next((i for i in range(at, len(lower)) if i not in named), len(lower))
        return end < len(lower) and (lower[end] in self._stops or self.is_verb(lower, end))

    def is_verb(self, lower: tuple[str, ...], at: int) -> bool:
        """Whether a word after a noun is the verb: a past, a third person after a singular, a base form after a plural."""
        kinds = self.verb_forms.get(lower[at], frozenset())
        before = lower[at - 1]
        english = self.vocabulary.knowledge.domain.english
        if before in english.numbers or before in english.articles or before in english.prepositions:
            return False
        is_after_plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
        return bool(
            (kinds & {Inflection.PAST, Inflection.PARTICIPLE} and Inflection.BASE not in kinds)
            or (Inflection.PRESENT in kinds and not is_after_plural)
            or (Inflection.BASE in kinds and is_after_plural)
        )

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
