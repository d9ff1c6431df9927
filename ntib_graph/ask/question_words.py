"""What the question words ask of a set or a clause."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.items import Asked, Category, Item, Place
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.ask.resources import Resources
from ntib_graph.model.queries import (
    Choice,
    Edge,
    Effect,
    Pattern,
    Variable,
)
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import namespaces as ns


class QuestionWords(Resources):
    """The question words, against a domain's words and types."""

    def determine(self, asked: Item, noun: Item) -> Item | None:
        """As in "which" or "how many" and its noun."""
        if (
            not isinstance(noun.focus, Variable)
            or noun.asked
            or noun.word in ("asked", "determined")
            or not asked.asked
            or noun.members
        ):
            return None
        kind = "value" if asked.asked.kind == "count" and noun.value_of else asked.asked.kind
        question = Asked(kind, noun.focus, noun.classes, noun.value_of)
        cost = asked.cost + noun.cost
        return replace(noun, asked=question, is_bare=noun.is_bare, word="determined", cost=cost)

    def ask_time(self, asked: Item, clause: Item) -> Item | None:
        """When a fact began, ended or happened."""
        if clause.edge is None or clause.asked or clause.edge.moment:
            return None
        relation = self.composer.knowledge.ontology.properties.get(clause.edge.property)
        if relation and any(r.value == ns.EDTF for r in relation.ranges) and isinstance(clause.edge.object, Variable):
            value = Asked("when", clause.edge.object, property=clause.edge.property)
            slots = tuple(s for s in clause.slots if s.node != clause.edge.object)
            return replace(clause, asked=value, cost=clause.cost + asked.cost, focus=None, category=Category.CLAUSE, slots=slots)
        moment = Variable(f"when{asked.start}")
        edge = replace(clause.edge, moment=moment)
        # Of several of whom the same is said only a date of all of them will do.
        same = (e.property == edge.property and e.effect is edge.effect for e in clause.pattern.edges)
        alike = tuple(replace(e, moment=moment) if is_same else e for e, is_same in zip(clause.pattern.edges, same, strict=True))
        clause = replace(clause, pattern=replace(clause.pattern, edges=alike))
        if asked.asked and asked.asked.kind == "until":
            if edge.effect is not Effect.HOLDS:
                return None
            edge = replace(edge, effect=Effect.ENDS)
        if asked.asked and asked.asked.kind == "long" and edge.effect is Effect.HOLDS:
            edge = replace(edge, effect=Effect.BEGINS)
        cost = clause.cost + asked.cost + 0.1
        return replace(clause, edge=edge, asked=Asked("when", moment), cost=cost, focus=None, category=Category.CLAUSE)

    def ask_date_of(self, asked: Item, thing: Item) -> Item | None:
        """The date of a thing, where a property gives it."""
        if thing.focus is None or thing.asked or not asked.asked or isinstance(thing.focus, Literal):
            return None
        found = self.links.dates_of(thing.classes)
        if not found:
            return None
        edge = Edge(thing.focus, found[0], asked.asked.node)
        question = replace(asked.asked, property=found[0])
        cost = asked.cost + thing.cost + 0.2
        pattern = thing.whole
        return replace(
            thing, category=Category.CLAUSE, pattern=pattern, edge=edge, asked=question, cost=cost, slots=(), is_name=False
        )

    def when(self, clause: Item, word: Item) -> Item | None:
        """When the clause is true."""
        node = Variable(f"when{word.start}")
        return self.ask_time(
            Item(word.start, word.end, Category.SET, focus=node, asked=Asked("when", node), word="asked"), clause
        )

    def date_of(self, thing: Item, word: Item) -> Item | None:
        """As in "X year", "X creation date", "year X died": when."""
        node = Variable(f"when{word.start}")
        asked = Item(word.start, word.end, Category.SET, 0.1, focus=node, asked=Asked("when", node), word="asked")
        made = self.ask_date_of(asked, thing) if thing.category is Category.SET else self.ask_time(asked, thing)
        return replace(made, word="dated") if made else None

    def ask_reason(self, asked: Item, clause: Item) -> Item | None:
        """Why: the reasons of the events that the graph names after the clause."""
        if clause.edge is None or clause.asked or not asked.asked or not clause.head:
            return None
        events = self.events.named_after(clause.head, clause.edge)
        if not events:
            return None
        event = Variable(f"e{asked.start}")
        branches = tuple(Pattern((Edge(event, reason, asked.asked.node),)) for reason in self.events.reasons)
        choice = Choice(event, events)
        pattern = (
            Pattern(either=(branches,), choices=(choice,)) if len(branches) > 1 else join(branches[0], Pattern(choices=(choice,)))
        )
        cost = asked.cost + clause.cost + 0.1
        return Item(
            asked.start, clause.end, Category.CLAUSE, cost, pattern, focus=asked.asked.node, asked=asked.asked, words=clause.words
        )

    def ask_manner(self, how: Item, clause: Item) -> Iterator[Item | None]:
        """As in "how is X defined": the value after "as"."""
        for slot in clause.at(Place.MARKED):
            if slot.marker in ("as", "by", "through") and slot.qualifier is None and not slot.is_literal:
                node = Variable(f"a{how.start}")
                asked = Item(how.start, how.end, Category.SET, 0.0, focus=node, asked=Asked("what", node), word="asked")
                yield self.composer.fill(clause, slot, asked, 0.1)

    def before_or_after(self, left: Item, right: Item, most: float) -> Item | None:
        """As in "did X happen before or after Y": both facts with their dates, at no more than ``most``."""
        cost = left.cost + right.cost
        if left.asked or right.asked or cost > most:
            return None
        first, second = self._dated(left), self._dated(right)
        if first is None or second is None:
            return None
        pattern = join(first[0].whole, second[0].whole)
        return Item(
            left.start,
            right.end,
            Category.CLAUSE,
            cost,
            pattern,
            moments=(first[1], second[1]),
            word="order",
            words=(*left.words, *right.words),
        )

    def _dated(self, clause: Item) -> tuple[Item, Variable] | None:
        edge = clause.edge
        if edge is None:
            return None
        relation = self.composer.knowledge.ontology.properties.get(edge.property)
        is_date = relation is not None and any(r.value == ns.EDTF for r in relation.ranges)
        if is_date and isinstance(edge.object, Variable):
            return clause, edge.object
        moment = Variable(f"moment{clause.start}")
        return replace(clause, edge=replace(edge, moment=moment)), moment

    def profile(self, asked: Item, name: Item) -> Item | None:
        """Who or what a named thing is."""
        if not name.is_name or not asked.asked or name.edge or name.pattern != Pattern() or name.time:
            return None
        if self.asks_holder(asked, name):
            return None
        question = replace(asked.asked, node=name.focus, classes=name.classes)
        cost = asked.cost + name.cost + 0.45
        return replace(name, category=Category.CLAUSE, asked=question, cost=cost, word="profile", is_name=False)

    def tell(self, word: Item, name: Item) -> Item | None:
        """As in "say about X": what is known of it."""
        if not name.is_name or name.edge or name.time or name.pattern != Pattern():
            return None
        asked = Asked("what", name.focus, name.classes) if name.focus else None
        return replace(
            name, start=word.start, category=Category.CLAUSE, asked=asked, cost=name.cost + 0.1, word="profile", is_name=False
        )

    def connect(self, left: Item, right: Item) -> Item | None:
        """How two named things are connected."""
        if not isinstance(left.focus, Iri) or not isinstance(right.focus, Iri):
            return None
        cost = left.cost + right.cost
        words = (*left.words, *right.words)
        return Item(left.start, right.end, Category.CLAUSE, cost, word="connection", members=(left, right), words=words)

    def measure(self, how: Item, thing: Item) -> Iterator[Item | None]:
        """As in "how long is X": the value of a property that the adjective grades."""
        if thing.focus is None or thing.asked or thing.value_of:
            return
        for relation, cost in self.links.graded_by(how.words[0], thing.classes):
            value = Variable(f"v{how.start}")
            edge = Edge(thing.focus, relation, value)
            question = Asked("value", value, frozenset(), relation)
            total = how.cost + thing.cost + cost
            yield Item(
                how.start,
                thing.end,
                Category.CLAUSE,
                total,
                thing.whole,
                edge,
                value,
                asked=question,
                value_of=relation,
                words=thing.words,
            )
