"""Noun phrases: titles, names, compounds, relations left unsaid, being something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ntib_graph.ask.items import Category, Item, Place, Slot, substitute
from ntib_graph.ask.patterns import join
from ntib_graph.ask.records import replace
from ntib_graph.ask.resources import Resources
from ntib_graph.model.queries import (
    Choice,
    Edge,
    Pattern,
    Variable,
)
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import lexicon as lx

BEING = 0.3
"""What it costs that only a form of "be" stands for a relation."""
ROUNDING = 1e-6
"""Sums of costs differ by less in another order."""
SKIPPED = 0.8
"""Two names that cost as much have another word between them, which they do not explain."""


class NounPhrases(Resources):
    """Noun phrases, against a domain's words and types."""

    def appose(self, left: Item, right: Item, *, is_of: bool = False) -> Item | None:
        """A class noun and a name that it suits, in either order; a title and a person's name."""
        cost = left.cost + right.cost
        if right.is_name and left.is_bare and left.edge is None and left.classes and not left.asked:
            if self._suits(right, left):
                return replace(right, cost=cost, words=(*left.words, *right.words))
            if not is_of and self._is_title(left) and self._is_person(right):
                return replace(right, cost=cost + 0.05)
            return None
        if right.is_name and left.is_bare and left.edge is not None and left.word == "noun" and not left.asked:
            if isinstance(right.focus, Iri) and left.value_of is None and self.composer.related(left.classes, right.classes):
                named = substitute(left, left.focus, right.focus)
                return replace(named, classes=right.classes, cost=cost - 0.3, is_bare=False, words=(*left.words, *right.words))
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

    def name_of(self, noun: Item, named: Item) -> Item | None:
        """As in "a city called X": those of the things so named that suit the noun."""
        names = tuple(m.focus for m in named.members if isinstance(m.focus, Iri) and (not noun.classes or self._suits(m, noun)))
        if not names or not isinstance(noun.focus, Variable):
            return None
        choice = Pattern(choices=(Choice(noun.focus, tuple(sorted(names))),))
        return replace(noun, pattern=join(noun.pattern, choice), is_bare=False)

    def compound(self, left: Item, right: Item) -> Iterator[Item | None]:
        """As in "Bern city", "Austin Bern": the first or the second restricts the other."""
        if left.is_name and right.is_bare and right.edge is None and isinstance(right.focus, Variable):
            for made in self.implicit(right, left, 1.0):
                yield replace(made, start=left.start, end=right.end) if made else None
        if left.is_name and right.is_name and left.edge is None and left.cost + right.cost < SKIPPED:
            yield from (replace(m, is_name=False) for m in self.implicit(left, right, 0.4) if m)

    def implicit(self, left: Item, right: Item, cost: float, marker: str = "") -> Iterator[Item | None]:
        """``left`` in some relation, which the types decide, to ``right``; a ``marker`` must be one of the relation's own."""
        if left.focus is None or right.focus is None or left.value_of or right.value_of or left.members or right.members:
            return
        if isinstance(right.focus, Literal) or (left.asked and right.asked):
            return
        is_where = bool(right.asked and right.asked.kind == "where" and right.word == "asked")
        classes = self.composer.place_classes if is_where else right.classes
        found = self.links.between(left.classes, classes)
        if marker:
            found = tuple(pair for pair in found if marker in self.vocabulary.markers_of.get(pair[0], ()))
            if not found:
                return
        if not found:
            yield from self._two_hops(left, right, cost)
        for number, (relation, is_forward) in enumerate(found):
            edge = Edge(left.focus, relation, right.focus) if is_forward else Edge(right.focus, relation, left.focus)
            asked = left.asked or right.asked
            if asked and asked.node == right.focus and not asked.classes:
                asked = replace(asked, classes=self.links.far_classes(relation, is_forward))
            yield replace(
                left,
                pattern=join(left.whole, right.whole),
                edge=edge,
                cost=left.cost + right.cost + cost + 0.3 * number,
                asked=asked,
                extreme=left.extreme or right.extreme,
                is_bare=False,
                word=left.word if left.word == "determined" else "related",
                category=Category.CLAUSE if is_where else left.category,
                slots=(),
                words=(*left.words, *right.words),
                is_name=False if is_where else left.is_name,
            )

    def _two_hops(self, left: Item, right: Item, cost: float) -> Iterator[Item | None]:
        """Being in something that is in something."""
        assert left.focus is not None and right.focus is not None
        for first, second in self.links.chains(left.classes, right.classes):
            middle = Variable(f"m{right.start}")
            inner = Pattern((Edge(middle, second, right.focus),))
            pattern = join(left.whole, right.whole, inner)
            yield replace(
                left,
                pattern=pattern,
                edge=Edge(left.focus, first, middle),
                cost=left.cost + right.cost + cost + 0.3,
                is_bare=False,
                asked=left.asked or right.asked,
                word=left.word if left.word == "determined" else "related",
                slots=(),
                extreme=left.extreme or right.extreme,
            )

    def whereabouts(self, asked: Item, thing: Item) -> Item | None:
        """Where something is: what it is in, and what that is in."""
        if thing.focus is None or not asked.asked or thing.asked or isinstance(thing.focus, Literal):
            return None
        node, middle = asked.asked.node, Variable(f"m{asked.start}")
        places = self.composer.place_classes
        if (
            not thing.is_name
            and not thing.is_bare
            and isinstance(thing.focus, Variable)
            and self.composer.related(thing.classes, places)
        ):
            # Where a description of a place is asked for, the place is the answer.
            return self.composer.identify(replace(asked, asked=replace(asked.asked, kind="what")), thing)
        branches = [Pattern((Edge(thing.focus, p, node),)) for p in self.links.inside(thing.classes, places)]
        branches += [
            Pattern((Edge(thing.focus, p, middle), Edge(middle, q, node))) for p, q in self.links.chains(thing.classes, places)
        ]
        if not branches:
            return None
        found = Pattern(either=(tuple(branches),)) if len(branches) > 1 else branches[0]
        return replace(
            thing,
            category=Category.CLAUSE,
            pattern=join(thing.whole, found),
            edge=None,
            asked=asked.asked,
            is_name=False,
            cost=asked.cost + thing.cost + 0.1,
            slots=(),
            is_bare=False,
        )

    def relate_by_being(self, left: Item, right: Item, most: float) -> Iterator[Item | None]:
        """As in "X is Y" where a property says what things are; nothing that costs more than ``most``."""
        if left.cost + right.cost + BEING > most + ROUNDING:
            return
        start = min(left.start, right.start)
        for clause, is_value in self._being(start):
            for subject, object_ in ((left, right), (right, left)):
                if subject.members or not subject.classes:
                    continue
                if object_ is right and left.word == "asked":
                    # "Who is the secretary?" asks for the holder of what is no agent itself.
                    if not self.asks_holder(left, right):
                        continue
                elif not (subject.is_name if is_value else object_.is_name):
                    continue
                yield self._state(clause, subject, object_, most)

    def _being(self, start: int) -> tuple[tuple[Item, bool], ...]:
        """What may be said with "be" alone of a subject of a known class, and whether of a value: open clauses at a place."""
        if start not in self._clauses:
            self._clauses[start] = tuple(self._open_clauses(start))
        return self._clauses[start]

    @cached_property
    def _clauses(self) -> dict[int, tuple[tuple[Item, bool], ...]]:
        return {}

    def _open_clauses(self, start: int) -> Iterator[tuple[Item, bool]]:
        nodes = {lx.SUBJECT: Variable(f"s{start}"), lx.OBJECT: Variable(f"o{start}")}
        for word in self.vocabulary.relation_words.get(("be",), ()):
            relation = word.frame.property
            roles = (word.frame.role_at(lx.Function.SUBJECT), word.frame.role_at(lx.Function.OBJECT))
            slots = []
            for role in roles:
                if role in nodes:
                    classes, literal = self.vocabulary.types.of(relation, role)
                    value = relation if literal else None
                    slots.append(Slot(role, Place.LEFT, nodes[role], classes, "", literal, property=value))
            if len(slots) == len(roles) and slots[0].classes:
                edge = Edge(nodes[lx.SUBJECT], relation, nodes[lx.OBJECT])
                is_value = self.vocabulary.types.of(relation, lx.OBJECT)[1]
                yield Item(start, start, Category.CLAUSE, BEING, edge=edge, slots=tuple(slots)), is_value

    def _state(self, clause: Item, subject: Item, object_: Item, most: float) -> Item | None:
        if not object_.members and self.composer.type_cost(object_, clause.slots[1]) is None:
            return None
        first = self.composer.fill(clause, clause.slots[0], subject, 0.0, most)
        second = first.slot(clause.slots[1].role) if first else None
        filled = self.composer.fill(first, second, object_, 0.0, most) if first and second else None
        return replace(filled, category=Category.CLAUSE, refill=None) if filled else None

    def one_of(self, asked: Item, group: Item) -> Item | None:
        """As in "which of A, B and C": a set of things named, of which some are asked for."""
        names = tuple(m.focus for m in group.members if isinstance(m.focus, Iri))
        if len(names) < len(group.members) or not asked.asked or not isinstance(asked.focus, Variable):
            return None
        choice = Pattern(choices=(Choice(asked.focus, names),))
        classes = asked.classes or group.members[0].classes
        question = replace(asked.asked, classes=classes)
        cost = asked.cost + group.cost
        return replace(asked, pattern=join(asked.pattern, choice), classes=classes, asked=question, cost=cost, word="determined")

    def choose_among(self, clause: Item, group: Item) -> Item | None:
        """As in "..., A or B": the answer is one of the named."""
        names = tuple(m.focus for m in group.members if isinstance(m.focus, Iri))
        if len(names) < len(group.members) or not clause.asked:
            return None
        return replace(clause, pattern=_among(clause.pattern, Choice(clause.asked.node, names)), cost=clause.cost + group.cost)


def _among(pattern: Pattern, choice: Choice) -> Pattern:
    """The pattern with a choice, from which its superlatives choose as well."""
    inner = tuple(replace(a, pattern=_among(a.pattern, choice)) for a in pattern.aggregates)
    return join(replace(pattern, aggregates=inner), Pattern(choices=(choice,)))
