"""Nouns narrower than the class they name: "city" is said of places, and of no place that is something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.model.terms import Iri

WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""The words of a text, without the marks between them."""


@dataclass(frozen=True)
class NarrowNouns:
    """The nouns of one word that name a class of places without being its label."""

    knowledge: Knowledge
    places: frozenset[Iri]

    def find(self, text: str, classes: frozenset[Iri]) -> tuple[str, Iri] | None:
        """The first noun of a text that names one of the classes, with the class."""
        for word in WORDS.findall(text):
            noun = self.knowledge.level(word)
            for iri in self.by_noun.get(noun, ()):
                if iri in classes and iri in self.places:
                    return noun, iri
        return None

    @cached_property
    def by_noun(self) -> Mapping[str, tuple[Iri, ...]]:
        """The classes of each noun."""
        classes = self.knowledge.ontology.classes
        return {
            words[0]: kept
            for words, found in self.knowledge.class_words.items()
            if len(words) == 1
            if (
                kept := tuple(iri for iri, plural in found if not plural and self.knowledge.level(classes[iri].label) != words[0])
            )
        }

    def may_be(self, iri: Iri, noun: str, kind: Iri) -> bool:
        """Whether a thing may be called by the noun: its name says so, or neither its name nor its classes say otherwise."""
        label = {self.knowledge.level(word) for word in WORDS.findall(self.knowledge.label(iri))}
        if noun in label:
            return True
        rivals = {other for other, classes in self.by_noun.items() if kind in classes and other != noun}
        return not label & rivals and self.knowledge.classes_of(iri) <= {kind, *self.by_noun.get(noun, ())}
