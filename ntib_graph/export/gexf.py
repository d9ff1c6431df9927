"""GEXF 1.3 (https://gexf.net/1.3), written as a stream in the dialect that Gephi reads without loss."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TextIO

from ntib_graph.export.columns import Column, columns_of, one_line, written
from ntib_graph.export.network import Edge, Network, Node, Value
from ntib_graph.export.palette import channels
from ntib_graph.export.spells import Spell

_INVISIBLE: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    ord("\t"): "&#9;",
    ord("\n"): "&#10;",
    ord("\r"): "&#13;",
}
_LINES_AT_ONCE = 200
_REMEMBERED = 20_000
"""Texts of a kind whose written form is kept for the next time."""


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


class _Written(dict[Any, str]):
    """How values are written, found out once and remembered until there are too many: the memory stays flat."""

    def __init__(self, write: Callable[[Any], str], remembers: Callable[[Any], bool] = lambda _: True) -> None:
        self._write, self._remembers = write, remembers

    def __missing__(self, value: Any) -> str:
        text = self._write(value)
        if self._remembers(value):
            if len(self) >= _REMEMBERED:
                self.clear()
            self[value] = text
        return text


def _node_lines(nodes: Iterable[Node], columns: Sequence[Column]) -> Iterator[str]:
    values, token = _value_writer(columns), _Written(_token)
    for node in nodes:
        red, green, blue = channels(node.colour)
        start, spells = _times(node.spells)
        place = "" if node.x is None or node.y is None else f'<viz:position x="{node.x:.2f}" y="{node.y:.2f}" z="0.0"/>'
        yield (
            f'<node id="{_escaped(node.id)}" label="{token[node.label] or _token(node.id)}"{start}>'
            f'{values(node.attributes)}{spells}<viz:color r="{red}" g="{green}" b="{blue}"/>{place}'
            f'<viz:size value="{node.size:.2f}"/></node>\n'
        )


def _edge_lines(edges: Iterable[Edge], columns: Sequence[Column]) -> Iterator[str]:
    values = _value_writer(columns)
    name, token, positive = _Written(_escaped), _Written(_token), _Written(_positive)
    for number, edge in enumerate(edges):
        kind, weight = token[edge.kind], positive[edge.weight]
        if not weight:
            raise ValueError(f"weight {edge.weight} of {edge.source} {edge.kind} {edge.target} is not a positive number")
        start, spells = _times(edge.spells) if edge.spells else ("", "")
        yield (
            f'<edge id="e{number}" source="{name[edge.source]}" target="{name[edge.target]}" type="directed" '
            f'kind="{kind}" label="{token[edge.label] or kind}" weight="{weight}"{start}>'
            f"{values(edge.attributes)}{spells}</edge>\n"
        )


def _value_writer(columns: Sequence[Column]) -> Callable[[Mapping[str, Value]], str]:
    """The ``<attvalues>`` of a record; numeric ids, since Gephi shows an id where it knows no title."""
    cells = {column.key: _cells(number, column.type) for number, column in enumerate(columns)}
    no_cells = _Written(lambda _: "", lambda _: False)
    cells_of = cells.get

    def values(attributes: Mapping[str, Value]) -> str:
        text = "".join([cells_of(key, no_cells)[value] for key, value in attributes.items()])
        return f"<attvalues>{text}</attvalues>" if text else ""

    return values


def _cells(number: int, kind: str) -> _Written:
    """The ``<attvalue>`` of each value of a column."""

    def cell(value: Value) -> str:
        if value is None or value == "" or value == ():
            return ""
        # Escaping makes a text printable: no need to do that twice.
        text = value if isinstance(value, str) and kind == "string" else written(value, kind)
        return f'<attvalue for="{number}" value="{_escaped(text)}"/>'

    # In a column of mixed types 1 and True are written differently, though they are equal.
    return _Written(cell, lambda value: kind in ("long", "double") or isinstance(value, str | tuple))


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


def _positive(weight: float) -> str:
    """A weight as text; "" for one that Gephi would drop."""
    return repr(float(weight)) if 0 < weight < math.inf else ""


def _token(text: str) -> str:
    return _escaped(one_line(text))


def _description(text: str) -> str:
    """Gephi cuts a description off at the first entity, so there must be none."""
    return one_line(text).replace("&", "and").replace("<", "(").replace(">", ")")
