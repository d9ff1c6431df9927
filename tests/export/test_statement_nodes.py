from __future__ import annotations

import io

import networkx

from ntib_graph.export.formats import network_of
from ntib_graph.export.gexf import write_network
from ntib_graph.export.selection import Selection
from ntib_graph.vocabulary import namespaces as ns


def test_statements_evidences_and_documents_are_nodes_tied_together(guild):
    network = network_of(guild.GuildGraph(), Selection(with_statements=True))
    nodes = {node.id: node for node in network.nodes}
    fact, evidences = guild.STATEMENTS[0]
    statement, evidence = ns.statement_iri(guild.SPACE, fact.id).value, ns.evidence_iri(guild.SPACE, evidences[0].id).value
    document = ns.document_iri(guild.SPACE, "chronicle").value
    assert nodes[statement].label == "Lübeck – member of – the League"
    assert nodes[evidence].label == "it joined"
    assert nodes[document].label == "A Chronicle <of towns>"
    ties = {(edge.source, edge.target): edge.kind for edge in network.edges}
    assert ties[statement, fact.subject.value] == "subject"
    assert ties[statement, fact.object.value] == "object"
    assert ties[statement, evidence] == "evidence"
    assert ties[evidence, document] == "document"
    assert nodes[statement].spells
    assert network.legend["statement"] == nodes[statement].colour


def test_things_in_qualifiers_are_nodes(guild):
    network = network_of(guild.GuildGraph(), Selection(with_statements=True))
    assert guild.iri("salt").value in {node.id for node in network.nodes}
    assert "scope" in {edge.kind for edge in network.edges}


def test_the_file_is_read_whole(guild):
    network = network_of(guild.GuildGraph(), Selection(with_statements=True))
    out = io.StringIO()
    write_network(out, network)
    read = networkx.read_gexf(io.BytesIO(out.getvalue().encode()))
    assert len(read.nodes) == len(network.nodes)
    assert read.number_of_edges() == len(network.edges)
    assert all(data["label"] for _, data in read.nodes(data=True))
