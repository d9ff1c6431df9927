from __future__ import annotations

import pytest

from ntib_graph.export.selection import around, as_of
from ntib_graph.model.dates import parse_edtf


def _held(guild, day):
    return {s.id for s, _ in as_of(guild.STATEMENTS, parse_edtf(day), guild.ONTOLOGY)}


@pytest.mark.parametrize(
    ("day", "holds"), [("1159", False), ("1160", True), ("1399-12-31", True), ("1400", False), ("1450", True)]
)
def test_a_dated_relation_holds_from_its_start_until_its_end(guild, day, holds):
    dated = {s.id for s, _ in guild.STATEMENTS[:2]}
    assert bool(dated & _held(guild, day)) is holds


def test_an_undated_statement_counts_only_without_a_dated_one(guild):
    of_lubeck, of_bergen = guild.STATEMENTS[2][0], guild.STATEMENTS[3][0]
    assert of_lubeck.id not in _held(guild, "1100")
    assert of_bergen.id in _held(guild, "1100")


def test_an_event_stays_a_fact_and_a_state_does_not(guild):
    founded = guild.STATEMENTS[9][0].id
    assert [founded in _held(guild, day) for day in ("1149", "1150", "1500")] == [False, True, True]
    people = guild.STATEMENTS[10][0].id
    assert [people in _held(guild, day) for day in ("1299", "1300-05", "1301")] == [False, True, False]


def test_around_counts_relations_either_way(guild, network):
    def near(hops):
        return {node.label for node in around(network, guild.iri("League").value, hops).nodes}

    assert near(0) == {"the League"}
    assert near(1) == {"the League", "Lübeck", "Bergen"}
    only = around(network, guild.iri("League").value, 0)
    assert only.edges == ()
    assert around(network, "x:nobody", 3).nodes == ()
