"""A query graph read back in English: how a question was understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ntib_graph.model.queries import (
    Aggregate,
    ClassRestriction,
    Comparator,
    Comparison,
    Edge,
    Effect,
    Node,
    Operator,
    Pattern,
    QueryGraph,
    Summary,
    TimeRelation,
    TimeRestriction,
    Variable,
)
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import Inflection
from ntib_graph.wording.amounts import OF_NUMBERS, SIGNS, word_aggregate, word_time

LabelOf = Callable[[Iri], str]
_EFFECTS = {
    Effect.HOLDS: lx.Effect.HOLDS,
    Effect.BEGINS: lx.Effect.BEGINS,
    Effect.ENDS: lx.Effect.ENDS,
    Effect.DENIED: lx.Effect.DENIES,
}
_SLOT = re.compile(r"\{(\w+)\}('s)?")


def word_query(graph: QueryGraph, domain: Domain, label_of: LabelOf) -> str:
    """How the question was understood, without a capital or a full stop: "countries that are members of the NTIB"."""
    wording = _Wording(domain, label_of, graph.pattern)
    match graph.operator:
        case Operator.PROFILE:
            return f"what is known of {wording.node(graph.focus)}" if graph.focus else ""
        case Operator.EXISTS:
            return f"whether {wording.statement(graph.pattern)}"
        case Operator.EVERY:
            scope = _Wording(domain, label_of, graph.scope)
            every = scope.statement(graph.scope)
            return f"whether, wherever {every}, {wording.statement(graph.pattern)}"
        case Operator.CONNECTION:
            return f"how {' and '.join(label_of(end) for end in graph.ends)} are connected"
        case Operator.DIFFERENCE:
            return f"how {' and '.join(label_of(end) for end in graph.ends)} differ"
        case Operator.YEARS_BETWEEN:
            wording.used.update(e for e in graph.pattern.edges if e.property == ns.DERIVED_FROM_ANCHOR)
            return f"how many years lie between {' and '.join(graph.events)}: {wording.statement(graph.pattern)}"
        case Operator.FIRST_OF | Operator.LAST_OF:
            which = "first" if graph.operator is Operator.FIRST_OF else "last"
            return f"which came {which}, {' or '.join(graph.events)}: {wording.statement(graph.pattern)}"
        case Operator.BEFORE_OR_AFTER:
            return f"which came first of: {wording.statement(graph.pattern)}"
        case _:
            pass
    assert graph.focus is not None
    if graph.asks_time and isinstance(graph.focus, Variable):
        dated = next((e for e in graph.pattern.edges if graph.focus in (e.moment, e.object)), None)
        if dated and dated.moment == graph.focus:
            wording.used.add(dated)
            return f"when {wording.clause(dated, None)}{wording.rest()}"
        if dated:
            wording.used.add(dated)
            return f"{domain.ontology.label(dated.property)}: the date for {wording.node(dated.subject)}{wording.rest()}"
    named = wording.things(graph.focus, graph.focus_classes, graph.focus_property)
    start = "the number of " if graph.operator is Operator.COUNT else ""
    return f"{start}{named}{wording.rest()}"


def word_denial(graph: QueryGraph, domain: Domain, label_of: LabelOf) -> str:
    """The one fact of a yes-no question, denied: "Ada Brook is not a member of Lamp Guild"."""
    if len(graph.pattern.edges) != 1:
        return f"it is not so that {_Wording(domain, label_of, graph.pattern).statement(graph.pattern)}"
    (edge,) = graph.pattern.edges
    return _Wording(domain, label_of, graph.pattern).clause(edge, None, negated=True)


@dataclass
class _Wording:
    domain: Domain
    label_of: LabelOf
    pattern: Pattern
    used: set[Edge | ClassRestriction] = field(default_factory=set)
    named: set[Variable] = field(default_factory=set)
    denied: set[Pattern] = field(default_factory=set)
    """What was said already not to hold."""
    chosen: set[Node] = field(default_factory=set)
    """Of which it is said already what they may be."""

    def things(self, focus: Node, classes: Iterable[Iri], relation: Iri | None) -> str:
        """The plural noun phrase of what is asked for."""
        if not isinstance(focus, Variable):
            return self.node(focus)
        self.named.add(focus)
        noun = self.noun(focus, plural=True)
        if noun is None:
            known = [c for c in classes if c in self.domain.ontology.classes]
            noun = self.domain.english.plural(self.domain.ontology.label(known[0])) if len(known) == 1 else "those"
        if relation:
            noun = "values"
        return noun + self.relatives(focus, plural=True)

    def noun(self, variable: Variable, *, plural: bool) -> str | None:
        found = [r for r in self.pattern.classes if r.node == variable]
        self.used.update(found)
        if not found:
            return None
        label = self.domain.ontology.label(found[-1].class_iri)
        return self.domain.english.plural(label) if plural else label

    def relatives(self, variable: Variable, *, plural: bool) -> str:
        """The relative clauses of a thing: "that are members of A but not of B"."""
        parts: list[str] = []
        for edge in self.pattern.edges:
            if edge in self.used or variable not in (edge.subject, edge.object, *(v for _, v in edge.qualifiers)):
                continue
            self.used.add(edge)
            parts.append(self.clause(edge, variable, plural=plural))
        words = "".join(f" {'and ' if n else ''}that {part}" for n, part in enumerate(parts))
        for absent in self.pattern.absent:
            inner = _Wording(self.domain, self.label_of, absent, set(), self.named)
            for edge in (e for e in absent.edges if variable in (e.subject, e.object)):
                self.denied.add(absent)
                shared = self.after_shared_words(parts[-1], inner.clause(edge, variable, plural=plural)) if parts else ""
                denied = inner.clause(edge, variable, plural=plural, negated=True) if not shared else ""
                words += f" but not {shared}" if shared else f" {'and ' if parts else ''}that {denied}"
        return words

    def after_shared_words(self, first: str, second: str) -> str:
        """What the second clause says after the words that both begin with, from the last preposition on; or nothing."""
        one, two = first.split(), second.split()
        shared = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
        while shared and two[shared - 1] not in self.domain.english.prepositions:
            shared -= 1
        return " ".join(two[shared - 1 :]) if shared else ""

    def node(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, Iri):
            return self.label_of(node)
        if isinstance(node, Literal):
            return node.value
        if node in self.named:
            return "it"
        self.named.add(node)
        choice = next((c for c in self.pattern.choices if c.node == node), None)
        if choice:
            self.chosen.add(node)
            return " or ".join(self.label_of(v) for v in choice.values)
        noun = self.noun(node, plural=False)
        article = "an" if noun and noun[0].lower() in "aeiou" else "a"
        return (f"{article} {noun}" if noun else "something") + self.relatives(node, plural=False)

    def statement(self, pattern: Pattern) -> str:
        """All facts of a pattern as clauses."""
        parts = []
        for edge in pattern.edges:
            if edge not in self.used:
                self.used.add(edge)
                parts.append(self.clause(edge, None))
        for restriction in pattern.classes:
            if restriction not in self.used:
                self.used.add(restriction)
                parts.append(f"{self.node(restriction.node)} is a {self.domain.ontology.label(restriction.class_iri)}")
        counted = self.comparisons()
        if not parts and counted:
            return counted.removeprefix(", ").replace(" being ", " is ", 1)
        parts += [f"it does not hold that {self.inner(absent)}" for absent in pattern.absent if absent not in self.denied]
        parts += [" or ".join(map(self.inner, branches)) for branches in pattern.either]
        return " and ".join(parts) + counted

    def inner(self, pattern: Pattern) -> str:
        """A part of the pattern, in which what was named stays named."""
        return _Wording(self.domain, self.label_of, pattern, set(), self.named).statement(pattern)

    def clause(self, edge: Edge, gap: Variable | None, *, plural: bool = False, negated: bool = False) -> str:
        """The fact as a clause; the argument ``gap`` is left out, and ``plural`` where it is the clause's subject."""
        nodes: dict[str, Node] = {lx.SUBJECT: edge.subject, lx.OBJECT: edge.object}
        nodes |= {name.value: value for name, value in edge.qualifiers}
        entry = self.entry(edge, nodes, gap)
        if entry is None:
            subject = "" if edge.subject == gap else self.node(edge.subject)
            object_ = "" if edge.object == gap else self.node(edge.object)
            said = f"{subject} {'not ' if negated else ''}{self.domain.ontology.label(edge.property)} {object_}".strip()
        else:
            said = self.fill(entry, nodes, gap, plural=plural, negated=negated)
        mentioned = {s.role for s in entry.slots} if entry else {lx.SUBJECT, lx.OBJECT}
        for name, value in edge.qualifiers:
            if name.value not in mentioned:
                who = "" if value == gap else self.node(value)
                said += f" ({self.domain.ontology.label(name)} {who})".replace(" )", " them)")
        denied = " (denied)" if edge.effect is Effect.DENIED else ""
        return " ".join(said.split()) + (self.time(edge.time) if edge.time else "") + denied

    def time(self, time: TimeRestriction) -> str:
        """As in " before 2017", " before Bern joined the league (2017)", " from the beginning (1992)"."""
        if time.anchor is None:
            return word_time(time)
        if time.anchor == Pattern():
            return f" from the beginning ({time.date.edtf})"
        if time.years:
            return (
                f" {abs(time.years)} years {'after' if time.years > 0 else 'before'} {self.inner(time.anchor)} ({time.date.edtf})"
            )
        relation = "when" if time.relation is TimeRelation.DURING else time.relation.value
        said = self.inner(time.anchor)
        return f" {relation} {said}" + ("" if time.date.edtf in said else f" ({time.date.edtf})")

    def entry(self, edge: Edge, nodes: dict[str, Node], gap: Variable | None) -> lx.LexicalEntry | None:
        entries = self.domain.lexicon.by_property.get(edge.property, ())
        fitting = [e for e in entries if {s.role for s in e.slots} <= set(nodes) and e.clause[0] == "{"]
        if not fitting:
            return None

        label = set(self.domain.ontology.label(edge.property).split())

        def unfit(pair: tuple[int, lx.LexicalEntry]) -> tuple[bool, bool, int, int, bool]:
            _, e = pair
            first = nodes.get(e.slots[0].role) if e.slots else None
            awkward = any(s.function is lx.Function.COMPOUND for s in e.slots) or (gap is not None and first != gap)
            in_label = len(
                label & {*e.words, *self.domain.english.verb_forms(e.head), *(w for s in e.slots for w in s.marker.split())}
            )
            return e.effect is not _EFFECTS[edge.effect], awkward, -len(e.slots), -in_label, e.slots[0].role != lx.SUBJECT

        return min(enumerate(fitting), key=unfit)[1]

    def fill(self, entry: lx.LexicalEntry, nodes: dict[str, Node], gap: Variable | None, *, plural: bool, negated: bool) -> str:
        """The entry's clause with its arguments, the verb inflected, a predicate noun in the subject's number."""
        local = {Iri(role).local_name if ":" in role else role: node for role, node in nodes.items()}
        tokens = entry.clause.split()
        first = _SLOT.fullmatch(tokens[0])
        plural = plural and first is not None and local.get(first[1]) == gap
        is_noun = entry.has_copula and entry.part_of_speech is lx.PartOfSpeech.NOUN
        words: list[str] = []
        for number, token in enumerate(tokens):
            slot = _SLOT.fullmatch(token)
            if slot:
                node = local.get(slot[1])
                words.append("" if node == gap and node is not None else self.node(node) + (slot[2] or ""))
            elif number == 1:
                words.append(self.verb(token, entry, plural=plural, negated=negated))
            elif is_noun and plural and token == entry.head:
                words.append(self.domain.english.plural(token))
            elif not (is_noun and plural and number == 2 and token in ("a", "an")):
                words.append(token)
        return " ".join(words)

    def verb(self, base: str, entry: lx.LexicalEntry, *, plural: bool, negated: bool) -> str:
        """A verb's form: the past for what happens, the present for what holds."""
        if base == "be":
            return ("are" if plural else "is") + (" not" if negated else "")
        relation = self.domain.ontology.properties.get(entry.property)
        is_event = entry.effect is not lx.Effect.HOLDS or bool(relation and relation.happens_once)
        if negated:
            return f"{'did' if is_event else 'do' if plural else 'does'} not {base}"
        if plural and not is_event:
            return base
        wanted = Inflection.PAST if is_event else Inflection.PRESENT
        return next((form for form, kinds in self.domain.english.verb_forms(base).items() if wanted in kinds), base)

    def rest(self) -> str:
        """What no noun phrase has said yet."""
        left = [e for e in self.pattern.edges if e not in self.used]
        self.used.update(left)
        words = "".join(f", where {self.clause(e, None)}" for e in left)
        for branches in self.pattern.either:
            words += ", where " + " or ".join(
                _Wording(self.domain, self.label_of, b, set(), self.named).statement(b) for b in branches
            )
        return words + self.comparisons()

    def comparisons(self) -> str:
        counts = {a.result: a for a in self.pattern.aggregates if a.summary is Summary.COUNT}
        said = [c for c in self.pattern.comparisons if c.left in counts]
        plain = (a for a in self.pattern.aggregates if a.summary is not Summary.COUNT and a.measured not in counts)
        words = "".join(f", {word_aggregate(a)}" for a in plain)
        for c in said:
            words += self.numbers(c, counts)
        for choice in (c for c in self.pattern.choices if c.node not in self.chosen):
            words += ", one of " + " and ".join(self.label_of(v) for v in choice.values)
        for c in self.pattern.comparisons:
            words += self.comparison(c) if c.left not in counts else ""
        return words

    def numbers(self, c: Comparison, counts: Mapping[Variable, Aggregate]) -> str:
        """How many there are, against a number or against how many there are of others."""
        if not isinstance(c.right, Variable):
            is_condition = c.comparator is Comparator.AT_LEAST and any(o.right in counts for o in self.pattern.comparisons)
            return "" if is_condition else f", {SIGNS[c.comparator]} {self.node(c.right)} of them"
        if c.right not in counts:
            top = next((a for a in self.pattern.aggregates if a.result == c.right), None)
            return f", the {'fewest' if top and top.summary is Summary.LOWEST else 'most'} in number"
        mine, theirs = (
            _Wording(self.domain, self.label_of, counts[n].pattern, set(), set(self.named)).things(counts[n].measured, (), None)
            for n in (c.left, c.right)
            if isinstance(n, Variable)
        )
        return f", the number of {mine} being {OF_NUMBERS[c.comparator]} that of {theirs}"

    def comparison(self, c: Comparison) -> str:
        tops = {a.result for a in self.pattern.aggregates}
        if c.right in tops or c.left in tops:
            return ""
        if isinstance(c.right, Variable):
            return ", which differ" if c.comparator is Comparator.UNEQUAL else f", the one {OF_NUMBERS[c.comparator]} the other"
        return f", {SIGNS[c.comparator]} {self.node(c.right)}"
