"""``python -m ntib_graph``."""

from ntib_graph.cli import run

run()
