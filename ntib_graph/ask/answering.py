"""Running a query graph: rows, evidence, and the answer in the contract's form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ntib_graph.ask.evidence import MOST_CITATIONS, Support, find_complete_sets, find_support
from ntib_graph.ask.items import join, map_edge
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.profiles import profile_pattern
from ntib_graph.ask.sparql import variables_of, write_ask, write_rows_query, write_sparql
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus, AnswerValue, Citation
from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.queries import Edge, Effect, Node, Operator, Pattern, QueryGraph, Variable
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.wording.queries import word_query

Row = Mapping[Variable, Term]
MOST_TEXTS = 5


@dataclass(frozen=True)
class Answerer:
    """Answers query graphs from a graph."""

    knowledge: Knowledge

    @cached_property
    def _has_statements(self) -> bool:
        return self.knowledge.graph.ask(f"ASK {{ ?s a <{ns.STATEMENT}> }}")

    def answer(self, question: str, graph: QueryGraph) -> Answer:
        """The answer of asserted facts; empty where there are none."""
        if graph.operator is Operator.PROFILE:
            return self._profile(question, graph)
        if graph.operator is Operator.EXISTS:
            return self._whether(question, graph)
        if graph.operator is Operator.EVERY:
            return self._every(question, graph)
        if graph.operator is Operator.BEFORE_OR_AFTER:
            return self._order(question, graph)
        return self._list(question, graph, hedged=False)

    def answer_hedged(self, question: str, graph: QueryGraph) -> Answer:
        """What is only possible, proposed, conditional or said by somebody, with a note; never a yes or no, never a number."""
        plain = self.answer(question, graph)
        if not self._has_statements or graph.operator is not Operator.LIST or graph.pattern.aggregates or plain.status is AnswerStatus.ANSWERED:
            return plain
        hedged = self._list(question, graph, hedged=True)
        if hedged.status is not AnswerStatus.ANSWERED:
            return plain
        note = "No source asserts this in its own voice: it is only possible, proposed, conditional or said by somebody it cites."
        return replace(hedged, notes=(*hedged.notes, note), text=f"Possibly: {hedged.text}")

    # --- lists, values, counts

    def _list(self, question: str, graph: QueryGraph, *, hedged: bool) -> Answer:
        domain = self.knowledge.domain
        sparql = write_sparql(graph, domain, hedged=hedged)
        understood = word_query(graph, domain, self.knowledge.label)
        listing = write_sparql(replace(graph, operator=Operator.LIST), domain, hedged=hedged)
        found = [row[0] for row in self.knowledge.graph.select(listing).rows if row[0] is not None]
        if found and not self._compares_all(graph):
            return self._empty(question, understood, sparql, "The graph does not know the value of each of those compared.")
        is_count = graph.operator is Operator.COUNT
        if not found and not (is_count and not self._has_statements):
            return self._empty(question, understood, sparql)
        support = self._support_by_answer(graph, hedged=hedged)
        values = sorted((self._value(term, graph, support.get(term, ())) for term in found), key=_answer_order)
        if is_count:
            citations = _spread([v.evidence for v in values])
            counted = AnswerValue(str(len(found)), evidence=citations)
            listed = f" ({_join_words([v.value for v in values])})" if 0 < len(values) <= 12 else ""
            return Answer(
                question, AnswerStatus.ANSWERED, AnswerKind.COUNT, understood, f"{len(found)}{listed}.", sparql, (counted,)
            )
        kind = self._kind(found)
        values = _merge_variants(values, self.knowledge.domain.english.words("function_words", "conjunctions"))
        if kind is AnswerKind.TEXT:
            values = values[:MOST_TEXTS]
        text = f"{_capital(understood)}: {_join_words([v.value for v in values])}."
        return Answer(question, AnswerStatus.ANSWERED, kind, understood, text, sparql, tuple(values), notes=_notes(values))

    def _kind(self, found: Iterable[Term]) -> AnswerKind:
        if any(isinstance(term, Literal) for term in found):
            return AnswerKind.VALUES
        return AnswerKind.TEXT if all(isinstance(t, Iri) and self.knowledge.is_phrase(t) for t in found) else AnswerKind.ENTITIES

    def _value(self, term: Term, graph: QueryGraph, supports: tuple[tuple[Edge, Support], ...]) -> AnswerValue:
        evidence = _spread([s.citations for _, s in supports])
        own = next((s for _, s in supports if s.times), supports[0][1] if supports else None)
        times = own.times if own else {}
        qualifiers = {self.knowledge.label(n): self._text(v, n) for _, s in supports for n, v in s.qualifiers.items()}
        named = self.knowledge.entities.get(term) if isinstance(term, Iri) else None
        return AnswerValue(
            self._text(term, graph.focus_property),
            term.value if isinstance(term, Iri) else None,
            named.aliases if named else (),
            times.get("since"), times.get("until"), times.get("at"),
            own.status if own else None, qualifiers, {}, evidence,
        )  # fmt: skip

    def _text(self, term: Term, relation: Iri | None) -> str:
        if isinstance(term, Iri):
            return self.knowledge.label(term)
        known = self.knowledge.ontology.properties.get(relation) if relation else None
        unit = known.unit if known else ""
        return f"{term.value}{unit if unit == '%' or not unit else ' ' + unit}"

    def _support_by_answer(self, graph: QueryGraph, *, hedged: bool) -> Mapping[Term, tuple[tuple[Edge, Support], ...]]:
        """The statements behind each answer, those of the facts that name it first."""
        if not self._has_statements or graph.focus is None:
            return {}
        rows = self._rows(graph.pattern, hedged=hedged)
        grounded = [(row, [(edge, _ground(edge, row)) for edge in _facts(graph.pattern)]) for row in rows]
        triples = {t for _, facts in grounded for _, t in facts if t}
        known = find_support(self.knowledge.graph, self._both_ways(triples))
        found: dict[Term, dict[int, tuple[Edge, Support]]] = {}
        for row, facts in grounded:
            answer = row.get(graph.focus) if isinstance(graph.focus, Variable) else graph.focus
            if answer is None or isinstance(answer, Variable):
                continue
            near_first = sorted(facts, key=lambda fact: graph.focus not in _nodes(fact[0]))
            for edge, triple in near_first:
                for support in self._fitting(edge, triple, known, row, hedged=hedged):
                    found.setdefault(answer, {}).setdefault(id(support), (edge, support))
        return {answer: tuple(supports.values()) for answer, supports in found.items()}

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

    def _rows(self, pattern: Pattern, *, hedged: bool = False) -> list[Row]:
        variables = variables_of(pattern)
        if not variables:
            return [{}]
        table = self.knowledge.graph.select(write_rows_query(pattern, self.knowledge.domain, variables, hedged=hedged))
        return [{v: cell for v, cell in zip(variables, row, strict=True) if cell is not None} for row in table.rows]

    # --- yes and no

    def _whether(self, question: str, graph: QueryGraph) -> Answer:
        domain = self.knowledge.domain
        understood = word_query(graph, domain, self.knowledge.label)
        sparql = write_sparql(graph, domain)
        fact = _capital(understood.removeprefix("whether "))
        if self.knowledge.graph.ask(sparql):
            citations = self._citations_of(graph.pattern)
            return _boolean(question, "yes", understood, f"Yes: {fact}.", sparql, citations)
        citations, reason = self._denial(graph.pattern)
        if reason:
            return _boolean(
                question,
                "no",
                understood,
                f"No: it does not hold that {fact[0].lower()}{fact[1:]} ({reason}).",
                sparql,
                citations,
            )
        if not self._has_statements:
            return _boolean(question, "no", understood, f"No: the graph does not have it that {fact}.", sparql, ())
        return self._empty(question, understood, sparql)

    def _citations_of(self, pattern: Pattern) -> tuple[Citation, ...]:
        if not self._has_statements:
            return ()
        rows = self._rows(pattern)[:20]
        facts = [(edge, _ground(edge, row), row) for row in rows for edge in _facts(pattern)]
        known = find_support(self.knowledge.graph, self._both_ways(t for _, t, _ in facts if t))
        return _spread([s.citations for edge, t, row in facts for s in self._fitting(edge, t, known, row, hedged=False)])

    def _denial(self, pattern: Pattern) -> tuple[tuple[Citation, ...], str]:
        """Why the pattern's one grounded fact is known not to hold, and where that stands; "" where it is not known."""
        if not self._has_statements or pattern.absent or pattern.either or len(pattern.edges) != 1:
            return (), ""
        edge = pattern.edges[0]
        triple = _ground(edge, {})
        if edge.effect is Effect.DENIED:
            stated = replace(pattern, edges=(replace(edge, effect=Effect.HOLDS),))
            holds = self.knowledge.graph.ask(write_ask(stated, self.knowledge.domain))
            return (self._citations_of(stated), "a source says the contrary") if holds else ((), "")
        if triple is None or not isinstance(triple.object, Iri) or edge.qualifiers:
            return self._other_date(pattern, edge)
        for support in find_support(self.knowledge.graph, [triple]).get(triple, ()):
            if support.status == Status.DENIED.value and not edge.time:
                return tuple(support.citations[:MOST_CITATIONS]), "a source denies it"
        for anchor, member, of_subject in ((triple.object, triple.subject, False), (triple.subject, triple.object, True)):
            for known in find_complete_sets(self.knowledge.graph, triple.predicate, anchor, of_subject=of_subject):
                if member not in known.members:
                    return known.citations, "a source names all, and this is not among them"
        return self._other_date(pattern, edge)

    def _other_date(self, pattern: Pattern, edge: Edge) -> tuple[tuple[Citation, ...], str]:
        """An event that happens once and is known to have happened at another time."""
        relation = self.knowledge.ontology.properties.get(edge.property)
        begins = edge.effect in (Effect.BEGINS, Effect.ENDS)
        if edge.time is None or relation is None or not (relation.happens_once or begins) or edge.qualifiers:
            return (), ""
        undated = replace(pattern, edges=(replace(edge, time=None, moment=Variable("moment")),))
        if not self.knowledge.graph.ask(write_ask(undated, self.knowledge.domain)):
            return (), ""
        return self._citations_of(undated), "a source gives another date"

    def _every(self, question: str, graph: QueryGraph) -> Answer:
        """Whether all of the scope match; no only where the fact of one that does not is known not to hold."""
        domain = self.knowledge.domain
        understood = word_query(graph, domain, self.knowledge.label)
        sparql = write_sparql(graph, domain)
        if self.knowledge.graph.ask(sparql):
            citations = _spread([self._citations_of(graph.pattern), self._citations_of(graph.scope)])
            return _boolean(question, "yes", understood, "Yes: all of them.", sparql, citations)
        for row in self._rows(replace(graph.scope, absent=(*graph.scope.absent, graph.pattern))):
            for edge in _facts(graph.pattern):
                if edge in graph.scope.edges:
                    continue
                known = map_edge(edge, lambda node: row.get(node, node) if isinstance(node, Variable) else node)  # noqa: B023
                citations, reason = self._denial(Pattern((known,)))
                if reason:
                    return _boolean(question, "no", understood, f"No: not all ({reason}).", sparql, citations)
        if not self._has_statements and self._rows(graph.scope):
            return _boolean(question, "no", understood, "No: not all.", sparql, ())
        return self._empty(question, understood, sparql)

    # --- order of two facts

    def _order(self, question: str, graph: QueryGraph) -> Answer:
        """Before or after, where the dates leave no doubt."""
        domain = self.knowledge.domain
        understood, sparql = word_query(graph, domain, self.knowledge.label), write_sparql(graph, domain)
        pairs = [tuple(parse_edtf(c.value) for c in row if c is not None) for row in self.knowledge.graph.select(sparql).rows]
        orders = {_order_of(pair[0], pair[1]) for pair in pairs if len(pair) == 2}
        if len(orders) != 1 or None in orders:
            note = "The dates known do not decide it." if pairs else "The graph holds no such fact."
            return self._empty(question, understood, sparql, note)
        word = str(orders.pop())
        answer = AnswerValue(word, evidence=self._citations_of(graph.pattern))
        dates = f" ({pairs[0][0].edtf}, {pairs[0][1].edtf})"
        text = f"{_capital(word)}{dates}."
        return Answer(question, AnswerStatus.ANSWERED, AnswerKind.CHOICE, understood, text, sparql, (answer,))

    # --- profiles

    def _profile(self, question: str, graph: QueryGraph) -> Answer:
        assert isinstance(graph.focus, Iri)
        label = self.knowledge.label(graph.focus)
        answers: list[AnswerValue] = []
        for facts in profile_pattern(self.knowledge, graph.focus):
            if len(answers) >= MOST_TEXTS:
                break
            for found in self._list(question, facts, hedged=False).answers:
                is_description = found.iri is not None and self.knowledge.is_phrase(Iri(found.iri))
                told = found.value if is_description else f"{self.knowledge.label(facts.focus_property or graph.focus)} {found.value}"
                if told not in {x.value for x in answers}:
                    answers.append(replace(found, value=told, also=()))
        understood = f"what is known of {label}"
        node = f"<{graph.focus.value}>"
        sparql = f"SELECT ?property ?value WHERE {{ {node} ?property ?value }}"
        if not answers:
            return self._empty(question, understood, sparql)
        text = f"{label}: {'; '.join(a.value for a in answers[:MOST_TEXTS])}."
        return Answer(question, AnswerStatus.ANSWERED, AnswerKind.TEXT, understood, text, sparql, tuple(answers[:MOST_TEXTS]))

    def _compares_all(self, graph: QueryGraph) -> bool:
        """Whether each of the things a superlative chooses among has a value of its own; an unknown one may be the extreme."""
        for choice in graph.pattern.choices:
            for aggregate in graph.pattern.aggregates:
                single = (replace(choice, values=(value,)) for value in choice.values)
                patterns = [replace(aggregate.pattern, choices=(one,)) for one in single]
                if not all(self.knowledge.graph.ask(write_ask(p, self.knowledge.domain)) for p in patterns):
                    return False
        return True

    def _empty(self, question: str, understood: str, sparql: str, note: str = "The graph holds no such fact.") -> Answer:
        text = f"Understood as: {understood}. {note}"
        return Answer(question, AnswerStatus.EMPTY, AnswerKind.ENTITIES, understood, text, sparql, notes=(note,))


def _boolean(question: str, value: str, understood: str, text: str, sparql: str, citations: tuple[Citation, ...]) -> Answer:
    answer = AnswerValue(value, evidence=citations)
    return Answer(question, AnswerStatus.ANSWERED, AnswerKind.BOOLEAN, understood, text, sparql, (answer,))


def _order_of(first: VagueDate, second: VagueDate) -> str | None:
    if first.latest < second.earliest:
        return "before"
    return "after" if first.earliest > second.latest else None


def _facts(pattern: Pattern) -> list[Edge]:
    """The facts that a match rests on."""
    inner = [edge for aggregate in pattern.aggregates for edge in _facts(aggregate.pattern)] if not pattern.edges else []
    either = [edge for branches in pattern.either for branch in branches for edge in _facts(branch)]
    return list(join(Pattern((*pattern.edges, *either, *inner))).edges)


def _nodes(edge: Edge) -> tuple[Node | None, ...]:
    return (edge.subject, edge.object, edge.moment, *(value for _, value in edge.qualifiers))


def _ground(edge: Edge, row: Row) -> Triple | None:
    """The triple of an edge in a row; None where a side is unknown."""
    subject = row.get(edge.subject) if isinstance(edge.subject, Variable) else edge.subject
    object_ = row.get(edge.object) if isinstance(edge.object, Variable) else edge.object
    return Triple(subject, edge.property, object_) if isinstance(subject, Iri) and object_ is not None else None


def _spread(groups: Iterable[Iterable[Citation]]) -> tuple[Citation, ...]:
    """At most a few citations, the first of each group before the second of any."""
    lists = [list(group) for group in groups]
    ordered = [citations[n] for n in range(max((len(c) for c in lists), default=0)) for citations in lists if n < len(citations)]
    return tuple(dict.fromkeys(ordered))[: 2 * MOST_CITATIONS]


def _notes(values: Iterable[AnswerValue]) -> tuple[str, ...]:
    vague = sorted({t for v in values for t in (v.since, v.until, v.at) if t and any(mark in t for mark in "~?[X")})
    return (f"The source gives this date only roughly: {', '.join(vague)}.",) if vague else ()


def _answer_order(value: AnswerValue) -> tuple[str, str]:
    return value.value.casefold(), value.iri or ""


def _merge_variants(values: list[AnswerValue], light: frozenset[str]) -> list[AnswerValue]:
    """Written values that differ in a conjunction, a plural or a spelling of one word are one answer; the longest is its value."""
    merged: dict[tuple[str, ...], AnswerValue] = {}
    for value in sorted(values, key=lambda v: (-len(v.value), v.value)):
        words = [w.casefold().rstrip("s").replace("defence", "defense") for w in value.value.split() if w.casefold() not in light]
        key = tuple(words) if value.iri is None and len(words) > 1 else (value.iri or value.value,)
        old = merged.get(key)
        if old is None:
            merged[key] = value
        else:
            evidence = tuple(dict.fromkeys((*old.evidence, *value.evidence)))[: 2 * MOST_CITATIONS]
            merged[key] = replace(old, also=(*old.also, value.value), evidence=evidence)
    return sorted(merged.values(), key=_answer_order)


def _join_words(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
