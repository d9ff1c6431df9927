from __future__ import annotations

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.lookup.comparisons import compare
from ntib_graph.model.errors import UsageError
from ntib_graph.model.profiles import Role
from ntib_graph.model.statements import Status
from tests.lookup.invented import InventedGraph, sea, state


def test_shared_and_single_facts_by_relation() -> None:
    told = [
        state("AdaBrook", "memberOfGuild", "LampGuild", since="1901"),
        state("TomFenn", "memberOfGuild", "LampGuild", since="1905"),
        state("AdaBrook", "tended", "GullRockLight"),
        state("TomFenn", "tended", "HarbourLight"),
    ]
    found = compare(InventedGraph((s, ()) for s in told), sea("AdaBrook"), sea("TomFenn"))
    guild, tended = found.relations
    assert guild.title == "Ada Brook / Tom Fenn is a member of …"
    assert [(s.other, [str(f.statement.since) for f in (*s.left, *s.right)]) for s in guild.both] == [
        ("Lamp Guild", ["1901", "1905"])
    ]
    assert (guild.only_left, guild.only_right) == ((), ())
    assert [f.sentence for f in tended.only_left] == ["Ada Brook tended Gull Rock Light."]
    assert [f.sentence for f in tended.only_right] == ["Tom Fenn tended Harbour Light."]


def test_a_denial_is_not_shared_with_an_assertion() -> None:
    told = [
        state("AdaBrook", "memberOfGuild", "LampGuild"),
        state("TomFenn", "memberOfGuild", "LampGuild", status=Status.DENIED),
    ]
    (relation,) = compare(InventedGraph((s, ()) for s in told), sea("AdaBrook"), sea("TomFenn")).relations
    assert relation.both == ()
    assert len(relation.only_left) == len(relation.only_right) == 1


def test_a_fact_about_both_stands_between_them() -> None:
    told = [state("AdaBrook", "tended", "GullRockLight"), state("GullRockLight", "standsOn", "StormIsland")]
    found = compare(InventedGraph((s, ()) for s in told), sea("AdaBrook"), sea("GullRockLight"))
    assert [f.sentence for f in found.between] == ["Ada Brook tended Gull Rock Light."]
    assert [(r.role, len(r.only_right)) for r in found.relations] == [(Role.SUBJECT, 1)]


def test_the_other_way_round_is_the_mirror_image(graph: KnowledgeGraph) -> None:
    one, other = graph.compare("Canada", "New Zealand"), graph.compare("New Zealand", "Canada")
    assert [r.only_left for r in one.relations] == [r.only_right for r in other.relations]
    assert {s.other for r in one.relations for s in r.both} == {s.other for r in other.relations for s in r.both}
    assert {graph.label(f.statement.object) for r in one.relations for s in r.both for f in s.left} >= {"Five Eyes"}


def test_a_thing_is_not_compared_with_itself(lighthouses: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="one and the same"):
        lighthouses.compare("Gull Rock", "Gull Rock Light")
    with pytest.raises(UsageError, match="one and the same"):
        lighthouses.path("Gull Rock", "Gull Rock Light")
