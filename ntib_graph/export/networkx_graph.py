"""The network as a networkx object, for Python's own graph analysis."""

from __future__ import annotations

from typing import Any

from ntib_graph.export.network import Network


def to_networkx(network: Network) -> Any:
    """A ``networkx.MultiDiGraph``: nodes by IRI; an edge's key is its kind, so parallel relations stay apart.

    Nodes carry ``label``, ``classes``, ``colour``, ``size``, edges ``label``, ``kind``, ``weight``, both ``spells`` (pairs of
    days) and their attributes by title; positions are ``x`` and ``y`` where there are any.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    for node in network.nodes:
        own: dict[str, Any] = {"label": node.label, "classes": node.classes, "colour": node.colour, "size": node.size}
        if node.x is not None and node.y is not None:
            own |= {"x": node.x, "y": node.y}
        graph.add_node(node.id, **{**node.attributes, **own, "spells": node.spells})
    for edge in network.edges:
        own = {"label": edge.label, "kind": edge.kind, "weight": edge.weight, "spells": edge.spells}
        graph.add_edge(edge.source, edge.target, key=edge.kind, **{**edge.attributes, **own})
    return graph
