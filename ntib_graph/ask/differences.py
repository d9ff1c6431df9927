"""How two things differ: what a source says of one and not of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from ntib_graph.ask.connections import connecting_facts
from ntib_graph.ask.evidence import Evidence
from ntib_graph.ask.grounding import spread
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.profiles import profile_pattern
from ntib_graph.ask.verdicts import capitalised, empty_answer
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus, AnswerValue
from ntib_graph.model.queries import Pattern, QueryGraph
from ntib_graph.model.terms import Iri
from ntib_graph.wording.queries import word_query

MOST_DIFFERENCES = 5
MOST_OF_ONE_KIND = 2


@dataclass(frozen=True)
class Differences:
    """Tells differences from a graph; ``answers_of`` runs a query graph, ``sentence`` says a fact of a thing and a value."""

    knowledge: Knowledge
    evidence: Evidence
    answers_of: Callable[[QueryGraph], tuple[AnswerValue, ...]]
    sentence: Callable[[Iri, Iri, str], str]

    def tell(self, question: str, graph: QueryGraph) -> Answer:
        """The facts that set two things apart, at most five: what a source calls a difference first."""
        first, second = graph.ends
        understood = word_query(graph, self.knowledge.domain, self.knowledge.label)
        both = f"{{ <{first}> <{second}> }}"
        sparql = (
            f"SELECT DISTINCT ?thing ?property ?value WHERE {{ VALUES ?thing {both} ?thing ?property ?value . "
            f"VALUES ?other {both} FILTER(?other != ?thing && NOT EXISTS {{ ?other ?property ?value }}) }}"
        )
        sides = (self._own(first, second), self._own(second, first))
        unlike = [answer for pair in zip_longest(*sides) for answer in pair if answer]
        told = (*self._stated(first, second), *unlike)[:MOST_DIFFERENCES]
        if not told:
            return empty_answer(question, understood, sparql)
        text = " ".join(f"{capitalised(answer.value)}." for answer in told)
        return Answer(question, AnswerStatus.ANSWERED, AnswerKind.TEXT, understood, text, sparql, told)

    def _stated(self, first: Iri, second: Iri) -> Iterator[AnswerValue]:
        """What a source itself calls a difference."""
        differing = {
            w for phrase in self._table("differing") for w in phrase.split()
        } - self.knowledge.domain.english.prepositions
        for chain in connecting_facts(self.knowledge, first, second):
            if len(chain) > 1 or not differing & set(self.knowledge.ontology.label(chain[0].predicate).split()):
                continue
            for support in self.evidence.support(chain).get(chain[0], ()):
                if support.is_plain and isinstance(chain[0].object, Iri):
                    said = self.sentence(chain[0].subject, chain[0].predicate, self.knowledge.label(chain[0].object))
                    values = [self.knowledge.label(v) if isinstance(v, Iri) else v.value for v in support.qualifiers.values()]
                    told = f"{said}: {', '.join(values)}" if values else said
                    yield AnswerValue(told, status=support.status, evidence=spread([support.citations]))

    def _own(self, thing: Iri, other: Iri) -> Iterator[AnswerValue]:
        """What is said of a thing and not of the other, by the kinds that set things apart best."""
        kinds = list(self._table("kinds"))
        known = {
            self.knowledge.ontology.label(c).casefold() for p in self.knowledge.ontology.properties.values() for c in p.ranges
        }
        kinds = [kind for kind in kinds if kind in known]
        queries = [q for q in profile_pattern(self.knowledge, thing) if self._kind(q) in kinds]
        for query in sorted(queries, key=lambda q: kinds.index(self._kind(q))):
            said = self.answers_of(query)
            shared = {a.value for a in self.answers_of(replace(query, pattern=_of(query, other)))} if said else set()
            own = [a for a in said if a.value not in shared]
            for answer in own[:MOST_OF_ONE_KIND]:
                assert query.focus_property is not None
                yield replace(answer, value=self.sentence(thing, query.focus_property, answer.value), also=())

    def _kind(self, query: QueryGraph) -> str:
        return next((self.knowledge.ontology.label(c).casefold() for c in query.focus_classes), "")

    def _table(self, key: str) -> tuple[str, ...]:
        table = self.knowledge.domain.english.mapping("questions", "contrast" if key != "kinds" else "contrasted")
        return tuple(table[key])


def _of(query: QueryGraph, thing: Iri) -> Pattern:
    (edge,) = query.pattern.edges
    return replace(query.pattern, edges=(replace(edge, subject=thing),))
