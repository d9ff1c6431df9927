from __future__ import annotations

from itertools import pairwise

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntib_graph.api import KnowledgeGraph
from ntib_graph.lookup.connections import connect
from ntib_graph.model.profiles import Connection
from ntib_graph.model.statements import Status
from tests.lookup.invented import InventedGraph, evidence, sea, state


def graph_of(*pairs: str, status: Status = Status.ASSERTED) -> InventedGraph:
    return InventedGraph([(state(a, "tended", b, status=status), (evidence(a + b),)) for a, b in pairs])


def chain(connection: Connection) -> str:
    assert all(one.end == other.start for one, other in pairwise(connection.steps))
    return connection.steps[0].start_label + "".join(step.end_label for step in connection.steps)


def chains(graph: InventedGraph, start: str, end: str, **more: int) -> list[str]:
    return [chain(c) for c in connect(graph, sea(start), sea(end), **more)]


def test_the_shortest_comes_first_and_facts_are_followed_either_way() -> None:
    graph = graph_of("AB", "CB", "AD", "DE", "EC")
    assert chains(graph, "A", "C") == ["ABC", "ADEC"]
    assert chains(graph, "C", "A") == ["CBA", "CEDA"]


def test_a_hub_is_avoided_where_another_way_is_as_short() -> None:
    spokes = [f"H{x}" for x in "IJKLMNOP"]
    graph = graph_of("AH", "HC", "AB", "BC", *spokes)
    assert chains(graph, "A", "C") == ["ABC", "AHC"]


def test_most_and_longest_limit_what_is_found() -> None:
    graph = graph_of("AB", "BC", "AD", "DC", "AE", "EC", "AF", "FC")
    assert chains(graph, "A", "C") == ["ABC", "ADC", "AEC"]
    assert chains(graph, "A", "C", most=1) == ["ABC"]
    assert chains(graph, "A", "C", longest=1) == []


def test_only_asserted_facts_connect() -> None:
    assert chains(graph_of("AB", status=Status.DENIED), "A", "B") == []
    assert chains(graph_of("AB", status=Status.POSSIBLE), "A", "B") == []


def test_a_step_has_all_the_facts_between_its_ends_with_their_quotes() -> None:
    told = [(state("A", relation, "B"), (evidence(relation),)) for relation in ("tended", "memberOfGuild")]
    (found,) = connect(InventedGraph(told), sea("A"), sea("B"))
    (step,) = found.steps
    assert [f.citations[0].quote for f in step.facts] == ["memberOfGuild", "tended"]


def test_classes_and_values_connect_nothing(lighthouses: KnowledgeGraph) -> None:
    found = lighthouses.path("Harbour Light", "Gull Rock Light")
    assert [[step.end_label for step in c.steps] for c in found] == [["Storm Island", "Gull Rock Light"]]
    assert lighthouses.path("Lamp Guild", "Harbour Light", longest=3) == ()


def test_every_step_of_the_real_graph_has_a_quote(graph: KnowledgeGraph) -> None:
    found = graph.path("John McCain", "New Zealand")
    assert found
    for connection in found:
        assert len(connection.steps) <= 4
        assert all(f.citations and f.statement.is_plain for step in connection.steps for f in step.facts)


@settings(deadline=None, max_examples=60)
@given(st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF")).filter(lambda p: p[0] < p[1]), max_size=12))
def test_the_chains_are_simple_ways_of_the_network_and_the_first_is_nearly_the_shortest(pairs: set[tuple[str, str]]) -> None:
    network = networkx.Graph([*pairs, ("A", "X"), ("F", "Y")])
    found = chains(graph_of("AX", "FY", *map("".join, sorted(pairs))), "A", "F", longest=5)
    assert len(found) == len(set(found))
    for way in found:
        assert len(set(way)) == len(way)
        assert all(network.has_edge(one, other) for one, other in pairwise(way))
    assert bool(found) == networkx.has_path(network, "A", "F")
    assert len(found) == min(3, sum(1 for _ in networkx.all_simple_paths(network, "A", "F", cutoff=5)))


def test_the_same_question_has_the_same_answer() -> None:
    pairs = ["AB", "BC", "AD", "DC"]
    assert chains(graph_of(*pairs), "A", "C") == chains(graph_of(*reversed(pairs)), "A", "C")


@pytest.mark.parametrize("longest", [1, 4])
def test_things_that_nothing_connects(longest: int) -> None:
    assert chains(graph_of("AB", "CD"), "A", "D", longest=longest) == []
