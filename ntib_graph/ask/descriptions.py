"""Things a question describes in other words than the graph: phrases found again by what they share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.items import Category, Item
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.stems import LOOSE, Bag, Sense, Stems, bag_of
from ntib_graph.ask.tokens import Token
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import Inflection

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
    def _labels(self) -> Mapping[Iri, tuple[tuple[Sense, ...], ...]]:
        """The words of each name of each thing, where a name has several; the label's first."""
        found: dict[Iri, tuple[tuple[Sense, ...], ...]] = {}
        for iri, entity in sorted(self.knowledge.entities.items()):
            names = (tuple(dict.fromkeys(self._opened(name))) for name in (entity.label, *entity.aliases))
            kept = tuple(senses for senses in names if len(senses) > 1)
            if kept:
                found[iri] = kept
        return found

    def _opened(self, text: str) -> Iterator[Sense]:
        """The words of content, also those of which a phrase with synonyms is made."""
        for sense in self.stems.senses(text):
            pieces = sense.stem.split()
            yield from (Sense(piece) for piece in pieces) if len(pieces) > 1 else (sense,)

    @cached_property
    def _kinds(self) -> Mapping[Iri, Bag]:
        """By class: the nouns for its things, and for those of the classes above it."""
        nouns: dict[Iri, list[str]] = defaultdict(list)
        for words, classes in sorted(self.knowledge.class_words.items()):
            for iri, _ in classes:
                nouns[iri].append(" ".join(words))
        ontology = self.knowledge.ontology
        return {
            iri: bag_of(tuple(self.stems.senses(" ".join(n for c in (iri, *known.parents) for n in nouns.get(c, ())))))
            for iri, known in ontology.classes.items()
        }

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[Iri]]:
        """The things whose names or kinds have a stem or a word of a group."""
        table: dict[str, set[Iri]] = defaultdict(set)
        for iri, names in self._labels.items():
            is_phrase = self.knowledge.is_phrase(iri)
            own = {key for senses in names for sense in senses for key in (sense.stem, *_groups(sense, is_close=not is_phrase))}
            kinds = [self._kinds[c] for c in self.knowledge.classes_of(iri) if c in self._kinds and not is_phrase]
            for key in own.union(*((*bag.stems, *_groups(bag, is_close=True)) for bag in kinds)):
                table[key].add(iri)
        return {key: frozenset(found) for key, found in table.items()}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        number = Counter(stem for names in self._labels.values() for stem in {s.stem for senses in names for s in senses})
        return {stem: math.log(1 + len(self._labels) / n) for stem, n in number.items()}

    def find(self, tokens: tuple[Token, ...]) -> Iterator[Item]:
        """A name for each stretch of two words or more that describes just one thing."""
        senses = [self.stems.senses(token.text) for token in tokens]
        for start in range(len(tokens)):
            for end in range(start + 2, min(len(tokens), start + LONGEST) + 1):
                if not senses[start] or not senses[end - 1] or self._is_verb(tokens, start):
                    continue
                said = tuple(self._opened(" ".join(t.text for t in tokens[start:end] if t.lower != "'s")))
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
        """The largest share of one of its names that the words have; words of its kind alone do not name it."""
        bag = bag_of(said)

        def share(senses: tuple[Sense, ...]) -> float:
            total = sum(self._weights[s.stem] for s in senses)
            return sum(self._weights[s.stem] * bag.covers(s) for s in senses) / total

        return max(share(senses) for senses in self._labels[iri])

    def _is_verb(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a word after a question word is its verb: "who heads X"."""
        english = self.knowledge.domain.english
        return (
            at > 0
            and tokens[at - 1].lower in english.words("function_words", "interrogatives")
            and (tokens[at].lower in self._verb_forms)
        )

    @cached_property
    def _verb_forms(self) -> frozenset[str]:
        english = self.knowledge.domain.english
        finite = {Inflection.PRESENT, Inflection.PAST}
        return frozenset(f for base in self.stems.verbs for f, kinds in english.verb_forms(base).items() if finite & set(kinds))


def _groups(words: Sense | Bag, *, is_close: bool) -> Iterator[str]:
    """The groups of synonyms; for a name not the looser ones of the thesaurus."""
    return (group for group in words.groups if not (is_close and group.startswith(LOOSE)))
