from __future__ import annotations

from ntib_graph.export.rdf_parts import part_of_triples
from ntib_graph.graph.statements import complete_set_triples
from ntib_graph.model.statements import CompleteSet
from ntib_graph.model.terms import Triple
from ntib_graph.vocabulary import namespaces as ns


def test_all_ids_are_the_whole(guild):
    triples = list(guild.GuildGraph().triples())
    assert part_of_triples(triples, [s.id for s, _ in guild.STATEMENTS], guild.SPACE) == triples


def test_nothing_is_left_of_a_statement_that_is_left_out(guild):
    triples = list(guild.GuildGraph().triples())
    fact = guild.STATEMENTS[9][0]
    part = part_of_triples(triples, [s.id for s, _ in guild.STATEMENTS if s != fact], guild.SPACE)
    gone = set(triples) - set(part)
    node = ns.statement_iri(guild.SPACE, fact.id)
    assert Triple(fact.subject, fact.predicate, fact.object) in gone
    assert node in {t.subject for t in gone} and node not in {t.subject for t in part}
    assert {t.subject for t in gone} == {fact.subject, node}, "its evidence supports others too"
    joined = guild.STATEMENTS[0][1][0]
    fewer = part_of_triples(triples, [s.id for s, _ in guild.STATEMENTS[1:]], guild.SPACE)
    assert "it joined" not in {t.object.value for t in fewer}
    assert ns.evidence_iri(guild.SPACE, joined.id) not in {t.subject for t in fewer}


def test_a_triple_that_another_statement_says_stays(guild):
    triples = list(guild.GuildGraph().triples())
    part = part_of_triples(triples, [guild.STATEMENTS[2][0].id], guild.SPACE)
    assert Triple(guild.iri("Lubeck"), guild.iri("memberOf"), guild.iri("League")) in part
    assert Triple(guild.iri("Bergen"), guild.iri("memberOf"), guild.iri("League")) not in part


def test_a_complete_set_of_which_a_fact_is_left_out_is_no_longer_one(guild):
    members = (guild.iri("Lubeck"), guild.iri("Bergen"))
    complete = CompleteSet(guild.iri("memberOf"), guild.iri("League"), members, guild.evidence("letters", "these and no others"))
    triples = [*guild.GuildGraph().triples(), *complete_set_triples(complete, guild.SPACE)]
    node = ns.complete_set_iri(guild.SPACE, complete.id)
    ids = [s.id for s, _ in guild.STATEMENTS]
    assert node in {t.subject for t in part_of_triples(triples, ids, guild.SPACE)}
    fewer = part_of_triples(triples, [i for i in ids if i != guild.STATEMENTS[3][0].id], guild.SPACE)
    assert node not in {t.subject for t in fewer}
    assert "these and no others" not in {t.object.value for t in fewer}
