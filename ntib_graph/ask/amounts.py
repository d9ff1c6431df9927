"""Amounts: comparisons with "than", numbers as bounds, totals and averages."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.items import Category, Extreme, Item, Place, Slot
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.ask.resources import Resources
from ntib_graph.model.queries import Aggregate, Comparator, Comparison, Edge, Pattern, Summary, Variable
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import lexicon as lx

SUMMARIES = {"sum": Summary.SUM, "average": Summary.AVERAGE}


class Amounts(Resources):
    """Amounts, against a domain's words and types."""

    def compare(self, word: Item, than: Item) -> Iterator[Item | None]:
        """As in "larger than X" or "higher than 3000": a predicate of things, or of their values."""
        if than.focus is None or than.asked or than.members or than.extreme:
            return
        adjective, cost = word.words[0], word.cost + than.cost
        if isinstance(than.focus, Literal) or than.value_of:
            for relation in self.links.measures(than.value_of):
                highest = self.links.direction(adjective, relation)
                if highest is None:
                    continue
                value = Variable(f"v{word.start}")
                sign = Comparator.GREATER if highest else Comparator.LESS
                pattern = join(than.whole, Pattern(comparisons=(Comparison(value, sign, than.focus),)))
                slot = Slot(lx.OBJECT, Place.LEFT, value, is_literal=True, property=relation)
                yield self._predicate(word, than, cost, pattern, slot)
        if than.value_of:
            return
        for relation, price in self.links.graded_by(adjective, than.classes):
            thing, own, other = (Variable(f"{stem}{word.start}") for stem in ("t", "v", "w"))
            right = than.focus if isinstance(than.focus, Literal) else other
            edges: tuple[Edge, ...] = (Edge(thing, relation, own),)
            if right == other:
                edges = (*edges, Edge(than.focus, relation, other))
            sign = Comparator.GREATER if self.links.direction(adjective, relation) else Comparator.LESS
            pattern = join(than.whole, Pattern(edges, comparisons=(Comparison(own, sign, right),)))
            slot = Slot(lx.SUBJECT, Place.LEFT, thing, self.vocabulary.types.of(relation, lx.SUBJECT)[0])
            yield self._predicate(word, than, cost + price, pattern, slot)

    def _predicate(self, word: Item, than: Item, cost: float, pattern: Pattern, slot: Slot) -> Item:
        words = (*word.words, *than.words)
        return Item(word.start, than.end, Category.PREDICATE, cost, pattern, slots=(slot,), word="comparative", words=words)

    def bound(self, word: Item, number: Item) -> Item | None:
        """As in "more than three", before what is counted or measured."""
        if number.word != "number" or not isinstance(number.focus, Literal):
            return None
        return replace(word, word="bounded", focus=number.focus, cost=word.cost + number.cost)

    def within(self, word: Item, noun: Item) -> Item | None:
        """As in "more than three states" or "at least 5000 people"."""
        if noun.is_name or noun.asked or noun.extreme or noun.members or not isinstance(noun.focus, Variable):
            return None
        assert isinstance(word.focus, Literal)
        cost, sign = word.cost + noun.cost, Comparator(word.words[0])
        if noun.value_of:
            compared = Pattern(comparisons=(Comparison(noun.focus, sign, word.focus),))
            return replace(noun, pattern=join(noun.pattern, compared), cost=cost, is_bare=False)
        return replace(noun, extreme=Extreme(True, noun.focus, by_count=True, bound=(sign, word.focus)), cost=cost, is_bare=False)

    def exceed(self, value: Item, word: Item) -> Item | None:
        """As in "a population over 5000"."""
        if not value.value_of or not isinstance(value.focus, Variable) or value.asked or value.extreme:
            return None
        assert isinstance(word.focus, Literal)
        compared = Pattern(comparisons=(Comparison(value.focus, Comparator(word.words[0]), word.focus),))
        return replace(value, pattern=join(value.pattern, compared), cost=value.cost + word.cost, is_bare=False)

    def summarise(self, word: Item, values: Item) -> Item | None:
        """As in "the total population of ...": one value computed of all."""
        if not values.value_of or values.asked or values.extreme or not isinstance(values.focus, Variable) or values.edge is None:
            return None
        if any(s.qualifier is None and s.place is not Place.RIGHT for s in values.slots):
            return None
        result = Variable(f"total{values.start}")
        total = Aggregate(SUMMARIES[word.word], values.whole, values.focus, (), result)
        cost = word.cost + values.cost
        pattern = Pattern(aggregates=(total,))
        return replace(
            values, pattern=pattern, edge=None, focus=result, slots=(), cost=cost, is_bare=False, word="total", refill=None
        )

    def measured_by(self, thing: Item, value: Item) -> Item | None:
        """As in "state by area": the superlative before it goes by that value."""
        is_bare_value = value.value_of is not None and value.is_bare and value.edge is not None
        if not is_bare_value or thing.is_name or thing.value_of or thing.extreme or thing.measured or thing.word == "asked":
            return None
        return replace(thing, measured=value.value_of, cost=thing.cost + 0.05, is_bare=False)

    def measure_of(self, item: Item) -> tuple[tuple[Iri, float], ...]:
        """The property that a noun phrase says it goes by."""
        return ((item.measured, 0.0),) if item.measured else ()
