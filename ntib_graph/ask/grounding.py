"""The statements behind the answers: facts grounded in the rows that matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.evidence import MOST_CITATIONS, Evidence, Support
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.pattern_variables import variables_of
from ntib_graph.ask.patterns import join
from ntib_graph.ask.sparql import write_rows_query
from ntib_graph.model.answers import Citation
from ntib_graph.model.queries import Edge, Effect, Node, Pattern, QueryGraph, Variable
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

Row = Mapping[Variable, Term]


@dataclass(frozen=True)
class Grounding:
    """Finds the statements behind the matches of a pattern."""

    knowledge: Knowledge

    @cached_property
    def evidence(self) -> Evidence:
        """The statements of the graph."""
        return Evidence(self.knowledge.graph)

    @cached_property
    def has_statements(self) -> bool:
        """Whether the graph says where its facts stand; a foreign graph may not."""
        return self.knowledge.graph.ask(f"ASK {{ ?s a <{ns.STATEMENT}> }}")

    def support_by_answer(self, graph: QueryGraph, *, hedged: bool) -> Mapping[Term, tuple[tuple[Edge, Support], ...]]:
        """The statements behind each answer, those of the facts that name it first."""
        if not self.has_statements or graph.focus is None:
            return {}
        rows = self.rows(graph.pattern, hedged=hedged)
        grounded = [(row, [(edge, ground(edge, row)) for edge in facts_of(graph.pattern)]) for row in rows]
        triples = {t for _, facts in grounded for _, t in facts if t}
        known = self.evidence.support(self._both_ways(triples))
        found: dict[Term, dict[int, tuple[Edge, Support]]] = {}
        for row, facts in grounded:
            answer = row.get(graph.focus) if isinstance(graph.focus, Variable) else graph.focus
            if answer is None or isinstance(answer, Variable):
                continue
            near_first = sorted(facts, key=lambda fact: graph.focus not in _nodes(fact[0]))
            for edge, triple in near_first:
                for support in self._fitting(edge, triple, known, row, hedged=hedged):
                    found.setdefault(answer, {}).setdefault(id(support), (edge, support))
        if not facts_of(graph.pattern):
            found |= self._spoken_of(rows, graph.focus)
        return {answer: tuple(supports.values()) for answer, supports in found.items()}

    def _spoken_of(self, rows: Iterable[Row], focus: Node) -> dict[Term, dict[int, tuple[Edge, Support]]]:
        """Of things asked for by their kind alone: a statement that speaks of each."""
        things = {row[focus] for row in rows if isinstance(focus, Variable) and focus in row}
        found: dict[Term, dict[int, tuple[Edge, Support]]] = {}
        for thing in sorted((t for t in things if isinstance(t, Iri)), key=str):
            told = self.evidence.support(self.evidence.about(thing))
            plain = [(triple, s) for triple in sorted(told, key=str) for s in told[triple] if s.is_plain and s.citations]
            for triple, support in plain[:1]:
                assert isinstance(triple.subject, Iri)
                found[thing] = {id(support): (Edge(triple.subject, triple.predicate, triple.object), support)}
        return found

    def _both_ways(self, triples: Iterable[Triple]) -> set[Triple]:
        """With the reversed triples of symmetric properties."""
        both = set(triples)
        for t in tuple(both):
            relation = self.knowledge.ontology.properties.get(t.predicate)
            if relation and relation.is_symmetric and isinstance(t.object, Iri):
                both.add(Triple(t.object, t.predicate, t.subject))
        return both

    def _fitting(
        self, edge: Edge, triple: Triple | None, known: Mapping[Triple, tuple[Support, ...]], row: Row, *, hedged: bool
    ) -> list[Support]:
        if triple is None:
            return []
        supports = known.get(triple, ())
        if not supports and isinstance(triple.object, Iri):
            supports = known.get(Triple(triple.object, triple.predicate, triple.subject), ())
        wanted = {name: row.get(v) if isinstance(v, Variable) else v for name, v in edge.qualifiers}
        moment = row.get(edge.moment) if edge.moment else None
        status = Status.DENIED.value if edge.effect is Effect.DENIED else None
        return [
            s
            for s in supports
            if (s.status == status if status else hedged or s.is_plain)
            and all(s.qualifiers.get(name) == value for name, value in wanted.items())
            and (moment is None or moment.value in s.times.values())
            and not (edge.time and not s.times and any(o.times for o in supports))
        ]

    def rows(self, pattern: Pattern, *, hedged: bool = False) -> list[Row]:
        """The matches of a pattern, at most as many as the evidence needs."""
        variables = variables_of(pattern)
        if not variables:
            return [{}]
        table = self.knowledge.graph.select(write_rows_query(pattern, self.knowledge.domain, variables, hedged=hedged))
        return [{v: cell for v, cell in zip(variables, row, strict=True) if cell is not None} for row in table.rows]

    def citations_of(self, pattern: Pattern) -> tuple[Citation, ...]:
        """Where the facts of a pattern stand."""
        if not self.has_statements:
            return ()
        counted = [self.citations_of(aggregate.pattern) for aggregate in pattern.aggregates]
        if not pattern.edges and not pattern.either:
            return spread(counted)
        rows = self.rows(pattern)[:20]
        facts = [(edge, ground(edge, row), row) for row in rows for edge in facts_of(pattern)]
        known = self.evidence.support(self._both_ways(t for _, t, _ in facts if t))
        found = [s.citations for edge, t, row in facts for s in self._fitting(edge, t, known, row, hedged=False)]
        return spread([*found, *counted])


def facts_of(pattern: Pattern) -> list[Edge]:
    """The facts that a match rests on."""
    inner = [edge for aggregate in pattern.aggregates for edge in facts_of(aggregate.pattern)] if not pattern.edges else []
    either = [edge for branches in pattern.either for branch in branches for edge in facts_of(branch)]
    return list(join(Pattern((*pattern.edges, *either, *inner))).edges)


def _nodes(edge: Edge) -> tuple[Node | None, ...]:
    return (edge.subject, edge.object, edge.moment, *(value for _, value in edge.qualifiers))


def ground(edge: Edge, row: Row) -> Triple | None:
    """The triple of an edge in a row; None where a side is unknown."""
    subject = row.get(edge.subject) if isinstance(edge.subject, Variable) else edge.subject
    object_ = row.get(edge.object) if isinstance(edge.object, Variable) else edge.object
    return Triple(subject, edge.property, object_) if isinstance(subject, Iri) and object_ is not None else None


def spread(groups: Iterable[Iterable[Citation]]) -> tuple[Citation, ...]:
    """At most a few citations, the first of each group before the second of any."""
    lists = [list(group) for group in groups]
    ordered = [citations[n] for n in range(max((len(c) for c in lists), default=0)) for citations in lists if n < len(citations)]
    return tuple(dict.fromkeys(ordered))[: 2 * MOST_CITATIONS]
