"""Alternatives, things in order of their dates, dates that disagree, how things differ."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.anchors import Anchors
from ntib_graph.ask.items import Asked, Category, Item
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.ask.superlatives import Superlatives
from ntib_graph.model.queries import Choice, Comparator, Comparison, Edge, Effect, Pattern, Variable
from ntib_graph.model.terms import Iri

LATEST = frozenset({"last", "later"})


class Contrasts(Anchors, Superlatives):
    """What is set against something else, against a domain's words and types."""

    def alternatives(self, group: Item) -> Item | None:
        """As in "was it made by A or B?": which of them."""
        names = tuple(m.focus for m in group.members if isinstance(m.focus, Iri))
        if group.word != "or" or len(names) < len(group.members):
            return None
        node = Variable(f"or{group.start}")
        classes = frozenset(c for m in group.members for c in m.classes)
        pattern = Pattern(choices=(Choice(node, names),))
        asked = Asked("what", node, classes)
        words = tuple(w for m in group.members for w in m.words)
        return Item(
            group.start,
            group.end,
            Category.SET,
            group.cost,
            pattern,
            focus=node,
            classes=classes,
            asked=asked,
            is_name=True,
            words=words,
        )

    def order_things(self, asked: Item, word: Item) -> Item | None:
        """As in "which came first, A or B": waits for what is compared."""
        if not asked.asked or asked.edge or asked.extreme or not isinstance(asked.focus, Variable) or word.word == "asked":
            return None
        return replace(asked, category=Category.CLAUSE, word="to order", head=word.word)

    def ordered_among(self, clause: Item, group: Item) -> Item | None:
        """The earliest or the latest of those named, by the dates that properties give them."""
        names = tuple(m.focus for m in group.members if isinstance(m.focus, Iri))
        if clause.word != "to order" or len(names) < len(group.members) or not clause.asked:
            return None
        classes = frozenset(c for m in group.members for c in m.classes)
        node = clause.asked.node
        if not isinstance(node, Variable):
            return None
        chosen = replace(clause, pattern=join(clause.pattern, Pattern(choices=(Choice(node, names),))))
        made = self.by_date(chosen, node, classes, highest=clause.head in LATEST)
        return made and replace(
            made, cost=clause.cost + group.cost, asked=replace(clause.asked, classes=clause.asked.classes or classes)
        )

    def dated_things(self, thing: Item) -> Iterator[Item]:
        """A thing as the clause that says its date."""
        if thing.focus is None:
            return
        for relation in self.links.dates_of(thing.classes)[:1]:
            edge = Edge(thing.focus, relation, Variable(f"dated{thing.start}"))
            yield replace(thing, category=Category.CLAUSE, edge=edge, is_name=False)

    def disagreeing_dates(self, thing: Item) -> Iterator[Item | None]:
        """As in "conflicting dates for X": the dates of a thing, where there are several."""
        if thing.focus is None or not thing.is_name or thing.edge:
            return
        for relation in self.links.dates_of(thing.classes):
            first, second = Variable(f"first{thing.start}"), Variable(f"second{thing.start}")
            edges = (Edge(thing.focus, relation, first), Edge(thing.focus, relation, second))
            unlike = Comparison(first, Comparator.UNEQUAL, second)
            asked = Asked("value", first, property=relation)
            yield Item(
                thing.start,
                thing.end,
                Category.CLAUSE,
                thing.cost + 0.1,
                Pattern(edges, comparisons=(unlike,)),
                focus=first,
                asked=asked,
                word="disagreement",
                words=thing.words,
            )

    def disagreeing(self, clause: Item) -> Item | None:
        """As in "contradict itself on when X happened": the dates of a fact, where there are several."""
        edge = clause.edge
        if not clause.asked or clause.asked.kind != "when" or edge is None:
            return None
        relation = self.composer.knowledge.ontology.properties.get(edge.property)
        if not (relation and relation.happens_once) and edge.effect is not Effect.BEGINS:
            return None
        own, other = clause.asked.node, Variable(f"other{clause.start}")
        if edge.moment == own:
            second = replace(edge, moment=other)
        elif edge.object == own:
            second = replace(edge, object=other)
        else:
            return None
        unlike = Pattern((second,), comparisons=(Comparison(own, Comparator.UNEQUAL, other),))
        return replace(clause, pattern=join(clause.pattern, unlike), word="disagreement", slots=())

    def differ(self, first: Item, second: Item) -> Item | None:
        """As in "how does A differ from B": what is known of one and not of the other."""
        ends = (first, second)
        if any(not isinstance(e.focus, Iri) or e.edge or not e.is_name for e in ends) or first.focus == second.focus:
            return None
        words = (*first.words, *second.words)
        cost = first.cost + second.cost
        return Item(first.start, second.end, Category.CLAUSE, cost, word="difference", members=ends, words=words)
