"""Time to lay out the largest graph that is laid out, and one beyond it, in one run.

python benchmarks/layout_time.py
"""

from __future__ import annotations

import random
import time

from ntib_graph.export.layout import LARGEST_LAID_OUT, laid_out
from ntib_graph.export.network import Edge, Network, Node

_LINKS_FOR_EACH = 2
"""Edges for each node: about as many as statements for each thing in a graph of facts."""


def random_network(count: int) -> Network:
    """So many nodes, each linked to earlier ones, so that a few have many links and all are one part; the same on every run."""
    draw = random.Random(7)
    nodes = tuple(Node(f"https://example.org/thing/{number}", f"Thing {number}", (), {}) for number in range(count))
    pairs = [(number, int(number * draw.random() ** 2)) for number in range(1, count) for _ in range(_LINKS_FOR_EACH)]
    edges = tuple(Edge(nodes[one].id, nodes[other].id, "relation", "relation", 1.0, (), {}) for one, other in pairs)
    return Network(nodes, edges)


def main() -> None:
    for count in (LARGEST_LAID_OUT // 10, LARGEST_LAID_OUT, LARGEST_LAID_OUT + 1):
        network = random_network(count)
        start = time.process_time()
        drawn = laid_out(network)
        seconds = time.process_time() - start
        placed = sum(node.x is not None for node in drawn.nodes)
        print(
            f"{count:>7,} nodes, {len(network.edges):>7,} edges: {placed:>6,} placed in {seconds:.1f} s {' '.join(drawn.notes)}",
            flush=True,
        )


if __name__ == "__main__":
    main()
