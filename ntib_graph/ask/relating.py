"""Questions of how two things have to do with each other, where one is only described: "what has X to do with the ferry"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.fact_index import FactIndex
from ntib_graph.ask.tokens import LONGEST_QUESTION, split_words
from ntib_graph.ask.units import Unit
from ntib_graph.model.queries import Operator, Pattern, QueryGraph
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English

SAID = 0.7
"""From here on the name of a thing has a unit."""


@dataclass(frozen=True)
class Relating:
    """Finds the facts that have one of two described things at each end."""

    english: English
    index: FactIndex
    units_of: Callable[[str], tuple[Unit, ...]]

    def read(self, question: str) -> QueryGraph | None:
        """The query graph of the two things: those that a told fact joins and that say most of the question, else the closest."""
        sides = self._sides(question)
        if sides is None:
            return None
        first, second = (self._things(self.units_of(side)) for side in sides)
        best: dict[tuple[Iri, Iri], float] = {}
        for fact in self.index.facts:
            if fact.is_denied or fact.is_hedged or not isinstance(fact.object, Iri):
                continue
            for near, far in ((fact.subject, fact.object), (fact.object, fact.subject)):
                if near in first and far in second and near != far:
                    ends = (near, far)
                    best[ends] = max(best.get(ends, 0.0), first[near] + second[far])
        if not best and not (first and second):
            return None
        ends = min(best, key=lambda pair: (-round(best[pair], 6), pair)) if best else (_closest(first), _closest(second))
        return QueryGraph(Pattern(), None, Operator.CONNECTION, ends=ends)

    def _sides(self, question: str) -> tuple[str, str] | None:
        """How the question calls the two things."""
        words = split_words(question, self.english)
        if len(words) > LONGEST_QUESTION:
            return None
        said = " ".join(words).replace(" 's", "'s")
        for form in self._forms:
            if match := form.fullmatch(said):
                return match["a"], match["b"]
        return None

    @cached_property
    def _forms(self) -> Sequence[re.Pattern[str]]:
        written = self.english.mapping("questions", "relating")["forms"]
        patterns = (re.escape(form).replace(r"\{a\}", "(?P<a>.+?)").replace(r"\{b\}", "(?P<b>.+)") for form in written)
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)

    def _things(self, units: tuple[Unit, ...]) -> Mapping[Iri, float]:
        """The things that have all units in their names, with how closely they are described: few other words are best."""
        if not units:
            return {}
        found: dict[Iri, list[float]] = {}
        for number, unit in enumerate(units):
            for fact, parts in self.index.find(unit)[0].items():
                for end in ("subject", "object"):
                    term = getattr(self.index.facts[fact], end)
                    if isinstance(term, Iri) and parts.get(end, 0.0) >= SAID:
                        credits_ = found.setdefault(term, [0.0] * len(units))
                        credits_[number] = max(credits_[number], parts[end])
        whole = {term: sum(credits_) for term, credits_ in found.items() if all(credits_)}
        sizes = dict(self._sizes(whole))
        return {term: credit / len(units) + 1 / sizes[term] for term, credit in whole.items()}

    def _sizes(self, terms: Mapping[Iri, float]) -> Iterator[tuple[Iri, int]]:
        """How many words of content the name of each has."""
        for fact in self.index.facts:
            for end in ("subject", "object"):
                term = getattr(fact, end)
                if term in terms:
                    yield term, max(1, len(fact.words[end].stems))


def _closest(things: Mapping[Iri, float]) -> Iri:
    return min(things, key=lambda thing: (-round(things[thing], 6), thing))
