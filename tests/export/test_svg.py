from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from ntib_graph.export.network import Network, Node
from ntib_graph.export.picture import picture_of, text_width
from ntib_graph.export.svg import write_svg
from ntib_graph.model.errors import UsageError

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


def test_names_do_not_cover_each_other(network):
    crowd = tuple(
        Node(f"x:{n}", f"number {n}", (), {}, (), "#0072B2", 10.0, float(n % 40) * 30, n // 40 * 30.0) for n in range(800)
    )
    picture = picture_of(Network(crowd, ()))
    boxes = [(t.x - text_width(t.words, t.size) / 2, t.y, t.x + text_width(t.words, t.size) / 2) for t in picture.texts]
    assert 20 < len(boxes) <= 800
    for number, (left, y, right) in enumerate(boxes):
        for other_left, other_y, other_right in boxes[number + 1 :]:
            assert right <= other_left or other_right <= left or abs(y - other_y) > 8


def test_all_of_it_is_on_the_sheet(network):
    picture = picture_of(network)
    for disc in picture.discs:
        assert 0 < disc.centre[0] < picture.width and 0 < disc.centre[1] < picture.height
    for entry in picture.legend:
        assert entry.at[1] < picture.height


def test_hostile_names_are_text(network):
    node = replace(network.nodes[0], label="</title><script>alert(1)</script>\x07 &")
    root = _root(Network((node,), ()))
    assert not list(root.iter(f"{SVG}script"))
    assert "</title><script>alert(1)</script> &" in [title.text for title in root.iter(f"{SVG}title")]


def test_without_positions_there_is_no_picture(network):
    with pytest.raises(UsageError, match="do not fit"):
        picture_of(replace(network, nodes=tuple(replace(node, x=None) for node in network.nodes)))


def test_nothing_at_all_is_an_empty_sheet():
    assert _root(Network((), ())).get("viewBox")
