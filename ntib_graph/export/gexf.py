"""GEXF 1.3 (https://gexf.net/1.3), written as a stream in the dialect that Gephi reads without loss."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TextIO

from ntib_graph.export.columns import Column, columns_of, one_line, written
from ntib_graph.export.network import Edge, Network, Node
from ntib_graph.export.palette import channels
from ntib_graph.export.spells import Spell

_INVISIBLE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    ord("\t"): "&#9;",
    ord("\n"): "&#10;",
    ord("\r"): "&#13;",
}
_LINES_AT_ONCE = 200


def write_gexf(
    out: TextIO,
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    node_columns: Sequence[Column],
    edge_columns: Sequence[Column],
    *,
    description: str = "",
    dynamic: bool = True,
) -> None:
    """Write nodes and edges as they come; memory does not grow with their number.

    No two edges may share source, target and kind (Gephi merges them).  Attributes without a column are left out.
    Raises ValueError for a weight that is not a positive number (Gephi drops weight 0).
    """
    time = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
        f"<meta>\n<creator>ntib_graph</creator>\n<description>{_description(description)}</description>\n</meta>\n"
        f'<graph defaultedgetype="directed" idtype="string"{time}>\n'
    )
    for name, columns in (("node", node_columns), ("edge", edge_columns)):
        if columns:
            out.write(_declarations(name, columns))
    out.write("<nodes>\n")
    _write_lines(out, _node_lines(nodes, node_columns))
    out.write("</nodes>\n<edges>\n")
    _write_lines(out, _edge_lines(edges, edge_columns))
    out.write("</edges>\n</graph>\n</gexf>\n")


def write_network(out: TextIO, network: Network) -> None:
    """Write a whole network with the columns its attributes need."""
    dynamic = any(node.spells for node in network.nodes) or any(edge.spells for edge in network.edges)
    legend = "; ".join(f"{label} {colour}" for label, colour in network.legend.items())
    description = f"{len(network.nodes)} nodes, {len(network.edges)} edges."
    if legend:
        description += f" Colours: {legend}."
    node_columns, edge_columns = columns_of(network.nodes), columns_of(network.edges)
    write_gexf(out, network.nodes, network.edges, node_columns, edge_columns, description=description, dynamic=dynamic)


def _write_lines(out: TextIO, lines: Iterator[str]) -> None:
    while chunk := "".join(islice(lines, _LINES_AT_ONCE)):
        out.write(chunk)


def _node_lines(nodes: Iterable[Node], columns: Sequence[Column]) -> Iterator[str]:
    values = _value_writer(columns)
    for node in nodes:
        red, green, blue = channels(node.colour)
        start, spells = _times(node.spells)
        place = "" if node.x is None or node.y is None else f'<viz:position x="{node.x:.2f}" y="{node.y:.2f}" z="0.0"/>'
        yield (
            f'<node id="{_escaped(node.id)}" label="{_token(node.label) or _token(node.id)}"{start}>{values(node)}{spells}'
            f'<viz:color r="{red}" g="{green}" b="{blue}"/>{place}<viz:size value="{node.size:.2f}"/></node>\n'
        )


def _edge_lines(edges: Iterable[Edge], columns: Sequence[Column]) -> Iterator[str]:
    values = _value_writer(columns)
    for number, edge in enumerate(edges):
        if not 0 < edge.weight < math.inf:
            raise ValueError(f"weight {edge.weight} of {edge.source} {edge.kind} {edge.target} is not a positive number")
        start, spells = _times(edge.spells) if edge.spells else ("", "")
        kind = _token(edge.kind)
        yield (
            f'<edge id="e{number}" source="{_escaped(edge.source)}" target="{_escaped(edge.target)}" type="directed" '
            f'kind="{kind}" label="{_token(edge.label) or kind}" weight="{float(edge.weight)!r}"{start}>'
            f"{values(edge)}{spells}</edge>\n"
        )


def _value_writer(columns: Sequence[Column]) -> Callable[[Node | Edge], str]:
    """The ``<attvalues>`` of a record; numeric ids, since Gephi shows an id where it knows no title."""
    plan = [(column.key, column.type, f'<attvalue for="{number}" value="') for number, column in enumerate(columns)]

    def values(record: Node | Edge) -> str:
        attributes = record.attributes
        text = "<attvalues>"
        for key, kind, opening in plan:
            value = attributes.get(key)
            # Most values are text, and escaping makes it printable: no need to do that twice.
            if value.__class__ is str and kind == "string":
                if value:
                    text += f'{opening}{_escaped(value)}"/>'
            elif value.__class__ is float and kind == "double" and math.isfinite(value):
                text += f'{opening}{value!r}"/>'
            elif value is not None and value != "" and value != ():
                text += f'{opening}{_escaped(written(value, kind))}"/>'
        return f"{text}</attvalues>" if len(text) > 11 else ""

    return values


def _declarations(name: str, columns: Sequence[Column]) -> str:
    lines = [
        f'<attribute id="{number}" title="{_escaped(column.title)}" type="{column.type}"/>\n'
        for number, column in enumerate(columns)
    ]
    return f'<attributes class="{name}" mode="static">\n{"".join(lines)}</attributes>\n'


def _times(spells: Sequence[Spell]) -> tuple[str, str]:
    """Attributes for a single spell, an element for several."""
    if not spells:
        return "", ""
    if len(spells) == 1:
        return _bounds(spells[0]), ""
    return "", f"<spells>{''.join(f'<spell{_bounds(spell)}/>' for spell in spells)}</spells>"


def _bounds(spell: Spell) -> str:
    return "".join(f' {name}="{day}"' for name, day in (("start", spell.start), ("end", spell.end)) if day)


def _escaped(text: str) -> str:
    """As an attribute's value; line breaks as references, since a parser would make spaces of them."""
    # Asking first is faster than replacing, and this is where the writer spends its time.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text if text.isprintable() else text.translate(_INVISIBLE)


@lru_cache(maxsize=4096)
def _token(text: str) -> str:
    return _escaped(one_line(text))


def _description(text: str) -> str:
    """Gephi cuts a description off at the first entity, so there must be none."""
    return one_line(text).replace("&", "and").replace("<", "(").replace(">", ")")
