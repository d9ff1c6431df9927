"""Superlatives: by a value, by a number, by time."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.amounts import Amounts
from ntib_graph.ask.extremes import apply_extreme
from ntib_graph.ask.items import Category, Extreme, Item, Place
from ntib_graph.ask.noun_phrases import NounPhrases
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.model.queries import (
    Edge,
    Pattern,
    Variable,
)
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns


class Superlatives(Amounts, NounPhrases):
    """Superlatives, against a domain's words and types."""

    def owner_of_extreme(self, owner: Item, value: Item) -> Item | None:
        """As in "the state with the largest population": the owner whose value is the extreme."""
        if value.graded and not value.extreme:
            return self._owner_of_graded(owner, value)
        if not isinstance(owner.focus, Variable) or owner.is_name or owner.extreme or not value.extreme or value.extreme.by_count:
            return None
        slot = next((s for s in value.slots if s.qualifier is None), None)
        if slot is None or value.extreme.node != value.focus:
            return None
        filled = self.composer.fill(replace(value, extreme=None), slot, replace(owner, asked=None))
        if filled is None:
            return None
        filled = apply_extreme(replace(filled, extreme=value.extreme), owner.focus, value.start)
        return replace(
            filled,
            category=Category.SET,
            focus=owner.focus,
            classes=owner.classes or slot.classes,
            value_of=None,
            asked=owner.asked,
            slots=(),
            is_bare=False,
            refill=None,
            word="superlative",
            words=(*owner.words, *value.words),
        )

    def owner_of_count(self, owner: Item, counted: Item) -> Iterator[Item | None]:
        """As in "the state with the most rivers": the owner of as many as the superlative or the number says."""
        if not isinstance(owner.focus, Variable) or owner.is_name or owner.extreme or owner.word == "asked":
            return
        bare, noun = replace(owner, asked=None), replace(counted, extreme=None)
        for made in (*self.owned(bare, noun), *self.implicit(bare, noun, 0.4)):
            if made:
                done = apply_extreme(replace(made, extreme=counted.extreme), owner.focus, counted.start)
                yield replace(done, asked=owner.asked, word="superlative", is_bare=False, refill=None)

    def owned(self, owner: Item, noun: Item) -> Iterator[Item | None]:
        """A relational noun of an owner, as what the owner is: "groups with members"."""
        for slot in noun.slots if noun.edge is not None else ():
            if slot.qualifier is None and slot.place in (Place.MARKED, Place.BEFORE_NOUN):
                made = self.composer.fill(noun, slot, owner)
                yield made and replace(made, focus=owner.focus, classes=owner.classes, category=Category.SET, slots=())
                return

    def extreme_of_graded(self, noun: Item, filled: Item) -> Item | None:
        """As in "the highest point of the states that ...": of several highest points, the highest."""
        for relation, _ in self.links.graded_by(noun.graded, filled.classes):
            if filled.focus is not None and isinstance(filled.focus, Variable):
                value = Variable(f"v{noun.start}")
                measured = join(filled.whole, Pattern((Edge(filled.focus, relation, value),)))
                extreme = Extreme(bool(self.links.direction(noun.graded, relation)), value)
                done = apply_extreme(replace(filled, pattern=measured, edge=None, extreme=extreme), filled.focus, noun.start)
                return replace(done, graded="")
        return None

    def _owner_of_graded(self, owner: Item, noun: Item) -> Item | None:
        """As in "the state with the highest point": the owner of the extreme one of all."""
        slot = next((s for s in noun.slots if s.qualifier is None), None)
        if slot is None or not isinstance(owner.focus, Variable) or owner.is_name or owner.extreme or noun.focus is None:
            return None
        for relation, _ in self.links.graded_by(noun.graded, noun.classes):
            filled = self.composer.fill(noun, slot, replace(owner, asked=None))
            if filled is None or filled.focus is None:
                continue
            value = Variable(f"v{noun.start}")
            measured = join(filled.whole, Pattern((Edge(filled.focus, relation, value),)))
            extreme = Extreme(bool(self.links.direction(noun.graded, relation)), value)
            done = apply_extreme(replace(filled, pattern=measured, edge=None, extreme=extreme), owner.focus, noun.start)
            return replace(
                done,
                category=Category.SET,
                focus=owner.focus,
                classes=owner.classes or slot.classes,
                value_of=None,
                graded="",
                asked=owner.asked,
                slots=(),
                is_bare=False,
                refill=None,
                word="superlative",
                words=(*owner.words, *noun.words),
            )
        return None

    def is_extreme(self, thing: Item, word: Item) -> Iterator[Item | None]:
        """As in "which state is the biggest": the superlative without a noun."""
        for made in self.superlative(word, replace(thing, asked=None)) if thing.classes else ():
            yield replace(made, asked=thing.asked, category=Category.SET) if made else None

    def superlative(self, word: Item, noun: Item) -> Iterator[Item | None]:
        """As in "largest", "first", "most" and the whole noun phrase after it."""
        if noun.is_name and word.word == "superlative":
            yield from self._extreme_of_name(word, noun)
        if noun.is_name or noun.asked or noun.extreme or not isinstance(noun.focus, Variable) or noun.members:
            return
        cost = word.cost + noun.cost
        if word.word in ("most", "fewest"):
            by_count = not noun.value_of
            extreme = Extreme(word.word == "most", noun.focus, by_count=by_count)
            yield replace(noun, extreme=extreme, cost=cost + 0.05 * by_count, is_bare=False)
            return
        if word.word in ("first", "last"):
            made = self.order_by_time(word, noun)
            yield apply_extreme(made, noun.focus, word.start) if made else None
            if made is None and not noun.value_of:
                # "The oldest N": by the date of the thing itself.
                dated = self.by_date(noun, noun.focus, noun.classes, highest=word.word in ("last", "later"))
                yield dated and replace(dated, cost=cost + 0.2, is_bare=False)
            return
        if noun.value_of:
            highest = self.links.direction(word.words[0], noun.value_of)
            if highest is not None:
                yield replace(noun, extreme=Extreme(highest, noun.focus), cost=cost, is_bare=False)
            return
        if self._is_quantity(word):
            return
        given = self.measure_of(noun)
        for relation, price in given or self.links.graded_by(word.words[0], noun.classes):
            value = Variable(f"v{word.start}")
            highest = bool(self.links.direction(word.words[0], relation))
            edge = Edge(noun.focus, relation, value)
            measured = replace(noun, pattern=join(noun.whole, Pattern((edge,))), edge=None, extreme=Extreme(highest, value))
            done = apply_extreme(measured, noun.focus, word.start)
            yield replace(done, cost=cost + price, is_bare=False, slots=(), word="superlative", measured=None)

    def _is_quantity(self, word: Item) -> bool:
        """Whether the superlative is of a word for an amount: "least" of things means fewest, not smallest."""
        english = self.composer.knowledge.domain.english
        order = english.mapping("questions", "order")
        return english.degrees(word.words[0])[1] in (*order["most"], *order["fewest"])

    def _extreme_of_name(self, word: Item, name: Item) -> Iterator[Item | None]:
        """As in "the highest X" of a named thing that is its values (a threshold that rose)."""
        being = {w.frame.property for w in self.vocabulary.relation_words.get(("be",), ())}
        for relation, price in self.links.graded_by(word.words[0], name.classes):
            if relation in being and name.focus is not None:
                value = Variable(f"v{word.start}")
                edge = Edge(name.focus, relation, value)
                highest = bool(self.links.direction(word.words[0], relation))
                item = Item(word.start, name.end, Category.SET, word.cost + name.cost + price + 0.1, edge=edge, focus=value)
                yield apply_extreme(
                    replace(item, value_of=relation, extreme=Extreme(highest, value), words=name.words), value, word.start
                )

    def order_by_time(self, word: Item, item: Item) -> Item | None:
        """First or last by the time of the fact."""
        if item.edge is None or item.edge.day or item.extreme:
            return None
        highest = word.word in ("last", "later")
        relation = self.composer.knowledge.ontology.properties.get(item.edge.property)
        if relation and isinstance(item.edge.object, Variable) and any(r.value == ns.EDTF for r in relation.ranges):
            by_value = Extreme(highest, item.edge.object)
            slots = tuple(s for s in item.slots if s.node != item.edge.object)
            return replace(item, extreme=by_value, cost=item.cost + word.cost + 0.05, is_bare=False, slots=slots)
        day = Variable(f"day{item.start}")
        edge = replace(item.edge, day=day)
        return replace(item, edge=edge, extreme=Extreme(highest, day), cost=item.cost + word.cost + 0.05, is_bare=False)

    def by_date(self, item: Item, node: Variable, classes: frozenset[Iri], *, highest: bool) -> Item | None:
        """The item with the earliest or the latest things, by the dates that properties give them."""
        relations = self.links.dates_of(classes)
        if not relations:
            return None
        day = Variable(f"dated{item.start}")
        branches = tuple(Pattern((Edge(node, relation, day),)) for relation in relations)
        dated = branches[0] if len(branches) == 1 else Pattern(either=(branches,))
        whole = replace(item, pattern=join(item.whole, dated), edge=None, extreme=Extreme(highest, day), slots=())
        return replace(apply_extreme(whole, node, item.start), word="ordered")
