from __future__ import annotations

from dataclasses import replace

from ntib_graph.api import KnowledgeGraph
from ntib_graph.lookup.facts import FactReader
from ntib_graph.model.profiles import Role
from ntib_graph.model.statements import Qualifier, Status
from ntib_graph.model.terms import Triple
from tests.lookup.invented import InventedGraph, evidence, sea, state

TENDED = state("AdaBrook", "tended", "GullRockLight")


def test_a_fact_is_seen_from_both_its_ends() -> None:
    reader = FactReader(InventedGraph([(TENDED, (evidence("Ada tended it"),))]))
    (subject,) = reader.facts_about(sea("AdaBrook"))
    (object_,) = reader.facts_about(sea("GullRockLight"))
    assert (subject.role, object_.role) == (Role.SUBJECT, Role.OBJECT)
    assert subject.fact == object_.fact
    assert subject.fact.sentence == "Ada Brook tended Gull Rock Light."
    assert (subject.others, object_.others) == ((sea("GullRockLight"),), (sea("AdaBrook"),))


def test_the_surest_and_shortest_quote_comes_first() -> None:
    quotes = (evidence("long and sure, so long", 0.9), evidence("unsure", 0.3), evidence("sure", 0.9))
    (view,) = FactReader(InventedGraph([(TENDED, quotes)])).facts_about(sea("AdaBrook"))
    assert [c.quote for c in view.fact.citations] == ["sure", "long and sure, so long", "unsure"]
    assert view.fact.citations[0].document == "log"


def test_further_roles_and_voices_are_roles_too() -> None:
    helped = replace(TENDED, qualifiers=(Qualifier(sea("helpedBy"), sea("TomFenn")),), attributed_to=sea("LampGuild"))
    reader = FactReader(InventedGraph([(helped, ()), (state("TomFenn", "memberOfGuild", "LampGuild"), ())]))
    assert [(v.role, v.relation) for v in reader.facts_about(sea("TomFenn"))][1:] == [(Role.QUALIFIER, sea("helpedBy"))]
    assert [v.role for v in reader.facts_about(sea("LampGuild"))] == [Role.OBJECT, Role.VOICE]


def test_what_only_the_data_says_is_a_fact_without_quotes() -> None:
    plain = Triple(sea("TomFenn"), sea("tended"), sea("HarbourLight"))
    graph = InventedGraph([(TENDED, ())], [plain, Triple(*_ends(TENDED))])
    (view,) = FactReader(graph).facts_about(sea("TomFenn"))
    assert view.fact.sentence == "Tom Fenn tended Harbour Light."
    assert view.fact.citations == ()
    assert len(FactReader(graph).facts_about(sea("AdaBrook"))) == 1, "a statement's own triple is not told twice"


def test_a_denial_does_not_hide_what_the_data_says() -> None:
    denied = replace(TENDED, status=Status.DENIED)
    views = FactReader(InventedGraph([(denied, ())], [Triple(*_ends(TENDED))])).facts_about(sea("AdaBrook"))
    assert {v.fact.statement.status for v in views} == {Status.DENIED, Status.ASSERTED}


def test_names_and_classes_are_no_facts(lighthouses: KnowledgeGraph) -> None:
    views = FactReader(lighthouses).facts_about(sea("HarbourLight"))
    assert {v.relation.local_name for v in views} == {"height", "tended", "standsOn"}


def test_every_citation_has_its_documents_title(lighthouses: KnowledgeGraph) -> None:
    views = FactReader(lighthouses).facts_about(sea("AdaBrook"))
    assert {c.title for v in views for c in v.fact.citations} == {"A short chronicle of the lights"}


def test_the_statements_of_a_triple(lighthouses: KnowledgeGraph) -> None:
    facts = FactReader(lighthouses).facts_between([Triple(sea("AdaBrook"), sea("tended"), sea("GullRockLight"))])
    assert [f.sentence for f in facts] == ["Ada Brook tended Gull Rock Light."]
    assert facts[0].citations


def _ends(statement):  # type: ignore[no-untyped-def]
    return statement.subject, statement.predicate, statement.object
