"""Two CSV tables in the form that Gephi's spreadsheet import knows: nodes, and edges."""

from __future__ import annotations

import csv
from typing import TextIO

from ntib_graph.export.columns import columns_of, filled, one_line
from ntib_graph.export.network import Network
from ntib_graph.export.spells import Spell


def write_nodes_csv(out: TextIO, network: Network) -> None:
    """One row a node: ``Id``, ``Label``, ``Since``, ``Until``, then the attributes; lists as JSON."""
    fixed = ("Id", "Label", "Since", "Until")
    columns = columns_of(network.nodes, _lower(fixed))
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*fixed, *(column.title for column in columns)])
    for node in network.nodes:
        rows.writerow([one_line(node.id), one_line(node.label), *_days(node.spells), *filled(node.attributes, columns)])


def write_edges_csv(out: TextIO, network: Network) -> None:
    """One row an edge: ``Source,Target,Type,Kind,Id,Label,Weight,Since,Until``, then the attributes.

    ``Since`` and ``Until`` are the first and the last day of a relation that has several spells.
    """
    fixed = ("Source", "Target", "Type", "Kind", "Id", "Label", "Weight", "Since", "Until")
    columns = columns_of(network.edges, _lower(fixed))
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*fixed, *(column.title for column in columns)])
    for number, edge in enumerate(network.edges):
        ends = (one_line(edge.source), one_line(edge.target), "Directed", one_line(edge.kind), f"e{number}", one_line(edge.label))
        rows.writerow([*ends, edge.weight, *_days(edge.spells), *filled(edge.attributes, columns)])


def _lower(titles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(title.casefold() for title in titles) | {"timeset", "interval"}


def _days(spells: tuple[Spell, ...]) -> tuple[str, str]:
    return (spells[0].start, spells[-1].end) if spells else ("", "")
