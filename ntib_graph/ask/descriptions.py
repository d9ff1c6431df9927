"""Things a question describes in other words than the graph: phrases found again by what they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.items import Category, Item
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.stems import Bag, Sense, Stems, bag_of
from ntib_graph.ask.tokens import Token
from ntib_graph.model.terms import Iri

LONGEST = 8
"""Words of a description."""
SHARED = 0.45
"""The share of a label's weight that its description must have."""
AHEAD = 0.15
"""How far the second best must lie behind."""
DESCRIBED = 0.35
"""What it costs that a thing is described and not named; more where less of its label is there."""
UNSAID = 1.2


@dataclass(frozen=True)
class Descriptions:
    """The things of a graph by the words of their labels."""

    knowledge: Knowledge
    stems: Stems

    @cached_property
    def _labels(self) -> Mapping[Iri, tuple[tuple[Sense, ...], Bag]]:
        found: dict[Iri, tuple[tuple[Sense, ...], Bag]] = {}
        for iri, entity in sorted(self.knowledge.entities.items()):
            senses = tuple(dict.fromkeys(self.stems.senses(entity.label)))
            if len(senses) > 1:
                found[iri] = (senses, bag_of(senses))
        return found

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[Iri]]:
        """The things whose labels have a stem or a word of a group."""
        table: dict[str, set[Iri]] = defaultdict(set)
        for iri, (_, bag) in self._labels.items():
            for key in (*bag.stems, *bag.groups):
                table[key].add(iri)
        return {key: frozenset(found) for key, found in table.items()}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        number = Counter(sense.stem for senses, _ in self._labels.values() for sense in senses)
        return {stem: math.log(1 + len(self._labels) / n) for stem, n in number.items()}

    def find(self, tokens: tuple[Token, ...]) -> Iterator[Item]:
        """A name for each stretch of two words or more that describes just one thing."""
        senses = [self.stems.senses(token.text) for token in tokens]
        for start in range(len(tokens)):
            for end in range(start + 2, min(len(tokens), start + LONGEST) + 1):
                if not senses[start] or not senses[end - 1]:
                    continue
                said = self.stems.senses(" ".join(t.text for t in tokens[start:end]))
                found = self._described(said) if len(said) > 1 else None
                if found:
                    iri, share = found
                    cost = DESCRIBED + UNSAID * (1 - share)
                    words = (f"{' '.join(t.text for t in tokens[start:end])} ≈ {self.knowledge.label(iri)}",)
                    classes = self.knowledge.classes_of(iri)
                    yield Item(start, end, Category.SET, cost, focus=iri, classes=classes, is_name=True, words=words)

    def _described(self, said: tuple[Sense, ...]) -> tuple[Iri, float] | None:
        """The one thing whose label has all of these words, with the share of its weight that they are."""
        candidates: frozenset[Iri] | None = None
        for sense in said:
            having = frozenset[Iri]().union(*(self._by_word.get(key, ()) for key in (sense.stem, *sense.groups)))
            candidates = having if candidates is None else candidates & having
            if not candidates:
                return None
        shares = sorted(((self._share(said, iri), iri) for iri in candidates or ()), reverse=True)
        if not shares or shares[0][0] < SHARED or (len(shares) > 1 and shares[1][0] > shares[0][0] - AHEAD):
            return None
        return shares[0][1], shares[0][0]

    def _share(self, said: tuple[Sense, ...], iri: Iri) -> float:
        senses, _ = self._labels[iri]
        bag = bag_of(said)
        total = sum(self._weights[s.stem] for s in senses)
        return sum(self._weights[s.stem] * bag.covers(s) for s in senses) / total
