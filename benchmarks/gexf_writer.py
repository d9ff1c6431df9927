"""The GEXF writer: memory for a million ready edges, and time against networkx for 200,000, in one run.

python benchmarks/gexf_writer.py
"""

from __future__ import annotations

import io
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import networkx

from ntib_graph.export.columns import columns_of
from ntib_graph.export.gexf import write_gexf
from ntib_graph.export.network import Edge, Network, Node
from ntib_graph.export.networkx_graph import to_networkx

QUOTE = "The expansion was sponsored in section 881 & “agreed” by both chambers."


def ready_nodes(count: int) -> Iterator[Node]:
    for number in range(count):
        yield Node(f"https://example.org/thing/{number}", f"Thing {number}", (), {"IRI": f"https://example.org/thing/{number}"})


def ready_edges(count: int, nodes: int) -> Iterator[Edge]:
    for number in range(count):
        source, target = number % nodes, (number * 7 + number // nodes) % nodes
        attributes = {"Status": "asserted", "Confidence": 0.9, "Quote": f"{QUOTE} ({number // 3})", "Document": "Article"}
        yield Edge(
            f"https://example.org/thing/{source}",
            f"https://example.org/thing/{target}",
            f"relation {number % 40}",
            f"relation {number % 40}",
            1.0 + number % 3,
            (),
            attributes,
        )


class Sink(io.TextIOBase):
    """Counts what is written and keeps nothing."""

    def __init__(self) -> None:
        self.length = 0

    def write(self, text: str) -> int:
        self.length += len(text)
        return len(text)


def peak_memory(edges: int) -> tuple[float, int]:
    """Megabytes of Python memory at most, and characters written, for that many edges."""
    node_columns, edge_columns = columns_of(ready_nodes(1)), columns_of(ready_edges(1, 1000))
    sink = Sink()
    tracemalloc.start()
    write_gexf(sink, ready_nodes(1000), ready_edges(edges, 1000), node_columns, edge_columns)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak, sink.length


def seconds_of_both(edges: int) -> tuple[float, float]:
    """Seconds of processor time for the stream and for networkx, both from objects in memory to a file."""
    nodes = 20_000
    network = Network(tuple(ready_nodes(nodes)), tuple(ready_edges(edges, nodes)))
    graph = to_networkx(network)
    # networkx' writer knows neither tuples nor a "size" of its own kind; it is given less to do, not more.
    for attributes in (*(data for _, data in graph.nodes(data=True)), *(data for *_, data in graph.edges(data=True))):
        for name in ("spells", "classes", "colour", "size", "kind"):
            attributes.pop(name, None)
    node_columns, edge_columns = columns_of(network.nodes), columns_of(network.edges)
    with tempfile.TemporaryDirectory() as folder:

        def stream() -> None:
            with (Path(folder) / "ours.gexf").open("w", encoding="utf-8") as out:
                write_gexf(out, network.nodes, network.edges, node_columns, edge_columns)

        # Turn by turn, so that what else the machine does slows both.
        turns = [(seconds(stream), seconds(lambda: networkx.write_gexf(graph, Path(folder) / "theirs.gexf"))) for _ in range(4)]
        return min(ours for ours, _ in turns), min(theirs for _, theirs in turns)


def seconds(action: Callable[[], None]) -> float:
    """Of processor time, in which other work on the machine does not count."""
    start = time.process_time()
    action()
    return time.process_time() - start


def main() -> None:
    for edges in (10_000, 100_000, 1_000_000):
        peak, length = peak_memory(edges)
        print(f"{edges:>9,} edges streamed: {peak:6.2f} MB of Python memory at most, {length / 1e6:7.1f} MB written", flush=True)
    ours, theirs = seconds_of_both(200_000)
    print(f"  200,000 edges: stream {ours:.2f} s, networkx.write_gexf {theirs:.2f} s, ratio {theirs / ours:.1f}")


if __name__ == "__main__":
    main()
