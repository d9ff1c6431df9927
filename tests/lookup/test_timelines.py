from __future__ import annotations

from dataclasses import replace

from ntib_graph.api import KnowledgeGraph
from ntib_graph.lookup.timelines import read_timeline
from ntib_graph.model.profiles import DateKind, Timeline
from ntib_graph.model.statements import Qualifier, Status
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary import namespaces as ns
from tests.lookup.invented import InventedGraph, sea, state


def shown(timeline: Timeline) -> list[tuple[str, str, str]]:
    return [(e.date.edtf, e.kind.value, e.sentence) for e in timeline.entries]


def test_beginnings_ends_and_times_at_which_it_held_in_order() -> None:
    told = [
        state("AdaBrook", "memberOfGuild", "LampGuild", since="1901", until="1920"),
        state("AdaBrook", "tended", "GullRockLight", at="1910-05"),
        state("AdaBrook", "tended", "HarbourLight"),
    ]
    assert shown(read_timeline(InventedGraph((s, ()) for s in told), sea("AdaBrook"))) == [
        ("1901", "from", "Ada Brook is a member of Lamp Guild."),
        ("1910-05", "known in", "Ada Brook tended Gull Rock Light."),
        ("1920", "until", "Ada Brook is a member of Lamp Guild."),
    ]


def test_a_date_that_is_the_fact_itself_happened_then(lighthouses: KnowledgeGraph) -> None:
    assert shown(lighthouses.timeline("Gull Rock Light")) == [("1872", "in", "Gull Rock Light was first lit in 1872.")]


def test_vague_dates_stand_where_they_begin_after_the_more_exact_ones() -> None:
    dates = ["187X", "1870", "[1868..1880]", "1872-03"]
    told = [(state("GullRockLight", "litOn", Literal(d, ns.EDTF)), ()) for d in dates]
    found = read_timeline(InventedGraph(told), sea("GullRockLight"))
    assert [e.date.edtf for e in found.entries] == ["[1868..1880]", "1870", "187X", "1872-03"]
    assert {e.kind for e in found.entries} == {DateKind.HAPPENS}


def test_hops_bring_in_what_is_near_but_not_by_way_of_a_denial() -> None:
    near = state("AdaBrook", "tended", "GullRockLight")
    told = [
        near,
        state("GullRockLight", "litOn", Literal("1872", ns.EDTF)),
        state("AdaBrook", "tended", "HarbourLight", status=Status.DENIED),
        state("HarbourLight", "litOn", Literal("1890", ns.EDTF)),
    ]
    graph = InventedGraph((s, ()) for s in told)
    assert shown(read_timeline(graph, sea("AdaBrook"))) == []
    assert [e.date.edtf for e in read_timeline(graph, sea("AdaBrook"), 1).entries] == ["1872"]


def test_a_fact_retold_with_further_roles_is_told_once() -> None:
    short = state("AdaBrook", "memberOfGuild", "LampGuild", since="1901")
    full = replace(short, qualifiers=(Qualifier(sea("sponsoredBy"), sea("TomFenn")),))
    other = replace(short, since=None, at=short.since)
    graph = InventedGraph((s, ()) for s in (short, full, other))
    assert {e.fact.statement.id for e in read_timeline(graph, sea("AdaBrook")).entries} == {full.id, other.id}


def test_status_is_told_in_the_sentence() -> None:
    graph = InventedGraph([(state("AdaBrook", "memberOfGuild", "LampGuild", since="1901", status=Status.PROPOSED), ())])
    assert shown(read_timeline(graph, sea("LampGuild")))[0][2] == "It is proposed that Ada Brook is a member of Lamp Guild."


def test_the_real_timeline_is_in_order(graph: KnowledgeGraph) -> None:
    for hops in (0, 1):
        entries = graph.timeline("NTIB", hops=hops).entries
        assert [e.date.earliest for e in entries] == sorted(e.date.earliest for e in entries)
        assert entries[0].date.edtf == "1992" or hops
    assert len(graph.timeline("NTIB", hops=1).entries) > len(graph.timeline("NTIB").entries)
