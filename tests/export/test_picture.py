from __future__ import annotations

import math
from dataclasses import replace

import pytest

from ntib_graph.export.formats import network_of
from ntib_graph.export.layout import laid_out
from ntib_graph.export.network import Edge, Network, Node
from ntib_graph.export.picture import picture_of, text_width
from ntib_graph.export.selection import Selection
from ntib_graph.model.errors import UsageError


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


def test_without_positions_there_is_no_picture(network):
    with pytest.raises(UsageError, match="do not fit"):
        picture_of(replace(network, nodes=tuple(replace(node, x=None) for node in network.nodes)))


def test_a_hub_is_named_even_where_its_neighbours_crowd_it():
    around = [(math.cos(turn / 12 * math.pi) * 25, math.sin(turn / 12 * math.pi) * 25) for turn in range(24)]
    nodes = [Node("hub", "the hub", (), {}, (), "#0072B2", 50.0, 0.0, 0.0)]
    nodes += [Node(f"leaf{n}", f"leaf {n}", (), {}, (), "#0072B2", 20.0, x, y) for n, (x, y) in enumerate(around)]
    edges = tuple(Edge("hub", node.id, "has", "has") for node in nodes[1:])
    assert "the hub" in [text.words for text in picture_of(Network(tuple(nodes), edges)).texts]


def test_parallel_relations_lie_side_by_side(network):
    curves = picture_of(network).curves
    assert len({(curve.start, curve.bend, curve.end) for curve in curves}) == len(network.edges)


def test_what_is_not_plain_is_dashed(guild):
    whole = laid_out(network_of(guild.GuildGraph(), Selection(all_statuses=True)))
    dashed = {curve.title for curve in picture_of(whole).curves if curve.is_dashed}
    assert dashed == {"member of (denied)", "member of (attributed)"}
