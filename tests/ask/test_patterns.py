"""Patterns put together, and with other nodes in place of theirs."""

from __future__ import annotations

from ntib_graph.ask.patterns import EMPTY, class_pattern, condition_pattern, join, map_edge, map_pattern, substitution
from ntib_graph.model.queries import Aggregate, Choice, ClassRestriction, Comparator, Comparison, Edge, Pattern, Summary, Variable
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.conditions import Condition

PORT, BOAT, LANDS, DEPTH, OLDHAVEN = (
    Iri(f"https://example.org/port/{name}") for name in ("Port", "Boat", "lands", "depth", "Oldhaven")
)
X, Y, BEST = Variable("x"), Variable("y"), Variable("best")
LANDED = Edge(X, LANDS, Y)
COUNTED = Aggregate(Summary.COUNT, Pattern((LANDED,)), Y, (X,), BEST)
WHOLE = Pattern(
    (LANDED,),
    (ClassRestriction(X, PORT),),
    (Comparison(X, Comparator.UNEQUAL, Y),),
    (Pattern((Edge(Y, LANDS, X),)),),
    ((Pattern((LANDED,)), Pattern(classes=(ClassRestriction(X, BOAT),))),),
    (COUNTED,),
    (Choice(X, (OLDHAVEN,)),),
)


def test_the_conjunction_has_every_part_once() -> None:
    joined = join(WHOLE, EMPTY, Pattern((LANDED, Edge(Y, LANDS, X))), WHOLE)
    assert joined.edges == (LANDED, Edge(Y, LANDS, X))
    for part in ("classes", "comparisons", "absent", "either", "aggregates", "choices"):
        assert getattr(joined, part) == getattr(WHOLE, part)


def test_nothing_joined_is_nothing() -> None:
    assert join() == join(EMPTY, Pattern()) == Pattern()
    assert join(EMPTY, WHOLE) is WHOLE


def test_a_variable_is_replaced_in_every_part() -> None:
    changed = map_pattern(WHOLE, substitution(X, OLDHAVEN))
    assert changed.edges == (Edge(OLDHAVEN, LANDS, Y),)
    assert changed.classes == (ClassRestriction(OLDHAVEN, PORT),)
    assert changed.comparisons == (Comparison(OLDHAVEN, Comparator.UNEQUAL, Y),)
    assert changed.absent == (Pattern((Edge(Y, LANDS, OLDHAVEN),)),)
    assert changed.either[0][1].classes == (ClassRestriction(OLDHAVEN, BOAT),)
    assert changed.choices == (Choice(OLDHAVEN, (OLDHAVEN,)),)


def test_of_an_aggregate_only_its_groups_are_seen_from_outside() -> None:
    (grouped,) = map_pattern(WHOLE, substitution(X, BEST)).aggregates
    (local,) = map_pattern(WHOLE, substitution(Y, BEST)).aggregates
    (inside,) = map_pattern(WHOLE, substitution(Y, X), inside=True).aggregates
    assert (grouped.pattern.edges, grouped.group) == ((Edge(BEST, LANDS, Y),), (BEST,))
    assert local == COUNTED
    assert (inside.pattern.edges, inside.measured) == ((Edge(X, LANDS, X),), X)


def test_an_aggregate_over_one_thing_has_no_group() -> None:
    assert map_pattern(WHOLE, substitution(X, OLDHAVEN)).aggregates[0].group == ()


def test_an_edge_is_changed_with_its_qualifiers_and_its_times() -> None:
    edge = Edge(X, LANDS, OLDHAVEN, ((DEPTH, Y),), moment=Y)
    changed = map_edge(edge, substitution(Y, BEST))
    assert (changed.qualifiers, changed.moment) == (((DEPTH, BEST),), BEST)
    assert map_edge(edge, substitution(Y, OLDHAVEN)).moment == Y, "a moment stays a variable"


def test_a_condition_is_a_value_within_its_threshold() -> None:
    value = Variable("xdepth")
    assert condition_pattern(X, Condition("deep", DEPTH, ">", "9")) == Pattern(
        (Edge(X, DEPTH, value),), comparisons=(Comparison(value, Comparator.GREATER, number("9")),)
    )
    assert condition_pattern(X, Condition("dredged", DEPTH)) == Pattern((Edge(X, DEPTH, value),))


def test_of_several_classes_one_must_hold() -> None:
    assert class_pattern(X, ()) == Pattern()
    assert class_pattern(X, (PORT,)) == Pattern(classes=(ClassRestriction(X, PORT),))
    (branches,) = class_pattern(X, (PORT, BOAT)).either
    assert [pattern.classes for pattern in branches] == [(ClassRestriction(X, BOAT),), (ClassRestriction(X, PORT),)]
