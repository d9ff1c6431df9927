"""Dates that a question takes from facts: "before X joined", "when it began", "in the year Y died", "from the beginning"."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.items import Category, Item, Place
from ntib_graph.ask.patterns import join, map_pattern
from ntib_graph.ask.records import replace
from ntib_graph.ask.resources import Resources
from ntib_graph.ask.sparql import write_sparql
from ntib_graph.model.dates import VagueDate, parse_edtf, year
from ntib_graph.model.queries import Edge, Effect, Pattern, QueryGraph, TimeRelation, TimeRestriction, Variable
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary import namespaces as ns

ANCHORING = {r.value: r for r in TimeRelation if r not in (TimeRelation.BETWEEN, TimeRelation.DURING)} | {
    "moment": TimeRelation.DURING,
    "same": TimeRelation.DURING,
    "when": TimeRelation.DURING,
}
"""The words that may stand before what gives the date."""


class Anchors(Resources):
    """Dates taken from facts, against a domain's words and types."""

    def dated_by(self, word: Item, clause: Item) -> Item | None:
        """As in "before X joined": the date of the clause, where the facts give just one."""
        found = self.with_moment(clause)
        if found is None or any(s.place in (Place.LEFT, Place.EXTRACTED) for s in clause.slots):
            return None
        return self._time(word, clause, *found)

    def dated_by_thing(self, word: Item, thing: Item) -> Iterator[Item | None]:
        """As in "after the summit": the date of a thing, where a property gives it."""
        if not thing.is_name or thing.focus is None or thing.edge:
            return
        for relation in self.links.dates_of(thing.classes):
            moment = Variable(f"moment{thing.start}")
            edge = Edge(thing.focus, relation, moment)
            yield self._time(word, thing, replace(thing, edge=edge), moment)

    def like(self, clause: Item, other: Item) -> Iterator[Item | None]:
        """As in "X joined after Y", where Y did the same: the other name in the place of a subject or object."""
        edge = clause.edge
        if edge is None or edge.time or not other.is_name or other.focus is None:
            return
        for role, node in ((lx.SUBJECT, edge.subject), (lx.OBJECT, edge.object)):
            classes, is_literal = self.vocabulary.types.of(edge.property, role)
            if is_literal or not self.composer.related(other.classes, classes):
                continue
            if isinstance(node, Iri) and not self.composer.related(other.classes, self.composer.knowledge.classes_of(node)):
                continue
            same = {"subject": other.focus} if role == lx.SUBJECT else {"object": other.focus}
            alike = replace(clause, edge=replace(edge, **same, qualifiers=()), pattern=Pattern(), asked=None, slots=())
            found = self.with_moment(alike)
            time = self._time(other, other, *found) if found else None
            if time and time.time:
                dated = self.composer.with_time(edge, time.time)
                yield replace(clause, edge=dated, cost=clause.cost + other.cost, words=(*clause.words, *other.words))
                return

    def first_of_all(self, word: Item, item: Item) -> Item | None:
        """As in "founding members", "in X from the start": what holds from the first date known of such facts."""
        if item.edge is None or item.edge.time or item.edge.effect is not Effect.HOLDS or item.is_first:
            return None
        return replace(item, is_first=True, cost=item.cost + word.cost + 0.05, words=(*item.words, f"{word.words[0]} = first"))

    def from_beginning(self, item: Item) -> Item:
        """An item that holds from the beginning with its date, as soon as it is known of what."""
        edge = item.edge
        if edge is None:
            return item
        anyone = Variable("anyone")
        for open_, known in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if isinstance(known, Iri) and open_ != known:
                moment = Variable("moment")
                of_all = replace(edge, moment=moment, qualifiers=(), **self._sides(edge, open_, anyone))
                dates = self._dates(Pattern((of_all,)), moment)
                if dates:
                    first = min(dates, key=lambda d: (d.earliest, d.latest))
                    time = TimeRestriction(TimeRelation.DURING, first, anchor=Pattern())
                    dated = self.composer.with_time(edge, time)
                    return replace(item, edge=dated, is_first=False, is_bare=False)
        return item

    def with_moment(self, clause: Item) -> tuple[Item, Variable] | None:
        """The clause with a variable for its date: the date's own where a property gives it, else the fact's."""
        edge = clause.edge
        if edge is None or clause.asked or edge.moment:
            return None
        relation = self.composer.knowledge.ontology.properties.get(edge.property)
        is_date = relation is not None and any(r.value == ns.EDTF for r in relation.ranges)
        if is_date and isinstance(edge.object, Variable):
            return clause, edge.object
        moment = Variable(f"moment{clause.start}")
        return replace(clause, edge=replace(edge, moment=moment)), moment

    def _sides(self, edge: Edge, old: object, new: Variable) -> dict[str, Variable]:
        return {"subject": new} if edge.subject == old else {"object": new}

    def _time(self, word: Item, told: Item, dated: Item, moment: Variable) -> Item | None:
        date = self._only_date(dated.whole, moment)
        relation = ANCHORING.get(word.word, TimeRelation.DURING)
        if date is None:
            return None
        years, own = 0, date
        if word.years:
            # "Six years after X": the year itself.
            years = word.years if relation is TimeRelation.AFTER else -word.years
            date, relation = year(date.earliest.year + years), TimeRelation.DURING
        told_date = Literal(own.edtf, ns.EDTF)
        anchor = map_pattern(dated.whole, lambda node: told_date if node == moment else node)
        time = TimeRestriction(relation, date, anchor=anchor, years=years)
        words = (*told.words, f"{word.word} = {date.edtf}")
        return Item(word.start, told.end, Category.TIME, word.cost + told.cost, time=time, word="related", words=words)

    def _only_date(self, pattern: Pattern, moment: Variable) -> VagueDate | None:
        """The narrowest of the dates, where all of them agree."""
        dates = self._dates(pattern, moment)
        narrowest = min(dates, key=lambda d: (d.latest - d.earliest, d.earliest), default=None)
        agree = narrowest is not None and all(d.earliest <= narrowest.earliest and narrowest.latest <= d.latest for d in dates)
        return narrowest if agree else None

    def _dates(self, pattern: Pattern, moment: Variable) -> tuple[VagueDate, ...]:
        knowledge = self.composer.knowledge
        key = (pattern, moment)
        if key not in knowledge.dates:
            rows = knowledge.graph.select(write_sparql(QueryGraph(join(pattern), moment), knowledge.domain)).rows
            knowledge.dates[key] = tuple(_read(cell.value) for (cell,) in rows if cell is not None and _read(cell.value))  # type: ignore[misc]
        return knowledge.dates[key]


def _read(edtf: str) -> VagueDate | None:
    try:
        return parse_edtf(edtf)
    except ValueError:
        return None
