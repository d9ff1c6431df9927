"""Query graphs of questions that set events beside each other in time: each event is dated by a question of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ntib_graph.ask.compared_times import TimeComparisons
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.patterns import join, map_pattern
from ntib_graph.model.queries import Edge, Node, Pattern, QueryGraph, Variable
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import namespaces as ns


@dataclass(frozen=True)
class TimeQuestions:
    """Reads such questions; ``date_of`` gives the query graph of a question of when, where one date answers it."""

    knowledge: Knowledge
    date_of: Callable[[str], QueryGraph | None]

    def read(self, question: str) -> QueryGraph | None:
        """The query graph that compares the dates; None where the question compares none, or one of them is not known."""
        compared = TimeComparisons(self.knowledge.domain.english).read(question)
        if compared is None:
            return None
        dated: list[QueryGraph] = []
        for number, (event, questions) in enumerate(zip(compared.events, compared.dated, strict=True)):
            found = self._anchor(event) or next((graph for asked in questions if (graph := self.date_of(asked))), None)
            if found is None:
                return None
            dated.append(_marked(found, number))
        moments = tuple(graph.focus for graph in dated if isinstance(graph.focus, Variable))
        pattern = join(*(graph.pattern for graph in dated))
        if len(moments) < len(dated):
            return None
        return QueryGraph(
            pattern,
            None,
            compared.operator,
            moments=moments,
            events=compared.events,
            is_ordered=compared.is_ordered,
            unit=compared.unit,
        )

    def _anchor(self, event: str) -> QueryGraph | None:
        """The date of a known event from which others are dated, where nothing else is named."""
        spans = self.knowledge.names.scan(event.split(), ignore_case=True)
        named = {link.entity for span in spans for link in span.links}
        if len(named) != 1 or not named <= self._anchors.keys():
            return None
        (thing,) = named
        moment = Variable("moment")
        return QueryGraph(Pattern((Edge(thing, ns.DERIVED_FROM_ANCHOR, moment),)), moment, asks_time=True)

    @cached_property
    def _anchors(self) -> Mapping[Iri, str]:
        rows = self.knowledge.graph.select(f"SELECT ?event ?date {{ ?event <{ns.DERIVED_FROM_ANCHOR}> ?date }}").rows
        return {event: date.value for event, date in rows if isinstance(event, Iri) and date is not None}


def _marked(graph: QueryGraph, number: int) -> QueryGraph:
    """The graph with variables of its own."""

    def mark(node: Node) -> Node:
        return Variable(f"{node.name}of{number}") if isinstance(node, Variable) else node

    focus = mark(graph.focus) if graph.focus else None
    return replace(graph, focus=focus, pattern=map_pattern(graph.pattern, mark, inside=True))
