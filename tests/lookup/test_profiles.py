from __future__ import annotations

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.lookup.profiles import read_profile, title_of_role
from ntib_graph.model.profiles import DisagreementKind, Role
from ntib_graph.model.statements import Status
from tests.lookup.invented import InventedGraph, evidence, sea, state


def test_what_is_asserted_and_what_is_not_stand_apart(lighthouses: KnowledgeGraph) -> None:
    fenn = read_profile(lighthouses, sea("TomFenn"))
    assert [g.relation.local_name for g in fenn.facts] == ["tended"]
    assert [f.sentence for g in fenn.doubtful for f in g.facts] == ["It is denied that Tom Fenn is a member of Lamp Guild."]
    assert all(f.statement.is_plain for g in fenn.facts for f in g.facts)


def test_names_class_and_definition(lighthouses: KnowledgeGraph) -> None:
    light = read_profile(lighthouses, sea("GullRockLight"))
    assert (light.label, light.names) == ("Gull Rock Light", ("Gull Rock",))
    assert [(c.label, c.definition) for c in light.classes] == [("lighthouse", "A tower with a lamp for ships.")]
    assert light.definition == ""


def test_each_relation_and_role_is_one_group(graph: KnowledgeGraph) -> None:
    profile = graph.entity("NTIB")
    keys = [(g.relation, g.role) for g in profile.facts]
    assert len(keys) == len(set(keys))
    members = next(g for g in profile.facts if g.relation.local_name == "memberOf" and g.role is Role.OBJECT)
    assert {graph.label(f.statement.subject) for f in members.facts} >= {"Canada", "Australia", "New Zealand"}
    assert all(f.citations for g in (*profile.facts, *profile.doubtful) for f in g.facts)


def test_disagreements_are_noted() -> None:
    told = [(state("AdaBrook", "memberOfGuild", "LampGuild", since=year), (evidence(year),)) for year in ("1901", "1902")]
    found = read_profile(InventedGraph(told), sea("LampGuild")).disagreements
    assert [d.kind for d in found] == [DisagreementKind.START]
    assert {found[0].first.sentence[-5:], found[0].second.sentence[-5:]} == {"1901.", "1902."}


def test_a_possible_fact_is_no_fact() -> None:
    told = [(state("AdaBrook", "memberOfGuild", "LampGuild", status=Status.POSSIBLE), ())]
    profile = read_profile(InventedGraph(told), sea("AdaBrook"))
    assert profile.facts == ()
    assert len(profile.doubtful) == 1


@pytest.mark.parametrize(
    ("relation", "role", "title"),
    [
        ("tended", Role.SUBJECT, "Ada tended …"),
        ("tended", Role.OBJECT, "… tended Ada"),
        ("height", Role.SUBJECT, "the height of Ada is …"),
        ("tended", Role.QUALIFIER, "…, tended Ada"),
        ("tended", Role.VOICE, "according to Ada"),
    ],
)
def test_titles_show_where_the_others_stand(lighthouses: KnowledgeGraph, relation: str, role: Role, title: str) -> None:
    assert title_of_role(lighthouses, "Ada", sea(relation), role) == title


def test_a_document_has_a_profile_of_what_it_says_itself(graph: KnowledgeGraph) -> None:
    document = next(iter(graph.documents()))
    profile = graph.entity(document)
    assert profile.label == graph.documents()[document].title
    assert profile.facts
