from __future__ import annotations

from ntib_graph.export.networkx_graph import to_networkx


def test_parallel_relations_stay_apart(guild, network):
    graph = to_networkx(network)
    assert graph.is_directed() and graph.is_multigraph()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(network.nodes), len(network.edges))
    between = graph[guild.iri("Lubeck").value][guild.iri("League").value]
    assert set(between) == {"member of", "founded"}
    assert between["member of"]["weight"] == 2


def test_an_attribute_called_label_does_not_hide_the_label(guild, network):
    assert to_networkx(network).nodes[guild.iri("Bergen").value]["label"] == "Bergen"
