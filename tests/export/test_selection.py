from __future__ import annotations

import pytest

from ntib_graph.export.selection import Selection, around, as_of, named_in, selected, stated, within
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.statements import Entity, Statement, Status
from ntib_graph.model.terms import Literal, Triple
from ntib_graph.vocabulary import namespaces as ns


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


def test_only_what_is_asserted_makes_an_undated_statement_give_way(guild):
    proposed = guild.statement("Bergen", "memberOf", "League", since="1500", status=Status.PROPOSED)
    held = as_of([*guild.STATEMENTS, (proposed, ())], parse_edtf("1100"), guild.ONTOLOGY)
    assert guild.STATEMENTS[3] in held


def _selected(guild, **choices):
    return [s for s, _ in selected(guild.STATEMENTS, Selection(**choices), guild.ONTOLOGY, guild.ENTITIES)]


def test_a_class_holds_those_below_it_and_both_ends_must_be_of_it(guild):
    places = _selected(guild, classes=(guild.iri("Place"),))
    assert {s.predicate.local_name for s in places} == {"trades", "tradesToo", "people", "label"}
    both = _selected(guild, classes=(guild.iri("Place"), guild.iri("Body")))
    assert {s.predicate.local_name for s in both} >= {"memberOf", "founded"}


def test_a_relation_alone(guild):
    found = _selected(guild, relations=(guild.iri("memberOf"),))
    assert len(found) == 4 and {s.predicate.local_name for s in found} == {"memberOf"}
    assert len(_selected(guild, relations=(guild.iri("memberOf"),), all_statuses=True)) == 6


def test_triples_of_a_query_come_with_the_evidence_that_the_graph_has(guild):
    new = Triple(guild.iri("Visby"), guild.iri("trades"), guild.iri("Bergen"))
    known = Triple(guild.iri("Bergen"), guild.iri("memberOf"), guild.iri("League"))
    name = Triple(guild.iri("Visby"), ns.RDFS_LABEL, Literal("Visby"))
    found = stated([known, name, new, known], guild.STATEMENTS)
    assert found == [guild.STATEMENTS[3], (Statement(*new), ())]


def test_triples_may_name_things_the_graph_does_not_know(guild):
    stranger = guild.iri("Riga")
    triples = [Triple(stranger, ns.RDFS_LABEL, Literal("Riga")), Triple(stranger, ns.RDF_TYPE, guild.iri("Town"))]
    named = named_in(triples, guild.ENTITIES, guild.ONTOLOGY)
    assert named[stranger] == Entity(stranger, "Riga", (guild.iri("Town"),))
    assert named[guild.iri("Bergen")] == guild.ENTITIES[guild.iri("Bergen")]


def test_statements_within_a_network(guild, network):
    part = around(network, guild.iri("League").value, 0)
    assert within(part, guild.STATEMENTS) == []
    assert len(within(network, guild.STATEMENTS)) == 12
