"""Sizes by degree and positions, the same for the same network on every run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from ntib_graph.export.network import Network

LARGEST_LAID_OUT = 50_000
"""Nodes; beyond that a drawing program's own layout does better."""
_LARGEST_EXACT = 499
"""Nodes of a component for which every pair repels each other; networkx needs SciPy for more."""
_LINK = 120.0
"""Length of the middle link of a part, where node sizes run from 10 to 50."""
_CELL = 90.0
"""Side of the cells that the sheet is divided in."""
_SEED = 7
_ROUNDS = 120
"""Of stress majorisation; more change nothing that one sees."""

Place = tuple[float, float]


def laid_out(network: Network) -> Network:
    """The network with sizes by degree and positions: each connected part drawn by springs, the parts packed side by side.

    Above ``LARGEST_LAID_OUT`` nodes there are sizes only, and a note says so.
    """
    degrees = Counter(end for edge in network.edges for end in (edge.source, edge.target))
    most = max(degrees.values(), default=1)
    sizes = {node.id: round(10 + 40 * math.sqrt(degrees[node.id] / most), 2) for node in network.nodes}
    if len(network.nodes) > LARGEST_LAID_OUT:
        note = f"{len(network.nodes)} nodes are too many for a layout here (limit {LARGEST_LAID_OUT}): no positions were written."
        nodes = tuple(replace(node, size=sizes[node.id]) for node in network.nodes)
        return replace(network, nodes=nodes, notes=(*network.notes, note))
    links = sorted({(min(e.source, e.target), max(e.source, e.target)) for e in network.edges if e.source != e.target})
    places = _packed([_drawn(part, own) for part, own in _components([node.id for node in network.nodes], links)])
    return replace(
        network,
        nodes=tuple(replace(n, size=sizes[n.id], x=places[n.id][0], y=places[n.id][1]) for n in network.nodes),
    )


def _components(ids: Sequence[str], links: Iterable[tuple[str, str]]) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Nodes and links of each connected part, the largest part first."""
    head = {name: name for name in ids}

    def top(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    links = [(a, b) for a, b in links if a in head and b in head]
    for a, b in links:
        one, other = top(a), top(b)
        head[max(one, other)] = min(one, other)
    members: dict[str, list[str]] = {}
    for name in sorted(ids):
        members.setdefault(top(name), []).append(name)
    inner: dict[str, list[tuple[str, str]]] = {}
    for link in links:
        inner.setdefault(top(link[0]), []).append(link)
    return [(members[key], inner.get(key, [])) for key in sorted(members, key=lambda key: (-len(members[key]), key))]


def _drawn(part: list[str], links: list[tuple[str, str]]) -> dict[str, Place]:
    """Positions of a connected part; its middle link is ``_LINK`` long, or longer where many nodes want room."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    if len(part) == 2:
        # One above the other, so that there is room for both names beside the link.
        return {part[0]: (0.0, _LINK / 2), part[1]: (0.0, -_LINK / 2)}
    places = _by_springs(part, links) if len(part) <= _LARGEST_EXACT else _by_coarse_springs(part, links)
    found = dict(zip(part, places, strict=True))
    lengths = sorted(math.dist(found[a], found[b]) for a, b in links)
    scale = _LINK * max(1.0, len(part) / 10) ** 0.25 / max(lengths[len(lengths) // 2], 1e-9)
    return {name: (x * scale, y * scale) for name, (x, y) in found.items()}


def _by_springs(part: list[str], links: list[tuple[str, str]]) -> list[Place]:
    """Springs, then distances as near as can be to the number of links between two nodes (stress majorisation)."""
    import networkx
    import numpy as np

    graph: Any = networkx.Graph()
    graph.add_nodes_from(part)
    graph.add_edges_from(links)
    found = networkx.spring_layout(graph, k=2.2 / math.sqrt(len(part)), iterations=60, seed=_SEED)
    number = {name: index for index, name in enumerate(part)}
    wanted = np.zeros((len(part), len(part)))
    for name, lengths in networkx.all_pairs_shortest_path_length(graph):
        for other, length in lengths.items():
            wanted[number[name], number[other]] = length
    # A link between two well connected nodes is longer, so that the leaves of both find room.
    degree = np.array([graph.degree(name) for name in part], dtype=float)
    room = np.sqrt(np.minimum(degree[:, None], degree[None, :]))
    wanted = np.where(wanted == 1, 0.55 + 0.45 * room, wanted)
    places = np.array([found[name] for name in part], dtype=float)
    weight = 1 / np.maximum(wanted, 1e-9) ** 2
    np.fill_diagonal(weight, 0)
    total = weight.sum(axis=1, keepdims=True)
    for _ in range(_ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-9)
        pull = (weight * wanted / distance)[:, :, None] * apart
        places = (weight @ places + pull.sum(axis=1)) / total
    return [(float(x), float(y)) for x, y in places]


def _by_coarse_springs(part: list[str], links: list[tuple[str, str]]) -> list[Place]:
    """Springs along links; repulsion from the centres of the cells of a grid instead of from every node.

    The grid is shifted in every round so that its borders do not show.
    """
    import numpy as np

    chance = np.random.default_rng(_SEED)
    number = {name: index for index, name in enumerate(part)}
    ends = np.array([(number[a], number[b]) for a, b in links])
    places = chance.random((len(part), 2))
    wanted = 1 / math.sqrt(len(part))
    cells_a_side = 24 if len(part) <= 5000 else 20
    rounds = 80 if len(part) <= 5000 else 50
    for turn in range(rounds):
        low, high = places.min(axis=0), places.max(axis=0)
        step = (high - low) / cells_a_side + 1e-9
        cell = ((places - low) / step + chance.random(2)).astype(int)
        codes, inverse, counts = np.unique(cell[:, 0] * 1000 + cell[:, 1], return_inverse=True, return_counts=True)
        centres = np.stack([np.bincount(inverse, places[:, axis], len(codes)) / counts for axis in (0, 1)], axis=1)
        push = np.empty_like(places)
        for first in range(0, len(part), 1024):
            apart = places[first : first + 1024, None, :] - centres[None, :, :]
            square = np.maximum((apart**2).sum(axis=2), 1e-4 * wanted)
            push[first : first + 1024] = (apart * (counts * wanted**2 / square)[:, :, None]).sum(axis=1)
        stretch = places[ends[:, 0]] - places[ends[:, 1]]
        pull = stretch * (np.linalg.norm(stretch, axis=1) / wanted)[:, None]
        np.subtract.at(push, ends[:, 0], pull)
        np.add.at(push, ends[:, 1], pull)
        length = np.maximum(np.linalg.norm(push, axis=1), 1e-9)
        heat = 0.1 * (1 - turn / rounds)
        places = places + push / length[:, None] * np.minimum(length, heat)[:, None]
    return [(float(x), float(y)) for x, y in places]


def _packed(parts: list[dict[str, Place]]) -> dict[str, Place]:
    """All parts on one sheet, none over another: each, the largest first, as high up and as far left as there is room."""
    boxes = [_Box(part) for part in parts]
    area = sum(box.columns * box.rows for box in boxes)
    sheet = max([math.ceil(math.sqrt(area) * 1.2), *(box.columns for box in boxes)], default=0)
    filled = [0] * sheet
    places: dict[str, Place] = {}
    for box in boxes:
        tops = filled if box.columns == 1 else [max(filled[i : i + box.columns]) for i in range(sheet - box.columns + 1)]
        top = min(tops)
        column = tops.index(top)
        filled[column : column + box.columns] = [top + box.rows] * box.columns
        across, down = (column + box.columns / 2) * _CELL, (top + box.rows / 2) * _CELL
        places |= {name: (x - box.middle[0] + across, y - box.middle[1] - down) for name, (x, y) in box.part.items()}
    middle = _Box(places).middle if places else (0.0, 0.0)
    return {name: (round(x - middle[0], 2), round(y - middle[1], 2)) for name, (x, y) in places.items()}


class _Box:
    """A part with the middle of the box around it and the cells it takes on the sheet, a margin included."""

    def __init__(self, part: dict[str, Place]) -> None:
        xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
        self.part = part
        self.middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        # Names are wider than high.
        self.columns = math.ceil((max(xs) - min(xs)) / _CELL + 1.6)
        self.rows = math.ceil((max(ys) - min(ys)) / _CELL + 0.9)
