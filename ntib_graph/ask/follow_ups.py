"""Questions that lean on the one before ("and Y?", "who made it?", "in 2018?", "when?")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.tokens import split_words
from ntib_graph.linking.names import NamedSpan
from ntib_graph.model.terms import Iri

_DATE = re.compile(r"^(?:(?:in|during|before|after|since|by|until|as of) )?(?:[A-Za-z]+ )?\d{4}$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class FollowUps:
    """Completes questions from the one before; ``last_answer`` gives the name of its only answer, where it has just one."""

    knowledge: Knowledge
    last_answer: Callable[[str], str | None]

    def completed(self, question: str, context: str | None) -> Iterator[str]:
        """The ways to complete the question, most likely first; the question itself where it can stand alone."""
        words = split_words(question, self.knowledge.domain.english)
        rest = self._without_opener(words)
        pronoun = self._open_pronoun(words)
        if context:
            before = split_words(context, self.knowledge.domain.english)
            if pronoun is not None:
                yield from self._with_antecedent(words, pronoun, context, before)
            elif rest:
                yield from self._varied(rest, before)
        leans = context is not None and len(rest) < len(words) and len(rest) <= 3
        if pronoun is None and not leans:
            yield question

    def _table(self, key: str) -> frozenset[str]:
        return frozenset(self.knowledge.domain.english.mapping("questions", "follow_ups")[key])

    def _without_opener(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """What follows "and what about"; all of a short question; nothing of another."""
        lower = tuple(w.casefold() for w in words)
        for opener in sorted(self._table("openers"), key=len, reverse=True):
            parts = tuple(opener.split())
            if lower[: len(parts)] == parts:
                return tuple(w for w in words[len(parts) :] if w.casefold() not in self._table("fillers"))
        return words if len(words) <= 3 else ()

    def _open_pronoun(self, words: tuple[str, ...]) -> int | None:
        """The place of a pronoun that nothing before it in the question explains."""
        spans = [s.start for s in self.knowledge.names.scan(words, ignore_case=False) if s.links]
        personal = self._table("personal")
        for at, word in enumerate(words):
            if word.casefold() in personal and word != "IT":
                level = tuple(self.knowledge.level(w) for w in words[:at])
                is_explained = any(start < at for start in spans) or any((w,) in self.knowledge.class_words for w in level)
                return None if is_explained else at
        return None

    def _with_antecedent(self, words: tuple[str, ...], pronoun: int, context: str, before: tuple[str, ...]) -> Iterator[str]:
        """The question with its pronoun replaced: by the answer before, by a name of the question before."""
        names = [name] if (name := self.last_answer(context)) else []
        names += [" ".join(before[s.start : s.end]) for s in reversed(self._named(before))]
        is_owner = words[pronoun].casefold() in self._table("possessive")
        for name in dict.fromkeys(names):
            yield " ".join((*words[:pronoun], f"{name}'s" if is_owner else name, *words[pronoun + 1 :]))

    def _named(self, words: tuple[str, ...]) -> list[NamedSpan]:
        return [s for s in self.knowledge.names.scan(words, ignore_case=True) if s.links]

    def _varied(self, rest: tuple[str, ...], before: tuple[str, ...]) -> Iterator[str]:
        """The question before with another name, another date, another question word."""
        text = " ".join(rest)
        if text.casefold() in self._table("asking"):
            yield from self._asked_anew(text, before)
        elif _DATE.match(text):
            yield self._dated(text, before)
        else:
            bare = rest[1:] if len(rest) > 1 and rest[0].casefold() in self.knowledge.domain.english.prepositions else rest
            links = self.knowledge.names.exact(" ".join(bare), ignore_case=True)
            kinds = {c for link in links for c in self.knowledge.classes_of(link.entity)}
            for span in reversed(self._named(before) if links else []):
                if any(self._alike(kinds, link.entity) for link in span.links):
                    yield " ".join((*before[: span.start], " ".join(bare), *before[span.end :]))

    def _asked_anew(self, word: str, before: tuple[str, ...]) -> Iterator[str]:
        """As in "when?": the question before, asked with the other word."""
        english = self.knowledge.domain.english
        asking = {w for key in ("who", "what", "where", "when", "why") for w in english.mapping("questions", "asking")[key]}
        if before and before[0].casefold() in english.words("function_words", "auxiliaries"):
            yield " ".join((word, *before))
        elif before and before[0].casefold() in asking:
            yield " ".join((word, *before[1:]))

    def _dated(self, text: str, before: tuple[str, ...]) -> str:
        prepositions = self.knowledge.domain.english.prepositions
        kept = [w for w in before if not _YEAR.fullmatch(w)]
        while kept and kept[-1].casefold() in prepositions:
            kept.pop()
        when = text if text.split()[0].casefold() in prepositions else f"in {text}"
        return f"{' '.join(kept)} {when}"

    def _alike(self, kinds: set[Iri], entity: Iri) -> bool:
        ontology = self.knowledge.ontology
        others = self.knowledge.classes_of(entity)
        return any(ontology.is_subclass(a, b) or ontology.is_subclass(b, a) for a in kinds for b in others)
