"""The generated SPARQL against another reading of the query graph: every assignment of every variable, tried by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntib_graph.ask.pattern_variables import variables_of
from ntib_graph.ask.sparql import write_sparql
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.queries import (
    Aggregate,
    Choice,
    ClassRestriction,
    Comparator,
    Comparison,
    Edge,
    Node,
    Operator,
    Pattern,
    QueryGraph,
    Summary,
    Variable,
)
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import load_english
from ntib_graph.vocabulary.lexicon import Lexicon
from ntib_graph.vocabulary.ontology import read_ontology

BASE = "http://example.org/maze/"
ROOMS = tuple(Iri(f"{BASE}room{n}") for n in range(4))
HALL, CELLAR = Iri(BASE + "Hall"), Iri(BASE + "Cellar")
LEADS, TOUCHES, DEPTH = Iri(BASE + "leadsTo"), Iri(BASE + "touches"), Iri(BASE + "depth")
NUMBERS = tuple(number(str(n)) for n in range(3))
SCHEMA = (
    Triple(HALL, ns.RDF_TYPE, Iri(ns.OWL + "Class")),
    Triple(CELLAR, ns.RDF_TYPE, Iri(ns.OWL + "Class")),
    Triple(CELLAR, ns.RDFS_SUBCLASS_OF, HALL),
    Triple(LEADS, ns.RDF_TYPE, Iri(ns.OWL + "ObjectProperty")),
    Triple(TOUCHES, ns.RDF_TYPE, Iri(ns.OWL + "ObjectProperty")),
    Triple(TOUCHES, ns.RDF_TYPE, Iri(ns.OWL + "SymmetricProperty")),
    Triple(DEPTH, ns.RDF_TYPE, Iri(ns.OWL + "DatatypeProperty")),
)
DOMAIN = Domain(Path(), read_ontology(SCHEMA, {"m": BASE}), Lexicon(()), load_english(), SCHEMA, ())
X, Y, V = Variable("x"), Variable("y"), Variable("v")
Binding = Mapping[Variable, Term]

doors = st.builds(Triple, st.sampled_from(ROOMS), st.sampled_from((LEADS, TOUCHES)), st.sampled_from(ROOMS))
depths = st.builds(Triple, st.sampled_from(ROOMS), st.just(DEPTH), st.sampled_from(NUMBERS))
kinds = st.builds(Triple, st.sampled_from(ROOMS), st.just(ns.RDF_TYPE), st.sampled_from((HALL, CELLAR)))
graphs = st.lists(st.one_of(doors, depths, kinds), max_size=14).map(lambda triples: tuple(dict.fromkeys(triples)))

places = st.sampled_from((X, Y, *ROOMS[:2]))
passages = st.builds(Edge, places, st.sampled_from((LEADS, TOUCHES)), places)
measures = st.builds(Edge, st.sampled_from((X, Y)), st.just(DEPTH), st.just(V))
facts = st.one_of(passages, measures)
few_facts = st.lists(facts, min_size=1, max_size=2).map(lambda edges: Pattern(tuple(dict.fromkeys(edges))))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """A conjunction in which x, and whatever is compared, is bound by a fact."""
    edges = (Edge(X, draw(st.sampled_from((LEADS, TOUCHES))), draw(places)), *draw(st.lists(facts, max_size=2)))
    bound = [n for n in (X, Y) if any(n in (e.subject, e.object) for e in edges)]
    classes = draw(st.lists(st.builds(ClassRestriction, st.sampled_from(bound), st.sampled_from((HALL, CELLAR))), max_size=1))
    unlike = st.builds(Comparison, st.sampled_from(bound), st.just(Comparator.UNEQUAL), st.sampled_from(ROOMS))
    compared = draw(st.lists(unlike, max_size=1))
    if any(e.property == DEPTH for e in edges):
        signs = st.sampled_from((Comparator.LESS, Comparator.AT_LEAST, Comparator.EQUAL, Comparator.GREATER))
        compared += draw(st.lists(st.builds(Comparison, st.just(V), signs, st.sampled_from(NUMBERS)), max_size=1))
    absent = draw(st.lists(few_facts, max_size=1))
    either = draw(st.lists(st.tuples(few_facts, few_facts), max_size=1))
    choices = draw(st.lists(st.builds(Choice, st.just(X), st.sampled_from((ROOMS[:1], ROOMS[:2]))), max_size=1))
    return Pattern(tuple(dict.fromkeys(edges)), tuple(classes), tuple(compared), tuple(absent), tuple(either), (), tuple(choices))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs, patterns())
def test_a_pattern_finds_what_trying_finds(triples: tuple[Triple, ...], pattern: Pattern) -> None:
    expected = {b[X] for b in solutions(pattern, triples)}
    store = GraphStore.in_memory((*SCHEMA, *triples))
    assert {row[0] for row in store.select(write_sparql(QueryGraph(pattern, X), DOMAIN)).rows} == expected
    counted = store.select(write_sparql(QueryGraph(pattern, X, Operator.COUNT), DOMAIN)).rows
    assert [int(cell.value) for (cell,) in counted if cell] == [len(expected)]
    assert store.ask(write_sparql(QueryGraph(pattern, None, Operator.EXISTS), DOMAIN)) is bool(expected)


@settings(max_examples=100, deadline=None)
@given(graphs, st.sampled_from((LEADS, TOUCHES)), st.booleans())
def test_the_one_with_most_is_the_one_that_counting_finds(triples: tuple[Triple, ...], door: Iri, is_most: bool) -> None:
    inner = Pattern((Edge(X, door, Y),))
    counted = Aggregate(Summary.COUNT, inner, Y, (X,), Variable("n"))
    top = Aggregate(
        Summary.HIGHEST if is_most else Summary.LOWEST, Pattern(aggregates=(counted,)), Variable("n"), (), Variable("b")
    )
    equal = Comparison(Variable("n"), Comparator.EQUAL, Variable("b"))
    graph = QueryGraph(Pattern(inner.edges, comparisons=(equal,), aggregates=(counted, top)), X)
    reached: dict[Term, set[Term]] = {}
    for b in solutions(inner, triples):
        reached.setdefault(b[X], set()).add(b[Y])
    sizes = {room: len(others) for room, others in reached.items()}
    best = (max if is_most else min)(sizes.values(), default=0)
    store = GraphStore.in_memory((*SCHEMA, *triples))
    assert {row[0] for row in store.select(write_sparql(graph, DOMAIN)).rows} == {r for r, n in sizes.items() if n == best}


@settings(max_examples=100, deadline=None)
@given(graphs, st.booleans())
def test_a_total_counts_each_thing_once(triples: tuple[Triple, ...], is_sum: bool) -> None:
    inner = Pattern((Edge(X, TOUCHES, Y), Edge(Y, DEPTH, V)))
    total = Aggregate(Summary.SUM if is_sum else Summary.AVERAGE, inner, V, (), Variable("t"))
    found = {(b[X], b[Y], b[V]) for b in solutions(inner, triples)}
    values = [float(v.value) for _, _, v in found]
    store = GraphStore.in_memory((*SCHEMA, *triples))
    rows = store.select(write_sparql(QueryGraph(Pattern(aggregates=(total,)), Variable("t")), DOMAIN)).rows
    got = [float(cell.value) for (cell,) in rows if cell]
    wanted = [sum(values) / (1 if is_sum else len(values))] if values else []
    assert len(got) == len(wanted)
    assert all(abs(a - b) < 1e-9 for a, b in zip(got, wanted, strict=True))


@settings(max_examples=100, deadline=None)
@given(graphs, few_facts, few_facts)
def test_all_of_a_kind_means_every_one_of_them(triples: tuple[Triple, ...], scope: Pattern, pattern: Pattern) -> None:
    scope, pattern = (Pattern((Edge(X, LEADS, ROOMS[0]), *p.edges)) for p in (scope, pattern))
    ranged = {b[X] for b in solutions(scope, triples)}
    expected = (
        bool(ranged)
        and bool(list(solutions(pattern, triples)))
        and all(any(True for _ in solutions(pattern, triples, b)) for b in solutions(scope, triples))
    )
    graph = QueryGraph(pattern, None, Operator.EVERY, scope=scope)
    assert GraphStore.in_memory((*SCHEMA, *triples)).ask(write_sparql(graph, DOMAIN)) is expected


def solutions(pattern: Pattern, triples: tuple[Triple, ...], given_: Binding | None = None) -> Iterator[Binding]:
    """Every assignment of the pattern's variables to terms of the graph under which all of it holds."""
    start = dict(given_ or {})
    variables = [v for v in variables_of(pattern) if v not in start]
    terms: tuple[Term, ...] = (*ROOMS, *NUMBERS)
    for values in product(terms, repeat=len(variables)):
        binding = {**start, **dict(zip(variables, values, strict=True))}
        if holds(pattern, triples, binding):
            yield binding


def holds(pattern: Pattern, triples: tuple[Triple, ...], binding: Binding) -> bool:
    def value(node: Node) -> Term:
        return binding[node] if isinstance(node, Variable) else node

    known = set(triples)

    def is_fact(edge: Edge) -> bool:
        s, o = value(edge.subject), value(edge.object)
        back = isinstance(o, Iri) and edge.property == TOUCHES and isinstance(s, Iri) and Triple(o, TOUCHES, s) in known
        return isinstance(s, Iri) and (Triple(s, edge.property, o) in known or back)

    def is_member(node: Node, kind: Iri) -> bool:
        s = value(node)
        wanted = (HALL, CELLAR) if kind == HALL else (CELLAR,)
        return isinstance(s, Iri) and any(Triple(s, ns.RDF_TYPE, k) in known for k in wanted)

    def agrees(c: Comparison) -> bool:
        left, right = value(c.left), value(c.right)
        if c.comparator is Comparator.UNEQUAL:
            return left != right
        assert isinstance(left, Literal) and isinstance(right, Literal)
        a, b = float(left.value), float(right.value)
        signs = {Comparator.LESS: a < b, Comparator.GREATER: a > b, Comparator.EQUAL: a == b, Comparator.AT_LEAST: a >= b}
        return signs[c.comparator]

    return (
        all(is_fact(e) for e in pattern.edges)
        and all(is_member(r.node, r.class_iri) for r in pattern.classes)
        and all(agrees(c) for c in pattern.comparisons)
        and all(value(c.node) in c.values for c in pattern.choices)
        and not any(True for p in pattern.absent for _ in solutions(p, triples, binding))
        and all(any(True for p in branches for _ in solutions(p, triples, binding)) for branches in pattern.either)
    )
