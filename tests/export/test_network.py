from __future__ import annotations

from ntib_graph.export.formats import Selection, network_of
from ntib_graph.export.network import read_network


def _edge(network, source, kind, target):
    found = [e for e in network.edges if (e.source, e.kind, e.target) == (source, kind, target)]
    assert len(found) == 1, [(e.source, e.kind, e.target) for e in network.edges]
    return found[0]


def _node(network, iri):
    return next(node for node in network.nodes if node.id == iri.value)


def test_one_edge_a_relation_weighs_its_documents(guild, network):
    edge = _edge(network, guild.iri("Lubeck").value, "member of", guild.iri("League").value)
    assert edge.weight == 2
    assert edge.attributes["Documents"] == ("chronicle", "letters")
    assert len(edge.attributes["Statements"]) == 3


def test_the_best_quote_is_the_most_confident_with_its_title(guild, network):
    edge = _edge(network, guild.iri("Lubeck").value, "member of", guild.iri("League").value)
    assert edge.attributes["Confidence"] == 1.0
    assert edge.attributes["Quote"] == "of the League"
    assert edge.attributes["Document"] == "letters"


def test_undated_reading_does_not_widen_the_spells(guild, network):
    edge = _edge(network, guild.iri("Lubeck").value, "member of", guild.iri("League").value)
    assert edge.spells == (("1160-01-01", "1399-12-31"), ("1450-01-01", ""))
    assert _edge(network, guild.iri("Bergen").value, "member of", guild.iri("League").value).spells == ()


def test_relations_of_the_same_label_stay_apart(network):
    kinds = {e.kind for e in network.edges if "rades" in e.kind}
    assert len({kind.casefold() for kind in kinds}) == 2


def test_no_two_edges_share_ends_and_kind(guild):
    network = network_of(guild.GuildGraph(), Selection(all_statuses=True))
    keys = [(e.source, e.target, e.kind) for e in network.edges]
    assert len(keys) == len(set(keys))
    assert all(e.weight > 0 for e in network.edges)


def test_only_plain_statements_unless_asked(guild, network):
    visby = guild.iri("Visby").value
    assert visby not in {node.id for node in network.nodes}
    everything = network_of(guild.GuildGraph(), Selection(all_statuses=True))
    denied = _edge(everything, visby, "member of (denied)", guild.iri("League").value)
    assert denied.attributes["Status"] == "denied"
    said = _edge(everything, visby, "member of (attributed)", guild.iri("League").value)
    assert said.attributes["Attributed to"] == ("Bergen",)


def test_qualifiers_are_told(guild, network):
    edge = next(e for e in network.edges if "Qualifiers" in e.attributes)
    assert edge.attributes["Qualifiers"] == ("scope: salt trade",)


def test_literals_become_attributes_typed_where_there_is_one_value(guild, network):
    assert _node(network, guild.iri("Lubeck")).attributes["people"] == 9000
    assert _node(network, guild.iri("Bergen")).attributes["people"] == ("7000 (1300)", "8000 (1400)")
    assert _node(network, guild.iri("Bergen")).attributes["label"] == "Bjørgvin"


def test_nodes_carry_names_classes_description_and_colour(guild, network):
    bergen = _node(network, guild.iri("Bergen"))
    assert bergen.label == "Bergen"
    assert bergen.attributes["IRI"] == guild.iri("Bergen").value
    assert bergen.attributes["Class"] == "town"
    assert set(bergen.classes) == {"town", "place"}
    assert bergen.attributes["Description"] == "A port & a market."
    assert _node(network, guild.iri("Lubeck")).colour == "#0072B2"
    assert _node(network, guild.iri("League")).colour == "#E69F00"
    assert network.legend == {"place": "#0072B2", "body": "#E69F00"}


def test_a_thing_nobody_described_still_has_a_label(guild):
    network = read_network(guild.STATEMENTS, {}, guild.ONTOLOGY, {})
    assert all(node.label for node in network.nodes)


def test_the_order_of_statements_does_not_matter(guild):
    one = read_network(guild.STATEMENTS, guild.ENTITIES, guild.ONTOLOGY, {})
    other = read_network(reversed(guild.STATEMENTS), guild.ENTITIES, guild.ONTOLOGY, {})
    assert one == other


def test_a_thing_lives_when_any_of_its_facts_does(guild):
    facts = [
        (guild.statement("Visby", "memberOf", "League", since="1200", until="1300"), ()),
        (guild.statement("Visby", "people", guild.Literal("5000"), at="1350"), ()),
        (guild.statement("Bergen", "memberOf", "League"), ()),
    ]
    nodes = read_network(facts, guild.ENTITIES, guild.ONTOLOGY, {}).nodes
    lives = {node.label: [tuple(spell) for spell in node.spells] for node in nodes}
    assert lives == {"Visby": [("1200-01-01", "1299-12-31"), ("1350-01-01", "1350-12-31")], "Bergen": [], "the League": []}
