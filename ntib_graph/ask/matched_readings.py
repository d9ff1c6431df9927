"""Query graphs of the facts that a question's words point to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ntib_graph.ask.alignment import Alignment
from ntib_graph.ask.confirmation import Confirmation
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.patterns import join
from ntib_graph.ask.query_graphs import Reading
from ntib_graph.ask.told_facts import ToldFact, effect_of
from ntib_graph.model.dates import year
from ntib_graph.model.queries import (
    Choice,
    Comparator,
    Comparison,
    Edge,
    Node,
    Operator,
    Pattern,
    QueryGraph,
    TimeRelation,
    TimeRestriction,
    Variable,
)
from ntib_graph.model.terms import Iri, Literal, Term
from ntib_graph.vocabulary import namespaces as ns

ANSWER = Variable("x1")


@dataclass(frozen=True)
class MatchedReadings:
    """Writes matched facts as query graphs."""

    knowledge: Knowledge
    facts: tuple[ToldFact, ...]

    def reading(self, groups: Sequence[Sequence[Alignment]], operator: Operator = Operator.LIST) -> Reading:
        """The reading whose answers are those of all the groups; a group shares its relation and its fixed side."""
        best = groups[0][0]
        compact = self.knowledge.domain.compact
        words = tuple(sorted({f"{compact(a.fact.property)} by its words" for group in groups for a in group}))
        cost = 0.0
        if best.side == "time":
            moment = self._edge(best.fact, moment=ANSWER)
            return Reading(QueryGraph(Pattern((moment,)), ANSWER, asks_time=True), cost, words)
        patterns = [self._pattern(group) for group in groups]
        pattern = patterns[0] if len(patterns) == 1 else Pattern(either=(tuple(patterns),))
        known = self.knowledge.ontology.properties[best.fact.property]
        is_value = isinstance(best.answer, Literal)
        is_date = is_value and any(r.value.endswith("EDTF") for r in known.ranges)
        classes = self._classes(best) if len(groups) == 1 else ()
        value = best.fact.property if is_value else None
        return Reading(QueryGraph(pattern, ANSWER, operator, classes, value, asks_time=is_date), cost, words)

    def _classes(self, best: Alignment) -> tuple[Iri, ...]:
        known = self.knowledge.ontology.properties[best.fact.property]
        if best.side == "roles":
            known_role = self.knowledge.ontology.properties.get(best.role) if best.role else None
            return tuple(sorted(known_role.ranges)) if known_role else ()
        return tuple(sorted(known.domains if best.side == "subject" else known.ranges))

    def _edge(self, fact: ToldFact, moment: Variable | None = None) -> Edge:
        effect = effect_of(fact.times)
        return Edge(fact.subject, fact.property, fact.object, effect=effect, moment=moment)

    def _pattern(self, group: Sequence[Alignment]) -> Pattern:
        best = group[0]
        fact, side = best.fact, best.side
        if side == "roles":
            assert best.role is not None
            return Pattern((Edge(fact.subject, fact.property, fact.object, ((best.role, ANSWER),)),))
        ends: tuple[Node, Node] = (ANSWER, fact.object) if side == "subject" else (fact.subject, ANSWER)
        edge = Edge(ends[0], fact.property, ends[1])
        answers = sorted({a.fact.subject if side == "subject" else a.fact.object for a in group}, key=str)
        return join(Pattern((edge,)), self._only(edge, side, answers, is_hedged=fact.is_hedged))

    def _only(self, edge: Edge, side: str, answers: list[Term], *, is_hedged: bool) -> Pattern:
        """The condition that leaves only these answers; nothing where they are all there are."""
        told = {
            f.subject if side == "subject" else f.object
            for f in self.facts
            if not f.is_denied
            and f.is_hedged == is_hedged
            and f.property == edge.property
            and (f.object == edge.object if side == "subject" else f.subject == edge.subject)
        }
        if told <= set(answers) and not is_hedged:
            return Pattern()  # Beside what may be, something else may be so.
        names = tuple(a for a in answers if isinstance(a, Iri))
        if names:
            return Pattern(choices=(Choice(ANSWER, names),))
        values = [a for a in answers if isinstance(a, Literal)]
        equal = tuple(Pattern(comparisons=(Comparison(ANSWER, Comparator.EQUAL, value),)) for value in values)
        return equal[0] if len(equal) == 1 else Pattern(either=(equal,))

    def whether(self, decided: Confirmation) -> Reading:
        """The reading of a question of yes or no."""
        fact = decided.fact
        edge = Edge(fact.subject, fact.property, fact.object, effect=decided.effect)
        if decided.years:
            first, last = (year(number) for number in decided.years)
            during = TimeRestriction(TimeRelation.DURING, first, last if last != first else None)
            edge = replace(edge, object=ANSWER, time=during)
        words = (f"{self.knowledge.domain.compact(fact.property)} by its words",)
        return Reading(QueryGraph(Pattern((edge,)), None, Operator.EXISTS), 0.0, words)


def answers_of(alignments: Iterable[Alignment]) -> frozenset[Term | str]:
    """What some alignments answer; a date is the same as a fact's time and as its value."""
    return frozenset(_compared(a.answer) for a in alignments)


def _compared(answer: Term | str) -> Term | str:
    return answer.value if isinstance(answer, Literal) and answer.datatype == ns.EDTF else answer
