from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

from ntib_graph.export.network import Network
from ntib_graph.export.svg import write_svg

SVG = "{http://www.w3.org/2000/svg}"


def _root(network):
    out = io.StringIO()
    write_svg(out, network)
    return ElementTree.fromstring(out.getvalue())


def test_every_thing_and_relation_is_drawn_and_named(network):
    root = _root(network)
    titles = [title.text for title in root.iter(f"{SVG}title")]
    for node in network.nodes:
        assert node.label in titles
    assert sum(1 for path in root.iter(f"{SVG}path") if path.get("class") == "link") == len(network.edges)


def test_the_legend_names_the_colours(network):
    words = [text.text for text in _root(network).iter(f"{SVG}text")]
    assert words[-len(network.legend) :] == list(network.legend)


def test_hostile_names_are_text(network):
    node = replace(network.nodes[0], label="</title><script>alert(1)</script>\x07 &")
    root = _root(Network((node,), ()))
    assert not list(root.iter(f"{SVG}script"))
    assert "</title><script>alert(1)</script> &" in [title.text for title in root.iter(f"{SVG}title")]


def test_nothing_at_all_is_an_empty_sheet():
    assert _root(Network((), ())).get("viewBox")
