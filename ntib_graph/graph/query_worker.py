"""The process that runs one query: an order as JSON on stdin, the result or the error as JSON on stdout."""

from __future__ import annotations

import json
import sys

from ntib_graph.graph.bounded_query import answer_to

if __name__ == "__main__":
    json.dump(answer_to(json.load(sys.stdin)), sys.stdout)
