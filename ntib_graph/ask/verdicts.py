"""Yes and no, all or not all: only from what a source says, never from silence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ntib_graph.ask.evidence import MOST_CITATIONS
from ntib_graph.ask.grounding import Grounding, facts_of, ground, spread
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.patterns import map_edge
from ntib_graph.ask.sparql import write_ask, write_rows_query, write_sparql
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus, AnswerValue, Citation
from ntib_graph.model.queries import Comparator, Edge, Effect, Pattern, QueryGraph, Summary, Variable
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.wording.queries import word_denial, word_query


@dataclass(frozen=True)
class Verdicts:
    """Answers the questions that a word decides."""

    knowledge: Knowledge
    grounding: Grounding

    def whether(self, question: str, graph: QueryGraph) -> Answer:
        """Yes from an asserted fact, no only from a denial, an enumeration or another date, else empty."""
        domain = self.knowledge.domain
        understood = word_query(graph, domain, self.knowledge.label)
        sparql = write_sparql(graph, domain)
        fact = capitalised(understood.removeprefix("whether "))
        if self.knowledge.graph.ask(sparql):
            citations = self.grounding.citations_of(graph.pattern)
            return _boolean(question, "yes", understood, f"Yes: {fact}.", sparql, citations)
        citations, reason = self._denial(graph.pattern)
        if reason:
            return _boolean(
                question,
                "no",
                understood,
                f"No: {word_denial(graph, domain, self.knowledge.label)} ({reason}).",
                sparql,
                citations,
            )
        if not self.grounding.has_statements:
            return _boolean(question, "no", understood, f"No: the graph does not have it that {fact}.", sparql, ())
        return empty_answer(question, understood, sparql)

    def _denial(self, pattern: Pattern) -> tuple[tuple[Citation, ...], str]:
        """Why the pattern's one grounded fact is known not to hold, and where that stands; "" where it is not known."""
        if pattern.aggregates and (otherwise := _counted_otherwise(pattern)):
            is_known = self.knowledge.graph.ask(write_ask(otherwise, self.knowledge.domain))
            return (self.grounding.citations_of(otherwise), "counted, it is not so") if is_known else ((), "")
        if not self.grounding.has_statements or pattern.absent or pattern.either or len(pattern.edges) != 1:
            return (), ""
        edge = pattern.edges[0]
        triple = ground(edge, {})
        if edge.effect is Effect.DENIED:
            stated = replace(pattern, edges=(replace(edge, effect=Effect.HOLDS),))
            holds = self.knowledge.graph.ask(write_ask(stated, self.knowledge.domain))
            return (self.grounding.citations_of(stated), "a source says the contrary") if holds else ((), "")
        if triple is None or not isinstance(triple.object, Iri) or edge.qualifiers:
            return self._other_date(pattern, edge)
        for support in self.grounding.evidence.support([triple]).get(triple, ()):
            if support.status == Status.DENIED.value and not edge.time:
                return tuple(support.citations[:MOST_CITATIONS]), "a source denies it"
        if (other := self._contrary(triple)) is not None:
            return self.grounding.citations_of(Pattern((other,))), "a source says otherwise"
        for anchor, member, of_subject in ((triple.object, triple.subject, False), (triple.subject, triple.object, True)):
            for known in self.grounding.evidence.complete_sets(triple.predicate, anchor, of_subject=of_subject):
                if member not in known.members:
                    return known.citations, "a source names all, and this is not among them"
        return self._other_date(pattern, edge)

    def _contrary(self, triple: Triple) -> Edge | None:
        """The known fact that excludes another: the reverse of an asymmetric one, the only value of a functional one."""
        relation = self.knowledge.ontology.properties.get(triple.predicate)
        candidates: list[Edge] = []
        if relation and relation.is_asymmetric and isinstance(triple.object, Iri):
            candidates.append(Edge(triple.object, triple.predicate, triple.subject))
        if relation and relation.is_functional:
            candidates.append(Edge(triple.subject, triple.predicate, Variable("other")))
        return next((e for e in candidates if self.knowledge.graph.ask(write_ask(Pattern((e,)), self.knowledge.domain))), None)

    def _other_date(self, pattern: Pattern, edge: Edge) -> tuple[tuple[Citation, ...], str]:
        """An event that happens once and is known to have happened at another time."""
        relation = self.knowledge.ontology.properties.get(edge.property)
        begins = edge.effect in (Effect.BEGINS, Effect.ENDS)
        if edge.time is None or relation is None or not (relation.happens_once or begins) or edge.qualifiers:
            return (), ""
        is_date = any(r.value == ns.EDTF for r in relation.ranges)
        undated = replace(pattern, edges=(replace(edge, time=None, moment=None if is_date else Variable("moment")),))
        if not self.knowledge.graph.ask(write_ask(undated, self.knowledge.domain)) or self._is_repeated(undated, is_date=is_date):
            return (), ""
        return self.grounding.citations_of(undated), "a source gives another date"

    def _is_repeated(self, undated: Pattern, *, is_date: bool) -> bool:
        """Whether several dates are told of what should happen once, whoever did it: then others may be right too."""
        edge = undated.edges[0] if is_date else replace(undated.edges[0], subject=Variable("doer"))
        date = edge.object if is_date else edge.moment
        if not isinstance(date, Variable) or edge.effect is not Effect.HOLDS:
            return False
        rows = self.knowledge.graph.select(write_rows_query(Pattern((edge,)), self.knowledge.domain, [date])).rows
        return len({cell for (cell,) in rows}) > 1

    def every(self, question: str, graph: QueryGraph) -> Answer:
        """Whether all of the scope match; no only where the fact of one that does not is known not to hold."""
        domain = self.knowledge.domain
        understood = word_query(graph, domain, self.knowledge.label)
        sparql = write_sparql(graph, domain)
        if self.knowledge.graph.ask(sparql):
            citations = spread([self.grounding.citations_of(graph.pattern), self.grounding.citations_of(graph.scope)])
            return _boolean(question, "yes", understood, "Yes: all of them.", sparql, citations)
        for row in self.grounding.rows(replace(graph.scope, absent=(*graph.scope.absent, graph.pattern))):
            for edge in facts_of(graph.pattern):
                if edge in graph.scope.edges:
                    continue
                known = map_edge(edge, lambda node: row.get(node, node) if isinstance(node, Variable) else node)  # noqa: B023
                citations, reason = self._denial(Pattern((known,)))
                if reason:
                    return _boolean(question, "no", understood, f"No: not all ({reason}).", sparql, citations)
        if not self.grounding.has_statements and self.grounding.rows(graph.scope):
            return _boolean(question, "no", understood, "No: not all.", sparql, ())
        return empty_answer(question, understood, sparql)


def _counted_otherwise(pattern: Pattern) -> Pattern | None:
    """The same numbers, compared the other way; None where no two numbers are compared."""
    counts = {a.result for a in pattern.aggregates if a.summary is Summary.COUNT}
    signs = {Comparator.GREATER: Comparator.AT_MOST, Comparator.LESS: Comparator.AT_LEAST}
    turned = tuple(
        replace(c, comparator=signs[c.comparator]) if c.left in counts and c.right in counts and c.comparator in signs else c
        for c in pattern.comparisons
    )
    return replace(pattern, comparisons=turned) if turned != pattern.comparisons else None


def _boolean(question: str, value: str, understood: str, text: str, sparql: str, citations: tuple[Citation, ...]) -> Answer:
    answer = AnswerValue(value, evidence=citations)
    return Answer(question, AnswerStatus.ANSWERED, AnswerKind.BOOLEAN, understood, text, sparql, (answer,))


def empty_answer(question: str, understood: str, sparql: str, note: str = "The graph holds no such fact.") -> Answer:
    """Understood, but nothing to answer with."""
    text = f"Understood as: {understood}. {note}"
    return Answer(question, AnswerStatus.EMPTY, AnswerKind.ENTITIES, understood, text, sparql, notes=(note,))


def capitalised(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]
