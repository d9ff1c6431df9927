"""Running a query graph: rows, evidence, and the answer in the contract's form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations

from ntib_graph.ask.connections import connecting_facts
from ntib_graph.ask.differences import Differences
from ntib_graph.ask.evidence import Support
from ntib_graph.ask.grounding import Grounding, spread
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.merging import answer_order, date_notes, merge_phrases, merge_variants
from ntib_graph.ask.profiles import profile_pattern
from ntib_graph.ask.sparql import write_ask, write_rows_query, write_sparql
from ntib_graph.ask.stems import Stems
from ntib_graph.ask.time_verdicts import TimeVerdicts
from ntib_graph.ask.verdicts import Verdicts, capitalised, empty_answer
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus, AnswerValue
from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.queries import Edge, Node, Operator, Pattern, QueryGraph, Variable
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.wording.dates import word_date
from ntib_graph.wording.lists import join_words
from ntib_graph.wording.queries import word_query
from ntib_graph.wording.statements import word_fact

MOST_TEXTS = 5
READINGS_KEPT = 16


@dataclass(frozen=True)
class Answerer:
    """Answers query graphs from a graph."""

    knowledge: Knowledge
    stems: Stems

    @cached_property
    def _grounding(self) -> Grounding:
        return Grounding(self.knowledge)

    @cached_property
    def _descriptive(self) -> frozenset[str]:
        """The labels of classes whose things say by themselves what another is."""
        return frozenset(self.knowledge.domain.english.mapping("questions", "asking")["descriptive_nouns"])

    @cached_property
    def _verdicts(self) -> Verdicts:
        return Verdicts(self.knowledge, self._grounding)

    @property
    def has_statements(self) -> bool:
        """Whether the graph holds statements of documents, and not only plain triples."""
        return self._grounding.has_statements

    def answer(self, question: str, graph: QueryGraph) -> Answer:
        """The answer of asserted facts; empty where there are none."""
        return self._answers(question, graph)

    @cached_property
    def _answers(self) -> Callable[[str, QueryGraph], Answer]:
        # A reading without an answer is tried again with what is only possible.
        return lru_cache(maxsize=READINGS_KEPT)(self._answer)

    def _answer(self, question: str, graph: QueryGraph) -> Answer:
        if graph.operator is Operator.PROFILE:
            return self._profile(question, graph)
        if graph.operator is Operator.EXISTS:
            return self._verdicts.whether(question, graph)
        if graph.operator is Operator.EVERY:
            return self._verdicts.every(question, graph)
        if graph.operator is Operator.CONNECTION:
            return self._connection(question, graph)
        if graph.operator is Operator.DIFFERENCE:
            return self._differences.tell(question, graph)
        if graph.moments:
            return TimeVerdicts(self.knowledge, self._grounding).compare(question, graph)
        return self._list(question, graph, hedged=False)

    def answer_hedged(self, question: str, graph: QueryGraph) -> Answer:
        """What is only possible, proposed, conditional or said by somebody, with a note; never a yes or no, never a number."""
        plain = self.answer(question, graph)
        if (
            not self._grounding.has_statements
            or graph.operator is not Operator.LIST
            or graph.pattern.aggregates
            or plain.status is AnswerStatus.ANSWERED
        ):
            return plain
        hedged = self._list(question, graph, hedged=True)
        if hedged.status is not AnswerStatus.ANSWERED:
            return plain
        note = "No source asserts this in its own voice: it is only possible, proposed, conditional or said by somebody it cites."
        return replace(hedged, notes=(*hedged.notes, note), text=f"Possibly: {hedged.text}")

    def _list(self, question: str, graph: QueryGraph, *, hedged: bool) -> Answer:
        domain = self.knowledge.domain
        sparql = write_sparql(graph, domain, hedged=hedged)
        understood = word_query(graph, domain, self.knowledge.label)
        is_list = graph.operator is Operator.LIST
        listing = sparql if is_list else write_sparql(replace(graph, operator=Operator.LIST), domain, hedged=hedged)
        found = [row[0] for row in self.knowledge.graph.select(listing).rows if row[0] is not None]
        if found and not self._compares_all(graph):
            return empty_answer(question, understood, sparql, "What the graph knows of those compared does not decide it.")
        is_count = graph.operator is Operator.COUNT
        if not found and not (is_count and not self._grounding.has_statements):
            return empty_answer(question, understood, sparql)
        if is_count and len(found) == 1 and self._grounding.has_statements:
            return empty_answer(question, understood, sparql, "The sources name one; whether there are more they do not say.")
        support = self._grounding.support_by_answer(graph, hedged=hedged)
        values = sorted((self._value(term, graph, support.get(term, ())) for term in found), key=answer_order)
        if is_count:
            citations = spread([v.evidence for v in values])
            counted = AnswerValue(str(len(found)), evidence=citations)
            listed = f" ({join_words([v.value for v in values])})" if 0 < len(values) <= 12 else ""
            return Answer(
                question, AnswerStatus.ANSWERED, AnswerKind.COUNT, understood, f"{len(found)}{listed}.", sparql, (counted,)
            )
        kind = self._kind(found)
        values = merge_variants(values, self.knowledge)
        if kind is AnswerKind.TEXT:
            values = merge_phrases(values, self.stems)
        if kind is AnswerKind.TEXT and len(values) > MOST_TEXTS:
            # Of things that texts only describe the best supported are told: of a kind that is named, one more.
            named = bool(graph.focus_classes)
            kind = AnswerKind.ENTITIES if named else kind
            ranked = sorted(values, key=lambda v: (-len(v.evidence), *answer_order(v)))
            values = sorted(ranked[: MOST_TEXTS + named], key=answer_order)
        said = [v.also[0] if v.iri is None and len(v.also) == 1 else v.value for v in values]
        text = f"{capitalised(understood)}: {join_words(said)}."
        return Answer(question, AnswerStatus.ANSWERED, kind, understood, text, sparql, tuple(values), notes=date_notes(values))

    def _kind(self, found: Iterable[Term]) -> AnswerKind:
        if any(isinstance(term, Literal) for term in found):
            return AnswerKind.VALUES
        return AnswerKind.TEXT if all(isinstance(t, Iri) and self.knowledge.is_phrase(t) for t in found) else AnswerKind.ENTITIES

    def _value(self, term: Term, graph: QueryGraph, supports: tuple[tuple[Edge, Support], ...]) -> AnswerValue:
        evidence = spread([s.citations for _, s in supports])
        own = next((s for _, s in supports if s.times), supports[0][1] if supports else None)
        times = own.times if own else {}
        qualifiers = {self.knowledge.label(n): self._text(v, n) for _, s in supports for n, v in s.qualifiers.items()}
        named = self.knowledge.entities.get(term) if isinstance(term, Iri) else None
        return AnswerValue(
            self._text(term, graph.focus_property),
            term.value if isinstance(term, Iri) else None,
            named.aliases if named else self._in_words(term),
            times.get("since"),
            times.get("until"),
            times.get("at"),
            own.status if own else None,
            qualifiers,
            {},
            evidence,
        )

    def _in_words(self, term: Term) -> tuple[str, ...]:
        """How English says a date that is written in another way."""
        if not isinstance(term, Literal) or term.datatype != ns.EDTF:
            return ()
        said = word_date(term.value, self.knowledge.domain.english)
        return (said,) if said != term.value else ()

    def _text(self, term: Term, relation: Iri | None) -> str:
        if isinstance(term, Iri):
            return self.knowledge.label(term)
        known = self.knowledge.ontology.properties.get(relation) if relation else None
        unit = known.unit if known else ""
        return f"{term.value}{unit if unit == '%' or not unit else ' ' + unit}"

    def _connection(self, question: str, graph: QueryGraph) -> Answer:
        understood, sparql = (
            word_query(graph, self.knowledge.domain, self.knowledge.label),
            write_sparql(graph, self.knowledge.domain),
        )
        answers: list[AnswerValue] = []
        for chain in connecting_facts(self.knowledge, graph.ends[0], graph.ends[1]):
            known = self._grounding.evidence.support(chain) if self._grounding.has_statements else {}
            citations = spread([s.citations for triple in chain for s in known.get(triple, ()) if s.is_plain])
            said = "; ".join(self._sentence(triple) for triple in chain)
            answers.append(AnswerValue(said, evidence=citations))
        if not answers:
            return empty_answer(question, understood, sparql)
        text = f"{capitalised('. '.join(capitalised(a.value) for a in answers))}."
        return Answer(question, AnswerStatus.ANSWERED, AnswerKind.TEXT, understood, text, sparql, tuple(answers))

    @cached_property
    def _differences(self) -> Differences:
        return Differences(
            self.knowledge, self._grounding.evidence, lambda graph: self._list("", graph, hedged=False).answers, self._said
        )

    def _sentence(self, triple: Triple) -> str:
        assert isinstance(triple.subject, Iri)
        return self._said(triple.subject, triple.predicate, self._text(triple.object, triple.predicate))

    def _said(self, subject: Iri, relation: Iri, object_: str) -> str:
        label = self.knowledge.label(subject)
        return word_fact(relation, label, object_, self.knowledge.ontology, self.knowledge.domain.english)

    def _profile(self, question: str, graph: QueryGraph) -> Answer:
        assert isinstance(graph.focus, Iri)
        label = self.knowledge.label(graph.focus)
        answers: list[AnswerValue] = []
        for facts in profile_pattern(self.knowledge, graph.focus):
            if len(answers) >= MOST_TEXTS:
                break
            for found in self._list(question, facts, hedged=False).answers:
                is_description = bool(set(map(self.knowledge.label, facts.focus_classes)) & self._descriptive)
                told = (
                    found.value
                    if is_description
                    else f"{self.knowledge.label(facts.focus_property or graph.focus)} {found.value}"
                )
                if told not in {x.value for x in answers}:
                    answers.append(replace(found, value=told, also=()))
        if self._is_abbreviated(question, graph.focus):
            answers = [replace(answer, value=f"{label}: {answer.value}") for answer in answers]
        understood = f"what is known of {label}"
        node = f"<{graph.focus.value}>"
        sparql = f"SELECT ?property ?value WHERE {{ {node} ?property ?value }}"
        if not answers:
            return empty_answer(question, understood, sparql)
        said = "; ".join(a.value.removeprefix(f"{label}: ") for a in answers[:MOST_TEXTS])
        text = f"{label}: {said}."
        return Answer(question, AnswerStatus.ANSWERED, AnswerKind.TEXT, understood, text, sparql, tuple(answers[:MOST_TEXTS]))

    def _is_abbreviated(self, question: str, thing: Iri) -> bool:
        """Whether a question has a thing by an abbreviation, so that its full name tells the half of it."""
        known = self.knowledge.entities.get(thing)
        words = {word.casefold() for word in re.findall(r"\w+", question)}
        short = (name for name in known.aliases if name.isupper() and name.isalpha()) if known else ()
        return any(name.casefold() in words for name in short)

    def _compares_all(self, graph: QueryGraph) -> bool:
        """Whether each of the things a superlative chooses among has a value of its own; an unknown one may be the extreme."""
        for choice in graph.pattern.choices:
            for aggregate in graph.pattern.aggregates:
                single = (replace(choice, values=(value,)) for value in choice.values)
                patterns = [replace(aggregate.pattern, choices=(one,)) for one in single]
                if not all(self.knowledge.graph.ask(write_ask(p, self.knowledge.domain)) for p in patterns):
                    return False
                if not are_apart([self._dates(p, aggregate.measured) for p in patterns]):
                    return False
        return True

    def _dates(self, pattern: Pattern, measured: Node) -> list[VagueDate]:
        """The dates that a pattern gives for a variable; none where its values are no dates."""
        if not isinstance(measured, Variable):
            return []
        rows = self.knowledge.graph.select(write_rows_query(pattern, self.knowledge.domain, [measured])).rows
        return [parse_edtf(cell.value) for (cell,) in rows if isinstance(cell, Literal) and cell.datatype == ns.EDTF]


def are_apart(dates: list[list[VagueDate]]) -> bool:
    """Whether no date of one thing may be the same day as another of another, unless they are written alike."""
    pairs = ((a, b) for first, second in combinations(dates, 2) for a in first for b in second)
    return not any(a.overlaps(b) and a.edtf != b.edtf for a, b in pairs)
