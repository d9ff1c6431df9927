"""Comparing how many: "more members than Y", "the larger group"; what several things share."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.extremes import apply_extreme
from ntib_graph.ask.items import Asked, Category, Extreme, Item, Place, Slot
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.ask.superlatives import Superlatives
from ntib_graph.model.queries import Edge, Pattern, Variable
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import lexicon as lx


class Counts(Superlatives):
    """Comparing how many, against a domain's words and types."""

    def more(self, word: Item, noun: Item) -> Item | None:
        """As in "more members": what has the most of those compared, or more than what follows."""
        if noun.is_name or noun.asked or noun.extreme or noun.value_of or noun.members or not isinstance(noun.focus, Variable):
            return None
        extreme = Extreme(word.word == "more", noun.focus, by_count=True, is_relative=True)
        return replace(noun, extreme=extreme, cost=noun.cost + word.cost, is_bare=False)

    def more_than(self, noun: Item, than: Item) -> Item | None:
        """As in "more members than Y"."""
        extreme = noun.extreme
        if extreme is None or not extreme.is_relative or extreme.than or not isinstance(than.focus, Iri) or than.members:
            return None
        return replace(noun, extreme=replace(extreme, than=than.focus), cost=noun.cost + than.cost)

    def has_more(self, owner: Item, counted: Item) -> Iterator[Item | None]:
        """As in "does X have more members than Y": a named owner."""
        extreme = counted.extreme
        if extreme is None or not extreme.is_relative:
            return
        if owner.word == "asked" and owner.asked and owner.asked.kind in ("what", "who") and not extreme.than:
            # "Which has more members, A or B?": the alternatives that follow decide.
            for made in self.owned(replace(owner, asked=None, word=""), replace(counted, extreme=None)):
                yield made and replace(made, category=Category.CLAUSE, asked=owner.asked, extreme=extreme, slots=(), refill=None)
            return
        if not extreme.than or not owner.is_name or not isinstance(owner.focus, Iri):
            return
        whose = Variable(f"owner{owner.start}")
        stand_in = replace(owner, focus=whose, is_name=False, pattern=Pattern(), words=())
        counted = replace(counted, extreme=None)
        for made in (*self.owned(stand_in, counted), *self.implicit(stand_in, counted, 0.2)):
            if made:
                yield self._compared(replace(made, words=(*owner.words, *counted.words)), whose, owner.focus, extreme)

    def _compared(self, made: Item, whose: Variable, owner: Iri, extreme: Extreme) -> Item:
        done = apply_extreme(replace(made, extreme=extreme), whose, made.start, owner)
        return replace(done, category=Category.CLAUSE, focus=None, is_name=False, slots=(), word="compared", refill=None)

    def larger(self, adjective: str, than: Item) -> Iterator[Item | None]:
        """As in "larger than Y", of what has members: a predicate of what has more of them."""
        if not isinstance(than.focus, Iri) or than.members:
            return
        for member, edge, group, classes in self._members(than.classes, than.start):
            extreme = Extreme(self._is_high(adjective), member, by_count=True, is_relative=True, than=than.focus)
            item = Item(than.start, than.end, Category.PREDICATE, 0.2, edge=edge, extreme=extreme, words=than.words)
            slot = Slot(lx.SUBJECT, Place.LEFT, group, classes)
            yield replace(apply_extreme(item, group, than.start), slots=(slot,), word="comparative")

    def largest(self, adjective: str, noun: Item) -> Iterator[Item | None]:
        """As in "the largest group": by the number of its members."""
        for member, edge, group, _ in self._members(noun.classes, noun.start) if isinstance(noun.focus, Variable) else ():
            of_noun = replace(edge, **{"subject" if edge.subject == group else "object": noun.focus})
            extreme = Extreme(self._is_high(adjective), member, by_count=True)
            counted = replace(noun, pattern=join(noun.whole, Pattern((of_noun,))), edge=None, extreme=extreme)
            assert isinstance(noun.focus, Variable)
            done = apply_extreme(counted, noun.focus, noun.start)
            yield replace(done, cost=noun.cost + 0.2, is_bare=False, slots=(), word="superlative")

    def _is_high(self, adjective: str) -> bool:
        return adjective in self.composer.knowledge.domain.english.mapping("questions", "order")["high"]

    def _members(self, classes: frozenset[Iri], start: int) -> Iterator[tuple[Variable, Edge, Variable, frozenset[Iri]]]:
        """The relation of members to such a group: the member, the fact, the group, the classes a group may have."""
        order = self.composer.knowledge.domain.english.mapping("questions", "order")
        frames = {
            (word.frame.property, word.frame.role_at(lx.Function.SUBJECT))
            for noun in order["members"]
            for word in self.vocabulary.relation_words.get((noun,), ())
        }
        for relation, role in sorted(frames, key=str):
            if role not in (lx.SUBJECT, lx.OBJECT):
                continue
            whole = lx.OBJECT if role == lx.SUBJECT else lx.SUBJECT
            possible, is_literal = self.vocabulary.types.of(relation, whole)
            if not is_literal and classes and self.composer.related(classes, possible):
                member, group = Variable(f"member{start}"), Variable(f"group{start}")
                ends = (member, group) if role == lx.SUBJECT else (group, member)
                yield member, Edge(ends[0], relation, ends[1]), group, possible

    def share(self, group: Item, word: Item) -> Item | None:
        """As in "A and B share", "common to A and B": waits for what they share."""
        if len(group.members) < 2 or group.word != "and":
            return None
        start, end = min(group.start, word.start), max(group.end, word.end)
        return replace(group, start=start, end=end, category=Category.MARKED, word="shared", members=group.members)

    def shared_by(self, noun: Item, group: Item) -> Iterator[Item | None]:
        """As in "which countries do A and B share": what is in the same relation to each."""
        if noun.focus is None or noun.is_name or noun.extreme or noun.word == "asked":
            return
        if noun.edge is not None:
            for slot in noun.slots:
                if slot.qualifier is None and slot.place in (Place.MARKED, Place.BEFORE_NOUN):
                    yield self.composer.fill(noun, slot, replace(group, category=Category.SET, word="and"))
            return
        first, *others = group.members
        for made in self.implicit(noun, first, 0.3):
            if made and made.edge:
                yield self._with_others(made, first, others)

    def overlap(self, group: Item) -> Iterator[Item | None]:
        """As in "the overlap between A and B": the members of both."""
        first, *others = group.members
        for member, edge, whole, _ in self._members(first.classes, group.start):
            if first.focus is None:
                continue
            own = replace(edge, **{"subject" if edge.subject == whole else "object": first.focus})
            item = Item(group.start, group.end, Category.SET, group.cost + 0.2, edge=own, focus=member, words=first.words)
            yield self._with_others(item, first, others)

    def _with_others(self, made: Item, first: Item, others: list[Item]) -> Item | None:
        """The fact about the first, and the same about each of the others."""
        edge = made.edge
        if edge is None or not all(self.composer.related(first.classes, o.classes) for o in others):
            return None
        side = "subject" if edge.subject == first.focus else "object"
        same = tuple(replace(edge, **{side: other.focus}) for other in others)
        words = (*made.words, *(w for o in others for w in o.words))
        return replace(made, pattern=join(made.pattern, Pattern(same)), words=words, is_bare=False)

    def what_is_shared(self, asked: Item, group: Item) -> Item | None:
        """As in "what do A and B have in common": how they are connected."""
        if len(group.members) != 2 or any(not isinstance(m.focus, Iri) for m in group.members):
            return None
        question = asked.asked and Asked(asked.asked.kind, asked.asked.node)
        return Item(
            asked.start,
            group.end,
            Category.CLAUSE,
            group.cost,
            asked=question,
            word="connection",
            members=group.members,
            words=group.words,
        )
