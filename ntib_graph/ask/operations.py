"""What the words of the grammar do to sets and clauses: counting, choosing, negating, ordering, dating."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ntib_graph.ask.composition import Composer
from ntib_graph.ask.coordination import coordinate
from ntib_graph.ask.events import Events
from ntib_graph.ask.extremes import apply_extreme
from ntib_graph.ask.implicit import Links
from ntib_graph.ask.items import Asked, Category, Extreme, Item, Place, Slot, join
from ntib_graph.ask.pieces import Vocabulary
from ntib_graph.model.queries import (
    Aggregate,
    Choice,
    Comparator,
    Comparison,
    Edge,
    Pattern,
    Summary,
    TimeRelation,
    TimeRestriction,
    Variable,
)
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary import namespaces as ns

RELATIONS = {r.value: r for r in TimeRelation}


@dataclass(frozen=True)
class Operations:
    """The operations, against a domain's words and types."""

    composer: Composer
    vocabulary: Vocabulary
    links: Links
    events: Events
    today: TimeRestriction

    # --- question words

    def determine(self, asked: Item, noun: Item) -> Item | None:
        """ "which" or "how many" and its noun."""
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
        moment = Variable(f"when{asked.start}")
        edge = replace(clause.edge, moment=moment)
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

    def ask_reason(self, asked: Item, clause: Item) -> Item | None:
        """Why: the reasons of the events that the graph names after the clause."""
        if clause.edge is None or clause.asked or not asked.asked or not clause.head:
            return None
        events = self.events.named_after(clause.head, clause.edge)
        if not events:
            return None
        event = Variable(f"e{asked.start}")
        branches = tuple(Pattern((Edge(event, reason, asked.asked.node),)) for reason in self.events.reasons())
        choice = Choice(event, events)
        pattern = Pattern(either=(branches,), choices=(choice,)) if len(branches) > 1 else join(branches[0], Pattern(choices=(choice,)))
        cost = asked.cost + clause.cost + 0.1
        return Item(
            asked.start, clause.end, Category.CLAUSE, cost, pattern, focus=asked.asked.node, asked=asked.asked, words=clause.words
        )

    def ask_manner(self, how: Item, clause: Item) -> Iterator[Item | None]:
        """ "how is X defined": the value after "as"."""
        for slot in clause.at(Place.MARKED):
            if slot.marker in ("as", "by", "through") and slot.qualifier is None and not slot.is_literal:
                node = Variable(f"a{how.start}")
                asked = Item(how.start, how.end, Category.SET, 0.0, focus=node, asked=Asked("what", node), word="asked")
                yield self.composer.fill(clause, slot, asked, 0.1)

    def before_or_after(self, left: Item, right: Item) -> Item | None:
        """ "did X happen before or after Y": both facts with their dates."""
        first, second = self._dated(left), self._dated(right)
        if first is None or second is None or left.asked or right.asked:
            return None
        pattern = join(first[0].whole, second[0].whole)
        cost = left.cost + right.cost
        return Item(
            left.start, right.end, Category.CLAUSE, cost, pattern, moments=(first[1], second[1]), word="order", words=(*left.words, *right.words)
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
        if self._asks_holder(asked, name):
            return None
        question = replace(asked.asked, node=name.focus, classes=name.classes)  # type: ignore[arg-type]
        cost = asked.cost + name.cost + 0.45
        return replace(name, category=Category.CLAUSE, asked=question, cost=cost, word="profile", is_name=False)

    def _asks_holder(self, asked: Item, name: Item) -> bool:
        is_agent = self.composer.related(name.classes, self.composer.agent_classes)
        return bool(asked.asked and asked.asked.kind == "who" and name.is_name and not is_agent)

    def measure(self, how: Item, thing: Item) -> Iterator[Item | None]:
        """ "how long is X": the value of a property that the adjective grades."""
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

    # --- sets

    def appose(self, left: Item, right: Item, *, is_of: bool = False) -> Item | None:
        """A class noun and a name that it suits, in either order; a title and a person's name."""
        cost = left.cost + right.cost
        if right.is_name and left.is_bare and left.edge is None and left.classes and not left.asked:
            if self._suits(right, left):
                return replace(right, cost=cost, words=(*left.words, *right.words))
            if not is_of and self._is_title(left) and self._is_person(right):
                return replace(right, cost=cost + 0.05)
            return None
        if left.is_name and right.is_bare and right.edge is None and right.classes and not right.asked and not is_of:
            return replace(left, cost=cost) if self._suits(left, right) else None
        return None

    def _suits(self, name: Item, noun: Item) -> bool:
        ontology = self.composer.knowledge.ontology
        return any(ontology.is_subclass(a, b) for a in name.classes for b in noun.classes)

    def _is_person(self, name: Item) -> bool:
        nouns = set(self.composer.knowledge.domain.english.mapping("questions", "asking")["person_nouns"])
        return any(self.composer.knowledge.ontology.label(c).casefold() in nouns for c in name.classes)

    def _is_title(self, noun: Item) -> bool:
        titles = self.composer.knowledge.domain.english.mapping("questions", "titles")["words"]
        return any(word.split(" = ")[0] in titles for word in noun.words)

    def compound(self, left: Item, right: Item) -> Iterator[Item | None]:
        """ "Texas city", "Austin Texas": the first or the second restricts the other."""
        if left.is_name and right.is_bare and right.edge is None and isinstance(right.focus, Variable):
            for made in self.implicit(right, left, 1.0):
                yield replace(made, start=left.start, end=right.end) if made else None
        if left.is_name and right.is_name and left.edge is None:
            yield from (replace(m, is_name=False) for m in self.implicit(left, right, 0.4) if m)

    def implicit(self, left: Item, right: Item, cost: float) -> Iterator[Item | None]:
        """``left`` in some relation, which the types decide, to ``right``."""
        if left.focus is None or right.focus is None or left.value_of or right.value_of or left.members or right.members:
            return
        if isinstance(right.focus, Literal) or (left.asked and right.asked):
            return
        is_where = bool(right.asked and right.asked.kind == "where" and right.word == "asked")
        classes = self.composer.place_classes if is_where else right.classes
        found = self.links.between(left.classes, classes)
        if not found:
            yield from self._two_hops(left, right, cost)
        for number, (relation, is_forward) in enumerate(found):
            edge = Edge(left.focus, relation, right.focus) if is_forward else Edge(right.focus, relation, left.focus)
            asked = left.asked or right.asked
            if asked and asked.node == right.focus and not asked.classes:
                asked = replace(asked, classes=self.links.far_classes(relation, is_forward))
            yield replace(
                left, pattern=join(left.whole, right.whole), edge=edge, cost=left.cost + right.cost + cost + 0.3 * number, asked=asked,
                extreme=left.extreme or right.extreme, is_bare=False, word=left.word if left.word == "determined" else "related",
                category=Category.CLAUSE if is_where else left.category, slots=(), words=(*left.words, *right.words),
                is_name=False if is_where else left.is_name,
            )  # fmt: skip

    def _two_hops(self, left: Item, right: Item, cost: float) -> Iterator[Item | None]:
        """Being in something that is in something."""
        assert left.focus is not None and right.focus is not None
        for first, second in self.links.chains(left.classes, right.classes):
            middle = Variable(f"m{right.start}")
            inner = Pattern((Edge(middle, second, right.focus),))
            pattern = join(left.whole, right.whole, inner)
            yield replace(
                left, pattern=pattern, edge=Edge(left.focus, first, middle), cost=left.cost + right.cost + cost + 0.3, is_bare=False,
                asked=left.asked or right.asked, word=left.word if left.word == "determined" else "related", slots=(), extreme=left.extreme or right.extreme,
            )  # fmt: skip

    def relate_by_being(self, left: Item, right: Item) -> Iterator[Item | None]:
        """ "X is Y" where a property says what things are."""
        for word in self.vocabulary.relation_words.get(("be",), ()):
            frame = word.frame
            roles = (frame.role_at(lx.Function.SUBJECT), frame.role_at(lx.Function.OBJECT))
            for subject, object_ in ((left, right), (right, left)):
                if roles[0] not in (lx.SUBJECT, lx.OBJECT) or roles[1] not in (lx.SUBJECT, lx.OBJECT) or subject.members:
                    continue
                is_value = self.vocabulary.types.of(frame.property, lx.OBJECT)[1]
                if object_ is right and left.word == "asked":
                    # "Who is the secretary?" asks for the holder of what is no agent itself.
                    if not self._asks_holder(left, right):
                        continue
                elif is_value != subject.is_name:
                    continue
                yield self._state(frame.property, subject, object_, roles)  # type: ignore[arg-type]

    def _state(self, relation: Iri, subject: Item, object_: Item, roles: tuple[str, str]) -> Item | None:
        start = min(subject.start, object_.start)
        nodes = {lx.SUBJECT: Variable(f"s{start}"), lx.OBJECT: Variable(f"o{start}")}
        slots = []
        for role in roles:
            classes, literal = self.vocabulary.types.of(relation, role)
            slots.append(Slot(role, Place.LEFT, nodes[role], classes, "", literal, property=relation if literal else None))
        item = Item(
            start, start, Category.CLAUSE, 0.3, edge=Edge(nodes[lx.SUBJECT], relation, nodes[lx.OBJECT]), slots=tuple(slots)
        )
        first = self.composer.fill(item, slots[0], subject)
        if first is None or not (slots[0].classes and subject.classes):
            return None
        second = next((s for s in first.slots if s.role == slots[1].role), None)
        filled = self.composer.fill(first, second, object_) if second else None
        return replace(filled, category=Category.CLAUSE, refill=None) if filled else None

    def choose_among(self, clause: Item, group: Item) -> Item | None:
        """ "..., A or B": the answer is one of the named."""
        names = tuple(m.focus for m in group.members if isinstance(m.focus, Iri))
        if len(names) < len(group.members) or not clause.asked:
            return None
        choice = Pattern(choices=(Choice(clause.asked.node, names),))
        return replace(clause, pattern=join(clause.pattern, choice), cost=clause.cost + group.cost)

    # --- negation and conjunction

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

    def coordinate(self, left: Item, right: Item) -> Iterator[Item | None]:
        """Two meanings with a conjunction between them."""
        yield from coordinate(self.composer, left, right)

    # --- order

    def superlative(self, word: Item, noun: Item) -> Iterator[Item | None]:
        """ "largest", "first", "most" and the whole noun phrase after it."""
        if noun.is_name and word.word == "superlative":
            yield from self._extreme_of_name(word, noun)
        if noun.is_name or noun.asked or noun.extreme or not isinstance(noun.focus, Variable) or noun.members:
            return
        cost = word.cost + noun.cost
        if word.word in ("most", "fewest"):
            if not noun.value_of:
                extreme = Extreme(word.word == "most", noun.focus, by_count=True)
                yield replace(noun, extreme=extreme, cost=cost + 0.05, is_bare=False)
            return
        if word.word in ("first", "last"):
            made = self.order_by_time(word, noun)
            yield apply_extreme(made, noun.focus, word.start) if made else None
            return
        if noun.value_of:
            highest = self.links.direction(word.words[0], noun.value_of)
            if highest is not None:
                yield replace(noun, extreme=Extreme(highest, noun.focus), cost=cost, is_bare=False)
            return
        for relation, price in self.links.graded_by(word.words[0], noun.classes):
            value = Variable(f"v{word.start}")
            highest = bool(self.links.direction(word.words[0], relation))
            edge = Edge(noun.focus, relation, value)
            measured = replace(noun, pattern=join(noun.whole, Pattern((edge,))), edge=None, extreme=Extreme(highest, value))
            done = apply_extreme(measured, noun.focus, word.start)
            yield replace(done, cost=cost + price, is_bare=False, slots=(), word="superlative")

    def owner_of_extreme(self, owner: Item, value: Item) -> Item | None:
        """ "the state with the largest population": the owner whose value is the extreme."""
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
            filled, category=Category.SET, focus=owner.focus, classes=owner.classes or slot.classes, value_of=None, asked=owner.asked,
            slots=(), is_bare=False, refill=None, word="superlative", words=(*owner.words, *value.words),
        )  # fmt: skip

    def _owner_of_graded(self, owner: Item, noun: Item) -> Item | None:
        """ "the state with the highest point": the owner of the extreme one of all."""
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
                done, category=Category.SET, focus=owner.focus, classes=owner.classes or slot.classes, value_of=None, graded="",
                asked=owner.asked, slots=(), is_bare=False, refill=None, word="superlative", words=(*owner.words, *noun.words),
            )  # fmt: skip
        return None

    def name_of(self, noun: Item, named: Item) -> Item | None:
        """ "a city called X": those of the things so named that suit the noun."""
        names = tuple(m.focus for m in named.members if isinstance(m.focus, Iri) and (not noun.classes or self._suits(m, noun)))
        if not names or not isinstance(noun.focus, Variable):
            return None
        choice = Pattern(choices=(Choice(noun.focus, tuple(sorted(names))),))
        return replace(noun, pattern=join(noun.pattern, choice), is_bare=False)

    def whereabouts(self, asked: Item, thing: Item) -> Item | None:
        """Where something is: what it is in, and what that is in."""
        if thing.focus is None or not asked.asked or thing.asked or isinstance(thing.focus, Literal):
            return None
        node, middle = asked.asked.node, Variable(f"m{asked.start}")
        places = self.composer.place_classes
        branches = [Pattern((Edge(thing.focus, p, node),)) for p in self.links.inside(thing.classes, places)]
        branches += [Pattern((Edge(thing.focus, p, middle), Edge(middle, q, node))) for p, q in self.links.chains(thing.classes, places)]
        if not branches:
            return None
        found = Pattern(either=(tuple(branches),)) if len(branches) > 1 else branches[0]
        return replace(
            thing, category=Category.CLAUSE, pattern=join(thing.whole, found), edge=None, asked=asked.asked, is_name=False,
            cost=asked.cost + thing.cost + 0.1, slots=(), is_bare=False,
        )  # fmt: skip

    def is_extreme(self, thing: Item, word: Item) -> Iterator[Item | None]:
        """ "which state is the biggest": the superlative without a noun."""
        for made in self.superlative(word, replace(thing, asked=None)):
            yield replace(made, asked=thing.asked, category=Category.SET) if made else None

    def _extreme_of_name(self, word: Item, name: Item) -> Iterator[Item | None]:
        """ "the highest X" of a named thing that is its values (a threshold that rose)."""
        being = {w.frame.property for w in self.vocabulary.relation_words.get(("be",), ())}
        for relation, price in self.links.graded_by(word.words[0], name.classes):
            if relation in being and name.focus is not None:
                value = Variable(f"v{word.start}")
                edge = Edge(name.focus, relation, value)
                highest = bool(self.links.direction(word.words[0], relation))
                item = Item(word.start, name.end, Category.SET, word.cost + name.cost + price + 0.1, edge=edge, focus=value)
                yield apply_extreme(replace(item, value_of=relation, extreme=Extreme(highest, value), words=name.words), value, word.start)

    def order_by_time(self, word: Item, item: Item) -> Item | None:
        """First or last by the time of the fact."""
        if item.edge is None or item.edge.day or item.extreme:
            return None
        day = Variable(f"day{item.start}")
        highest = word.word in ("last", "later")
        edge = replace(item.edge, day=day)
        return replace(item, edge=edge, extreme=Extreme(highest, day), cost=item.cost + word.cost + 0.05, is_bare=False)

    # --- time

    def time_relation(self, word: Item, time: Item) -> Item | None:
        """ "before 2017" from its parts."""
        relation = RELATIONS.get(word.word)
        if relation is None or time.time is None or (time.word == "related" and relation is not TimeRelation.BETWEEN):
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

