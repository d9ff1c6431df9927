"""GraphML (http://graphml.graphdrawing.org), with edge ids that are unique in the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from ntib_graph.export.columns import Column, columns_of, filled, one_line
from ntib_graph.export.network import Network
from ntib_graph.export.palette import channels

_TYPES = {"string": "string", "boolean": "boolean", "long": "long", "double": "double", "liststring": "string"}
_NODE_KEYS = (("label", "string"), ("x", "double"), ("y", "double"), ("size", "double"), ("r", "int"), ("g", "int"), ("b", "int"))
_EDGE_KEYS = (("label", "string"), ("kind", "string"), ("weight", "double"))
_TIME_KEYS = (("since", "string"), ("until", "string"))


def write_graphml(out: TextIO, network: Network) -> None:
    """Write the network: attributes by title, lists as JSON text, colours as r, g, b, first and last day as since and until."""
    node_keys, edge_keys = (*_NODE_KEYS, *_TIME_KEYS), (*_EDGE_KEYS, *_TIME_KEYS)
    node_columns = columns_of(network.nodes, {name for name, _ in node_keys})
    edge_columns = columns_of(network.edges, {name for name, _ in edge_keys})
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    out.writelines(_keys("node", "n", node_keys, node_columns))
    out.writelines(_keys("edge", "f", edge_keys, edge_columns))
    out.write('<graph id="graph" edgedefault="directed">\n')
    for node in network.nodes:
        place = ("", "") if node.x is None or node.y is None else (repr(node.x), repr(node.y))
        days = (node.spells[0].start, node.spells[-1].end) if node.spells else ("", "")
        fixed = (one_line(node.label), *place, repr(node.size), *map(str, channels(node.colour)), *days)
        data = _data("n", (*fixed, *filled(node.attributes, node_columns)))
        out.write(f"<node id={_quoted(node.id)}>{data}</node>\n")
    for number, edge in enumerate(network.edges):
        days = (edge.spells[0].start, edge.spells[-1].end) if edge.spells else ("", "")
        fixed = (one_line(edge.label), one_line(edge.kind), repr(float(edge.weight)), *days)
        data = _data("f", (*fixed, *filled(edge.attributes, edge_columns)))
        out.write(f'<edge id="e{number}" source={_quoted(edge.source)} target={_quoted(edge.target)}>{data}</edge>\n')
    out.write("</graph>\n</graphml>\n")


def _keys(what: str, letter: str, fixed: Sequence[tuple[str, str]], columns: Sequence[Column]) -> Iterable[str]:
    names = [*fixed, *((column.title, _TYPES[column.type]) for column in columns)]
    for number, (name, kind) in enumerate(names):
        yield f'<key id="{letter}{number}" for="{what}" attr.name={_quoted(name)} attr.type="{kind}"/>\n'


def _data(letter: str, values: Iterable[str]) -> str:
    return "".join(f'<data key="{letter}{number}">{escape(value)}</data>' for number, value in enumerate(values) if value)


def _quoted(text: str) -> str:
    return quoteattr(one_line(text))
