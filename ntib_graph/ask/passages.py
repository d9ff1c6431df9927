"""What the documents say near the words of a question that the graph does not answer: shown as passages, never as an answer."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.stems import LOOSE, Sense, Stems
from ntib_graph.model.answers import Citation

MOST_PASSAGES = 3
FEWEST_WORDS = 2
"""So many words of the question a passage has at least."""
ENOUGH = 0.6
"""The share of the question's weight that a passage must have; rare words weigh more."""
AS_GOOD = 0.8
"""How much of the best passage's share the others have at least."""


@dataclass(frozen=True)
class PassageFinder:
    """Finds the sentences of documents that have most of a question's words."""

    stems: Stems
    sentences: tuple[Citation, ...]

    def find(self, question: str) -> tuple[Citation, ...]:
        """At most three sentences, the best first, equals in the order of the documents; none where all are far from it."""
        senses = tuple(dict.fromkeys(self.stems.senses(question)))
        found = {sense: self._numbers(sense) for sense in senses}
        weights = {sense: self._weight(len(numbers)) for sense, numbers in found.items()}
        said: dict[int, list[Sense]] = defaultdict(list)
        for sense, numbers in found.items():
            for number in numbers:
                said[number].append(sense)
        whole = sum(weights.values())
        shares = {n: sum(weights[s] for s in own) / whole for n, own in said.items() if len(own) >= FEWEST_WORDS}
        best = max(shares.values(), default=0.0)
        near = sorted((n for n, share in shares.items() if share >= max(ENOUGH, AS_GOOD * best)), key=lambda n: (-shares[n], n))
        return tuple(self.sentences[n] for n in near[:MOST_PASSAGES])

    def _weight(self, number: int) -> float:
        return math.log(1 + len(self.sentences) / (1 + number))

    def _numbers(self, sense: Sense) -> frozenset[int]:
        """The sentences that have a word, all pieces of a phrase, or one of its close synonyms."""
        pieces = [self._places.get(piece, frozenset()) for piece in sense.stem.split()]
        close = (group for group in sense.groups if not group.startswith(LOOSE))
        return frozenset.intersection(*pieces).union(*(self._places.get(group, frozenset()) for group in close))

    @cached_property
    def _places(self) -> Mapping[str, frozenset[int]]:
        """By stem and by group of synonyms: the sentences that have it."""
        table: dict[str, set[int]] = defaultdict(set)
        for number, sentence in enumerate(self.sentences):
            bag = self.stems.bag(sentence.quote)
            for key in (*bag.stems, *bag.groups):
                table[key].add(number)
        return {key: frozenset(numbers) for key, numbers in table.items()}
