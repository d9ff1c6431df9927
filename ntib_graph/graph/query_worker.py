"""The process that runs one query: an order as JSON on stdin, the result or the error as JSON on stdout."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ntib_graph.graph.bounded_query import encoded
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import NtibGraphError


def run(order: dict[str, Any]) -> dict[str, Any]:
    """The answer to an order: the result with ``cut``, or ``error``, ``what``, ``where`` and ``advice``."""
    try:
        store = GraphStore.open(Path(order["folder"]))
        value, is_cut = store.query_rows(order["sparql"], order["prefixes"], order["rows"])
    except NtibGraphError as error:
        return {"error": type(error).__name__, "what": error.what, "where": error.where, "advice": error.advice}
    return {**encoded(value), "cut": is_cut}


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
