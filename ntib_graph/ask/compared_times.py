"""Events set beside each other in time: "was A before or after B", "which came first, A or B", "how many years between"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.tokens import LONGEST_QUESTION, split_words
from ntib_graph.model.queries import Operator
from ntib_graph.vocabulary.english import English, Inflection

MOST_EVENTS = 4


@dataclass(frozen=True, slots=True)
class ComparedTimes:
    """What is asked of some events, each as the question has it, with the questions that ask for its date."""

    operator: Operator
    events: tuple[str, ...]
    dated: tuple[tuple[str, ...], ...]
    """By event: questions of when it was, the likeliest first."""
    is_ordered: bool = False
    """Of a distance: whether the question says that the first event is the earlier one."""
    unit: str = ""
    """Of a distance: the word to tell it with; empty where the question has it and a number is enough."""


@dataclass(frozen=True)
class TimeComparisons:
    """Finds such questions by English word order."""

    english: English

    def read(self, question: str) -> ComparedTimes | None:
        """What is compared, or None where the question compares no times."""
        words = split_words(question, self.english)
        if len(words) > LONGEST_QUESTION:
            return None
        lower = tuple(word.casefold() for word in words)
        return self._sides(words, lower) or self._chosen(words, lower) or self._distance(words, lower)

    @cached_property
    def _auxiliaries(self) -> frozenset[str]:
        return self.english.words("function_words", "auxiliaries")

    def _sides(self, words: tuple[str, ...], lower: tuple[str, ...]) -> ComparedTimes | None:
        """As in "did A join before or after B"."""
        at = next(
            (i for i in range(2, len(lower) - 3) if lower[i : i + 3] in (("before", "or", "after"), ("after", "or", "before"))), 0
        )
        if not at or lower[0] not in self._auxiliaries:
            return None
        first, second = " ".join(words[1:at]), " ".join(words[at + 3 :])
        dated = (f"when {words[0]} {first}",), self._questions_of(words[at + 3 :])
        return ComparedTimes(Operator.BEFORE_OR_AFTER, (first, second), dated)

    def _chosen(self, words: tuple[str, ...], lower: tuple[str, ...]) -> ComparedTimes | None:
        """As in "which came first, A or B"."""
        order, asking = self.english.mapping("questions", "times"), self.english.mapping("questions", "asking")
        if lower[:1] == () or lower[0] not in (*asking["what"], *asking["who"]):
            return None
        for end in range(1, min(len(lower), 9)):
            for key, operator in (("first", Operator.FIRST_OF), ("last", Operator.LAST_OF)):
                size = next((len(w.split()) for w in order[key] if lower[end : end + len(w.split())] == tuple(w.split())), 0)
                if size:
                    events = self._listed(words[end + size :])
                    is_dated = 2 <= len(events) <= MOST_EVENTS
                    dated = tuple(self._questions_of(event) for event in events)
                    return ComparedTimes(operator, tuple(map(self._plain, events)), dated) if is_dated else None
            if lower[end] not in order["light"]:
                return None
        return None

    def _listed(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The parts of "A, B or C"; none where there is no "or"."""
        if "or" not in [word.casefold() for word in words]:
            return []
        parts: list[list[str]] = [[]]
        for word in words:
            if word.casefold() in ("or", ",", ":", "-"):
                parts.append([])
            else:
                parts[-1].append(word)
        return [tuple(part) for part in parts if part]

    def _plain(self, words: tuple[str, ...]) -> str:
        """An event as it is named, without the article before it."""
        return " ".join(words[1:] if words[0].casefold() in self.english.articles and len(words) > 1 else words)

    def _distance(self, words: tuple[str, ...], lower: tuple[str, ...]) -> ComparedTimes | None:
        """As in "how many years after A did B", "how many years lie between A and B"."""
        start, is_unit_asked = self._opener(lower)
        if not start or start >= len(lower):
            return None
        is_ordered = lower[start] in ("after", "before")
        told = "" if is_unit_asked else self.english.mapping("questions", "times")["units"][0]
        for first, second in self._ends(words[start:], lower[start:]):
            if first and second:
                second = _resumed(first, second)
                dated = self._questions_of(first), self._questions_of(second)
                return ComparedTimes(Operator.YEARS_BETWEEN, (" ".join(first), " ".join(second)), dated, is_ordered, told)
        return None

    def _opener(self, lower: tuple[str, ...]) -> tuple[int, bool]:
        """Where the words that ask for a distance end, and whether they name a unit."""
        order = self.english.mapping("questions", "times")
        best, found = 0, False
        for opener in order["distance"]:
            for unit in order["units"] if "{unit}" in opener else ("",):
                parts = tuple(opener.format(unit=unit).split())
                if len(parts) > best and lower[: len(parts)] == parts:
                    best, found = len(parts), bool(unit)
        return best, found

    def _ends(self, words: tuple[str, ...], lower: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The two events after a word of distance."""
        if lower[0] in ("between", "from") or "from" in lower:
            start = 1 if lower[0] in ("between", "from") else 0
            joints = ("and", "to", "until", "till", "from") if lower[0] != "between" else ("and",)
            for at in range(start + 1, len(lower) - 1):
                if lower[at] in joints:
                    yield words[start:at], words[at + 1 :]
        if lower[0] in ("after", "before"):
            for at in range(2, len(lower) - 1):
                if lower[at] in self._auxiliaries:
                    yield (words[1:at], words[at:]) if lower[0] == "after" else (words[at:], words[1:at])

    def _questions_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Questions of when something was: a clause, a noun phrase, or the verb of its noun ("the signing of X")."""
        said = " ".join(words)
        if words and words[0].casefold() in self._auxiliaries:
            return (f"when {said}",)
        return (*self._opened(words), f"when was {said}", f"when {said}")

    def _opened(self, words: tuple[str, ...]) -> Iterator[str]:
        words = words[1:] if words and words[0].casefold() in self.english.articles else words
        lower = tuple(word.casefold() for word in words)
        noun = next((at for at, word in enumerate(lower) if word in self._verbs), None)
        if noun is None:
            return
        verb = self._verbs[lower[noun]]
        participle = next(form for form, kinds in self.english.verb_forms(verb).items() if Inflection.PARTICIPLE in kinds)
        if noun == 0 and lower[1:2] == ("of",):
            end = next((at for at in range(3, len(lower)) if lower[at] in self.english.prepositions), len(lower))
            thing, rest = words[2:end], words[end:]
        elif noun and lower[noun - 1] == "'s":
            thing, rest = words[: noun - 1], words[noun + 1 :]
        else:
            return
        yield " ".join(("when", "was", *thing, participle, *rest))
        yield " ".join(("when", "did", *thing, verb, *rest))

    @cached_property
    def _verbs(self) -> Mapping[str, str]:
        """The verb of each noun that is derived from one; gerunds are such nouns."""
        derived = self.english.nominalisations
        forms = {verb: self.english.verb_forms(verb) for verb in sorted(set(derived.values()))}
        gerunds = {form: verb for verb in forms for form, kinds in forms[verb].items() if Inflection.GERUND in kinds}
        return {**gerunds, **derived}


def _resumed(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The second event with the noun of the first for "that": "the entry of X and that of Y"."""
    lower = tuple(word.casefold() for word in first)
    is_resumed = tuple(word.casefold() for word in second[:2]) == ("that", "of") and "of" in lower
    return (*first[: lower.index("of")], *second[1:]) if is_resumed else second
