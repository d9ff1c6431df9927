"""Negation, conjunction and dates."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.coordination import coordinate
from ntib_graph.ask.items import Category, Item, Place, Slot
from ntib_graph.ask.noun_phrases import NounPhrases
from ntib_graph.ask.patterns import condition_pattern, join
from ntib_graph.ask.records import replace
from ntib_graph.model.queries import (
    Comparator,
    Comparison,
    Pattern,
    TimeRelation,
    Variable,
)
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import lexicon as lx

RELATIONS = {r.value: r for r in TimeRelation} | {"moment": TimeRelation.DURING}


class Restrictions(NounPhrases):
    """Negation, conjunction and dates, against a domain's words and types."""

    def negate(self, item: Item) -> Item | None:
        """What must not hold of the missing argument."""
        if item.asked or item.extreme or item.word == "negated":
            return None
        slots = tuple(s for s in item.slots if s.place in (Place.LEFT, Place.EXTRACTED))
        pattern = Pattern(absent=(item.whole,))
        return replace(item, pattern=pattern, edge=None, slots=slots, word="negated", refill=None)

    def negate_set(self, item: Item) -> Item | None:
        """Not being one of a set, as a predicate."""
        if not isinstance(item.focus, Variable) or item.asked or item.whole == Pattern() or item.members:
            return None
        slot = Slot(lx.SUBJECT, Place.LEFT, item.focus, item.classes)
        pattern = Pattern(absent=(item.whole,))
        return Item(item.start, item.end, Category.PREDICATE, item.cost, pattern, slots=(slot,), word="negated", words=item.words)

    def lack(self, owner: Item, lacked: Item) -> Iterator[Item | None]:
        """As in "states that have no rivers": nothing of the kind is in any relation that the types allow."""
        if not isinstance(owner.focus, Variable) or owner.is_name or lacked.asked:
            return
        bare = replace(owner, pattern=Pattern(), edge=None, asked=None, cost=0.0)
        for made in self.implicit(bare, lacked, 0.2):
            if made:
                pattern = join(owner.pattern, Pattern(absent=(made.whole,)))
                yield replace(owner, pattern=pattern, cost=owner.cost + made.cost, is_bare=False, refill=None)

    def filter_by(self, word: Item, noun: Item) -> Item | None:
        """As in "major" before a noun: what the adjective asks of things of the noun's class."""
        if not isinstance(noun.focus, Variable) or noun.is_name or noun.asked or noun.members:
            return None
        ontology = self.composer.knowledge.ontology
        above = sorted(a for c in noun.classes for a in ontology.ancestors(c) if a in ontology.classes)
        found = [c for a in above for c in ontology.classes[a].conditions if c.word == word.words[0]]
        if not found:
            return None
        pattern = join(noun.pattern, condition_pattern(noun.focus, found[0]))
        return replace(noun, pattern=pattern, cost=noun.cost + word.cost, is_bare=False)

    def without(self, clause: Item, excluded: Item) -> Item | None:
        """What is asked for, other than the things named first."""
        assert clause.asked is not None
        things = excluded.members or (excluded,)
        if any(not isinstance(t.focus, Iri) or not t.is_name for t in things):
            return None
        others = tuple(Comparison(clause.asked.node, Comparator.UNEQUAL, t.focus) for t in things if isinstance(t.focus, Iri))
        cost = clause.cost + excluded.cost
        return replace(clause, pattern=join(clause.pattern, Pattern(comparisons=others)), cost=cost, refill=None)

    def coordinate(self, left: Item, right: Item) -> Iterator[Item | None]:
        """Two meanings with a conjunction between them."""
        yield from coordinate(self.composer, left, right)

    def time_relation(self, word: Item, time: Item) -> Item | None:
        """As in "before 2017" from its parts."""
        relation = RELATIONS.get(word.word)
        if time.word == "alternatives" and relation is TimeRelation.DURING:
            return time
        if (
            relation is None
            or time.time is None
            or (time.word in ("related", "alternatives") and relation is not TimeRelation.BETWEEN)
        ):
            return None
        if (relation is TimeRelation.BETWEEN) != (time.time.last is not None):
            return None
        return replace(time, time=replace(time.time, relation=relation), word="related")

    def attach_time(self, item: Item, time: Item, cost: float = 0.0) -> Item | None:
        """A dated fact; a date beside a name waits for the name's fact."""
        if time.time is None:
            return None
        total = item.cost + time.cost + cost
        if item.edge and not item.edge.time:
            edge = self.composer.with_time(item.edge, time.time)
            return replace(item, edge=edge, cost=total, words=(*item.words, *time.words), is_bare=False)
        if item.is_name and item.time is None and item.edge is None:
            return replace(item, time=time.time, cost=total + 0.3)
        return None
