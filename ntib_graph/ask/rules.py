"""The grammar of questions: what two neighbouring meanings make together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ntib_graph.ask.composition import Composer
from ntib_graph.ask.items import LIMIT, Category, Item
from ntib_graph.ask.operations import Operations
from ntib_graph.ask.records import replace
from ntib_graph.ask.relation_words import Form
from ntib_graph.ask.tokens import Token

REDUCED = frozenset({Form.PASSIVE.value, Form.GERUND.value, Form.ADJECTIVE.value, "relative", "negated", "comparative"})
FIXED_MARKERS = frozenset({"by", "before", "after", "since", "until", "than", "without", "except", "no", "lacking"})

PLACING = frozenset({"in", "of", "at", "on", "within", "inside", "from", "through"})
IMPLIED = 0.7
"""What a relation costs that only the types and such a preposition say."""
FAR = 0.02
"""What each word between costs an argument with a preposition."""

Rule = Callable[["Rules", Item, Item], Iterator[Item | None]]


@dataclass(slots=True)
class Beam:
    """What a meaning of the stretch in work may cost at most: the chart lowers it where enough cheaper ones are known."""

    most: float = LIMIT


@dataclass(frozen=True)
class Rules:
    """The rules against one question's tokens."""

    composer: Composer
    operations: Operations
    tokens: tuple[Token, ...]
    copulas: frozenset[str]
    table: Mapping[tuple[Category, Category], tuple[Rule, ...]]
    beam: Beam = field(default_factory=Beam)

    def combine(self, left: Item, right: Item) -> list[Item]:
        """All meanings of two neighbours together, spanning both."""
        # What follows belongs to the nearest: the wider the left side, the dearer.
        reach = FAR * (left.end - left.start - 1) if right.category is Category.MARKED else 0.0
        most = self.beam.most
        found: list[Item] = []
        for rule in self.table.get((left.category, right.category), ()):
            for made in rule(self, left, right):
                if made is not None and made.cost + reach <= most:
                    whole = self.operations.from_beginning(made) if made.is_first else made
                    found.append(replace(whole, start=left.start, end=right.end, cost=whole.cost + reach))
        return found

    def is_inverted(self, asked: Item, clause: Item) -> bool:
        """Whether an auxiliary stands between a question word and its clause, as where it asks for the object."""
        between = self.tokens[clause.start].set_aside | {self.tokens[clause.start].lower}
        return asked.word != "asked" or bool(between & self._auxiliaries)

    def is_parted(self, noun: Item) -> bool:
        """Whether an auxiliary or an article parts a noun from the question word before it ("what do the countries ...")."""
        return not self.tokens[noun.start].set_aside.isdisjoint(
            self._auxiliaries | self.composer.knowledge.domain.english.articles
        )

    def is_whether(self) -> bool:
        """Whether the question begins as one of yes or no does."""
        whether = self.composer.knowledge.domain.english.mapping("questions", "logic")["whether"]
        first = self.tokens[0]
        return bool((first.set_aside | {first.lower}) & (self._auxiliaries | frozenset(whether)))

    def has_copula(self, *items: Item) -> bool:
        """Whether a form of "be" was set aside just before one of the items."""
        return any(item.start in self._linked for item in items)

    @cached_property
    def _auxiliaries(self) -> frozenset[str]:
        return self.composer.knowledge.domain.english.words("function_words", "auxiliaries")

    @cached_property
    def _linked(self) -> frozenset[int]:
        """The places of words with a form of "be" before them."""
        return frozenset(at for at, token in enumerate(self.tokens) if token.set_aside & self.copulas)
