from __future__ import annotations

import io

import networkx

from ntib_graph.export.graphml import write_graphml
from ntib_graph.export.network import Edge, Network, Node


def _read(network):
    out = io.StringIO()
    write_graphml(out, network)
    return networkx.read_graphml(io.BytesIO(out.getvalue().encode()), force_multigraph=True)


def test_networkx_reads_every_node_and_edge(network):
    read = _read(network)
    assert set(read.nodes) == {node.id for node in network.nodes}
    assert sorted((s, t, d["kind"], d["weight"]) for s, t, d in read.edges(data=True)) == sorted(
        (e.source, e.target, e.kind, e.weight) for e in network.edges
    )
    ids = [key for *_, key in read.edges(keys=True)]
    assert len(set(ids)) == len(ids)


def test_colours_positions_and_attributes(guild, network):
    lubeck = _read(network).nodes[guild.iri("Lubeck").value]
    assert (lubeck["r"], lubeck["g"], lubeck["b"]) == (0, 0x72, 0xB2)
    assert isinstance(lubeck["x"], float) and isinstance(lubeck["size"], float)
    assert lubeck["IRI"] == guild.iri("Lubeck").value


def test_nasty_text():
    network = Network((Node("a&<b>", 'q"\x00', (), {"t\x01<": "]]>\x02"}),), (Edge("a&<b>", "a&<b>", "k&", ""),))
    read = _read(network)
    assert read.nodes["a&<b>"]["t<"] == "]]>"
