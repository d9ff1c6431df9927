from __future__ import annotations

import itertools
import math

from ntib_graph.export import layout
from ntib_graph.export.layout import laid_out
from ntib_graph.export.network import Edge, Network, Node


def _network(count, links):
    return Network(
        tuple(Node(f"n{i:05}", "n") for i in range(count)), tuple(Edge(f"n{a:05}", f"n{b:05}", "k", "k") for a, b in links)
    )


def _places(network):
    return {node.id: (node.x, node.y) for node in network.nodes}


def test_the_same_on_every_run_whatever_the_order():
    network = _network(30, [(i, i // 2) for i in range(1, 20)])
    shuffled = Network(network.nodes[::-1], network.edges[::-1])
    assert _places(laid_out(network)) == _places(laid_out(network)) == _places(laid_out(shuffled))


def test_parts_do_not_overlap_and_nodes_do_not_coincide():
    links = [(i, 0) for i in range(1, 10)] + [(i, 10) for i in range(11, 20)]
    places = _places(laid_out(_network(25, links)))
    parts = [[places[f"n{i:05}"] for i in group] for group in (range(10), range(10, 20), *([i] for i in range(20, 25)))]
    for one, other in itertools.combinations(parts, 2):
        assert min(math.dist(a, b) for a in one for b in other) > 20
    assert len(set(places.values())) == 25


def test_size_grows_with_degree():
    sizes = {n.id: n.size for n in laid_out(_network(4, [(0, 1), (0, 2)])).nodes}
    assert sizes["n00000"] > sizes["n00001"] > sizes["n00003"] == 10


def test_neighbours_of_a_large_part_lie_nearer_than_strangers():
    count = 700
    network = laid_out(_network(count, [(i, (i + 1) % count) for i in range(count)]))
    place = [(n.x, n.y) for n in network.nodes]
    near = sum(math.dist(place[i], place[(i + 1) % count]) for i in range(count))
    far = sum(math.dist(place[i], place[(i + count // 2) % count]) for i in range(count))
    assert near < far / 4
    assert laid_out(network) == network


def test_too_many_nodes_get_sizes_and_a_note(monkeypatch):
    monkeypatch.setattr(layout, "LARGEST_LAID_OUT", 5)
    network = laid_out(_network(6, [(0, 1)]))
    assert all(n.x is None and n.y is None for n in network.nodes)
    assert network.nodes[0].size == 50
    assert "no positions" in network.notes[0]


def test_empty_and_dangling():
    assert laid_out(Network((), ())) == Network((), ())
    assert _places(laid_out(_network(1, [(0, 0), (0, 7)]))) == {"n00000": (0.0, 0.0)}


def test_leaves_of_a_hub_lie_around_it_and_apart():
    places = _places(laid_out(_network(41, [(0, i) for i in range(1, 41)])))
    centre = places.pop("n00000")
    distances = sorted(math.dist(centre, place) for place in places.values())
    assert distances[-1] < 3 * distances[0]
    assert min(math.dist(a, b) for a, b in itertools.combinations(places.values(), 2)) > 10


def test_a_pair_stands_upright():
    (one, other) = _places(laid_out(_network(2, [(0, 1)]))).values()
    assert one[0] == other[0] and one[1] != other[1]
