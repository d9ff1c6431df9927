"""A query graph as SPARQL 1.1: the only place where the question layer writes query text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from ntib_graph.ask.pattern_variables import date_variables, variables_of
from ntib_graph.ask.patterns import map_pattern
from ntib_graph.ask.time_conditions import days_of_value, interval_conditions, moment_condition
from ntib_graph.model.queries import (
    Aggregate,
    Choice,
    ClassRestriction,
    Comparison,
    Edge,
    Effect,
    Node,
    Operator,
    Pattern,
    QueryGraph,
    Summary,
    TimeRestriction,
    Variable,
    is_plain,
)
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import XSD_STRING, Iri, Literal
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.conditions import Formula
from ntib_graph.vocabulary.domain import Domain

COMPARING = frozenset({Operator.BEFORE_OR_AFTER, Operator.FIRST_OF, Operator.LAST_OF})
"""Operators that compare dates, which the query gives."""
ROW_LIMIT = 2000
"""Rows looked at for the evidence of an answer."""


def write_sparql(graph: QueryGraph, domain: Domain, *, hedged: bool = False) -> str:
    """The query whose rows are exactly the answers: an ASK for EXISTS, a number for COUNT, else one column.

    ``hedged`` asks for what is only possible, proposed, conditional or attributed, in place of what is asserted.
    """
    writer = _Writer(domain, hedged)
    if graph.operator in (Operator.EXISTS, Operator.EVERY):
        body = writer.group(graph.pattern)
        if graph.operator is Operator.EVERY:
            unmet = replace(graph.scope, absent=(*graph.scope.absent, graph.pattern))
            # What is unmet anywhere has variables of its own: those outside would tie it to the one match found there.
            unmet = map_pattern(unmet, lambda n: Variable(f"{n.name}all") if isinstance(n, Variable) else n, inside=True)
            body = [*writer.group(graph.scope), "FILTER NOT EXISTS {", *_indent(writer.group(unmet)), "}"]
        return writer.whole("ASK", body)
    if graph.operator is Operator.CONNECTION:
        first, second = (writer.node(end) for end in graph.ends)
        either = [f"{{ {first} ?relation {second} }} UNION {{ {second} ?relation {first} }}"]
        return writer.whole("SELECT DISTINCT ?relation", either)
    if graph.operator is Operator.YEARS_BETWEEN:
        years = [f"<http://www.w3.org/2001/XMLSchema#integer>(SUBSTR(STR(?{moment.name}), 1, 4))" for moment in graph.moments]
        number = f"ABS({years[1]} - {years[0]})"
        told = f'CONCAT(STR({number}), " {graph.unit}")' if graph.unit else number
        return writer.whole(f"SELECT DISTINCT ({told} AS ?distance)", writer.group(graph.pattern))
    if graph.operator in COMPARING:
        names = " ".join(f"?{moment.name}" for moment in graph.moments)
        return writer.whole(f"SELECT DISTINCT {names}", writer.group(graph.pattern))
    assert graph.focus is not None
    focus = writer.node(graph.focus)
    if isinstance(graph.focus, Variable) and graph.operator is Operator.COUNT:
        return writer.whole(f"SELECT (COUNT(DISTINCT {focus}) AS ?number)", writer.group(graph.pattern))
    if isinstance(graph.focus, Variable):
        return writer.whole(f"SELECT DISTINCT {focus}", writer.group(graph.pattern))
    body = [*writer.group(graph.pattern), f"BIND({focus} AS ?thing)"]
    return writer.whole("SELECT DISTINCT ?thing", body)


def write_rows_query(pattern: Pattern, domain: Domain, variables: Iterable[Variable], *, hedged: bool = False) -> str:
    """A SELECT of the given variables, for grounding the edges of a query graph."""
    writer = _Writer(domain, hedged)
    names = " ".join(f"?{variable.name}" for variable in variables)
    return writer.whole(f"SELECT DISTINCT {names}", writer.group(pattern)) + f"\nLIMIT {ROW_LIMIT}"


def write_ask(pattern: Pattern, domain: Domain) -> str:
    """Whether the pattern matches."""
    writer = _Writer(domain, False)
    return writer.whole("ASK", writer.group(pattern))


def escape_literal(literal: Literal) -> str:
    """A literal as SPARQL writes it, whatever it contains."""
    text = literal.value.replace("\\", "\\\\").replace('"', '\\"')
    text = text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    if literal.language:
        return f'"{text}"@{literal.language}'
    return f'"{text}"' if literal.datatype == XSD_STRING else f'"{text}"^^<{literal.datatype}>'


def _indent(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


@dataclass
class _Writer:
    domain: Domain
    hedged: bool
    dates: set[Node] = field(default_factory=set)
    """Variables for dates that are values of a property."""
    prefixes: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def whole(self, head: str, body: list[str]) -> str:
        lines = [f"PREFIX {prefix}: <{space}>" for prefix, space in sorted(self.prefixes.items())]
        return "\n".join([*lines, f"{head} WHERE {{" if head != "ASK" else "ASK {", *_indent(body), "}"])

    def iri(self, iri: Iri) -> str:
        short = self.domain.compact(iri)
        prefix, _, local = short.partition(":")
        if short != iri.value and local.replace("_", "a").isalnum() and local.isascii() and local[0].isalpha():
            self.prefixes[prefix] = self.domain.prefixes[prefix]
            return short
        return f"<{iri.value}>"

    def node(self, node: Node) -> str:
        if isinstance(node, Variable):
            return f"?{node.name}"
        return self.iri(node) if isinstance(node, Iri) else escape_literal(node)

    def fresh(self, stem: str) -> str:
        return f"?{stem}{next(self.numbers)}"

    def group(self, pattern: Pattern, outer: frozenset[Node] = frozenset()) -> list[str]:
        known = outer | frozenset(variables_of(pattern))
        self.dates |= date_variables(pattern, self.domain.ontology)
        lines = [self.choice(choice) for choice in pattern.choices]
        for aggregate in pattern.aggregates:
            lines += self.aggregate(aggregate)
        for edge in pattern.edges:
            lines += self.edge(edge)
        for branches in pattern.either:
            for number, branch in enumerate(branches):
                lines += ["UNION {" if number else "{", *_indent(self.group(self.apart(branch, known), known)), "}"]
        lines += [self.restriction(r) for r in pattern.classes]
        lines += [f"FILTER({self.comparison(c)})" for c in pattern.comparisons]
        for absent in pattern.absent:
            lines += ["FILTER NOT EXISTS {", *_indent(self.group(absent, known)), "}"]
        return lines

    def apart(self, branch: Pattern, known: frozenset[Node]) -> Pattern:
        """A branch whose own variables have names of their own: what one branch binds is nothing to the rest."""
        own = next(self.numbers)
        return map_pattern(branch, lambda n: Variable(f"{n.name}or{own}") if isinstance(n, Variable) and n not in known else n)

    def choice(self, choice: Choice) -> str:
        values = [self.iri(value) for value in choice.values]
        if isinstance(choice.node, Variable):
            return f"VALUES ?{choice.node.name} {{ {' '.join(values)} }}"
        return f"FILTER({self.node(choice.node)} IN ({', '.join(values)}))"

    def comparison(self, comparison: Comparison) -> str:
        nodes = (comparison.left, comparison.right)
        is_written = any(_is_date(n) for n in nodes)
        sides = [f"STR({self.node(n)})" if is_written else self.compared(n) for n in nodes]
        return f"{sides[0]} {comparison.comparator.value} {sides[1]}"

    def compared(self, node: Node) -> str:
        """A side of a comparison: dates by the text of their first day, which all engines compare alike."""
        return days_of_value(self.node(node))[0] if node in self.dates else self.node(node)

    def restriction(self, restriction: ClassRestriction) -> str:
        classes = self.domain.ontology.classes
        has_below = any(restriction.class_iri in c.parents for c in classes.values())
        path = f"{self.iri(ns.RDF_TYPE)}/{self.iri(ns.RDFS_SUBCLASS_OF)}*" if has_below else "a"
        return f"{self.node(restriction.node)} {path} {self.iri(restriction.class_iri)} ."

    def aggregate(self, aggregate: Aggregate) -> list[str]:
        group = [f"?{v.name}" for v in aggregate.group]
        distinct = "DISTINCT " if aggregate.summary is Summary.COUNT else ""
        # Some engines hand bindings from outside into a sub-select: what is local to it has names of its own.
        own = next(self.numbers)

        def local(node: Node) -> Node:
            if isinstance(node, Variable) and node not in aggregate.group:
                return Variable(f"{node.name}in{own}")
            return node

        inner = map_pattern(aggregate.pattern, local, inside=True)
        measured = self.node(local(aggregate.measured))
        if aggregate.measured in self.dates:
            measured = days_of_value(measured)[0]
        head = " ".join([*group, f"({aggregate.summary.value}({distinct}{measured}) AS ?{aggregate.result.name})"])
        body = self.group(inner)
        if aggregate.summary in (Summary.SUM, Summary.AVERAGE):
            # The same value of two things must count twice, the same thing found in two ways once.
            names = " ".join(dict.fromkeys([*group, *(f"?{v.name}" for v in variables_of(inner))]))
            body = [f"SELECT DISTINCT {names} WHERE {{", *_indent(body), "}"]
            body = ["{", *_indent(body), "}"]
        tail = f"}} GROUP BY {' '.join(group)}" if group else "}"
        if aggregate.summary in (Summary.SUM, Summary.AVERAGE):
            # The sum of nothing is no answer.
            tail += f" HAVING (COUNT({measured}) > 0)"
        return ["{", f"  SELECT {head} WHERE {{", *_indent(_indent(body)), f"  {tail}", "}"]

    def edge(self, edge: Edge) -> list[str]:
        subject, object_ = self.node(edge.subject), self.node(edge.object)
        relation = self.domain.ontology.properties.get(edge.property)
        if relation and relation.formula:
            return self.computed(edge, relation.formula)
        if is_plain(edge) and not self.hedged:
            name = self.iri(edge.property)
            return [f"{subject} {f'({name}|^{name})' if relation and relation.is_symmetric else name} {object_} ."]
        statement = self.fresh("statement")
        lines = [f"{self.triple_of(statement, edge)} ."]
        lines += self.status(statement, edge)
        lines += [f"{statement} {self.iri(name)} {self.node(value)} ." for name, value in edge.qualifiers]
        if edge.effect is Effect.ENDS:
            lines.append(f"{statement} {self.moment_path(edge)} {self.fresh('end')} .")
        if edge.moment:
            lines.append(f"{statement} {self.moment_path(edge)} ?{edge.moment.name} .")
        if edge.day:
            lines.append(f"{statement} {self.moment_path(edge, 'Earliest')} ?{edge.day.name} .")
        if edge.time:
            lines += self.time(statement, edge, edge.time)
        return lines

    def computed(self, edge: Edge, formula: Formula) -> list[str]:
        """The values of a property that is computed from two others."""
        left, right = self.fresh("left"), self.fresh("right")
        value = f"{left} {formula.sign} {right}"
        return [
            f"{self.node(edge.subject)} {self.iri(formula.left)} {left} ; {self.iri(formula.right)} {right} .",
            f"BIND({value} AS {self.node(edge.object)})"
            if isinstance(edge.object, Variable)
            else f"FILTER({value} = {self.node(edge.object)})",
        ]

    def triple_of(self, statement: str, edge: Edge) -> str:
        """That a statement is about the edge's triple, without the full stop."""
        terms = ((ns.RDF_SUBJECT, edge.subject), (ns.RDF_PREDICATE, edge.property), (ns.RDF_OBJECT, edge.object))
        return f"{statement} " + " ; ".join(f"{self.iri(name)} {self.node(node)}" for name, node in terms)

    def status(self, statement: str, edge: Edge) -> list[str]:
        has_status = self.iri(ns.HAS_STATUS)
        if edge.effect is Effect.DENIED:
            return [f"{statement} {has_status} {self.iri(ns.status_iri(Status.DENIED))} ."]
        attributed = f"{statement} {self.iri(ns.ATTRIBUTED_TO)} {self.fresh('source')}"
        if not self.hedged:
            return [
                f"{statement} {has_status} {self.iri(ns.status_iri(Status.ASSERTED))} .",
                f"FILTER NOT EXISTS {{ {attributed} }}",
            ]
        status = self.fresh("status")
        return [f"{statement} {has_status} {status} .", f"FILTER({status} != {self.iri(ns.status_iri(Status.DENIED))})"]

    def moment_path(self, edge: Edge, bound: str = "") -> str:
        """Where the date of a fact stands; a state known of at some moment did not begin then."""
        relation = self.domain.ontology.properties.get(edge.property)
        is_state = relation is not None and not (relation.happens_once or relation.has_literals)
        kinds: tuple[str, ...] = ("since", "at")
        if edge.effect is not Effect.HOLDS:
            kinds = ("until",) if edge.effect is Effect.ENDS else ("since",) if is_state else kinds
        return "|".join(self.iri(ns.time_property(kind, bound)) for kind in kinds)

    def time(self, statement: str, edge: Edge, time: TimeRestriction) -> list[str]:
        relation = self.domain.ontology.properties.get(edge.property)
        if relation and any(r.value == ns.EDTF for r in relation.ranges):
            first, last = self.fresh("first"), self.fresh("last")
            days = days_of_value(self.node(edge.object))
            return [
                f"BIND({days[0]} AS {first}) BIND({days[1]} AS {last})",
                f"FILTER({moment_condition(first, last, time, is_text=True)})",
            ]
        is_event = relation is not None and relation.happens_once  # What happens has no time that it only might have.
        if edge.effect in (Effect.BEGINS, Effect.ENDS) or time.dated_only or is_event:
            first, last = self.fresh("first"), self.fresh("last")
            earliest, latest = self.moment_path(edge, "Earliest"), self.moment_path(edge, "Latest")
            return [
                f"{statement} {earliest} {first} ; {latest} {last} .",
                f"FILTER({moment_condition(first, last, time)})",
            ]
        first, end, at = self.fresh("from"), self.fresh("until"), self.fresh("at")
        lines = [
            f"OPTIONAL {{ {statement} {self.iri(ns.time_property('since', 'Earliest'))} {first} }}",
            f"OPTIONAL {{ {statement} {self.iri(ns.time_property('until', 'Earliest'))} {end} }}",
            f"OPTIONAL {{ {statement} {self.iri(ns.time_property('at', 'Latest'))} {at} }}",
        ]
        # A fact of unknown beginning counts only where no statement of the same triple has a dated one.
        other = self.fresh("other")
        dated = f"{self.triple_of(other, edge)} ; {self.iri(ns.time_property('since', 'Earliest'))} {self.fresh('start')}"
        begun, ended = interval_conditions(first, end, at, time)
        lines.append(f"FILTER(({begun} || (!BOUND({first}) && !BOUND({at}) && NOT EXISTS {{ {dated} }})) && {ended})")
        return lines


def _is_date(node: Node) -> bool:
    return isinstance(node, Literal) and node.datatype == ns.EDTF
