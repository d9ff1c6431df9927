"""Which graph of a store folder is in use, and the stamp that says what it was built from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ntib_graph.model.errors import StoreError

FORMAT = 1
"""Of the store's layout and of the shape of its triples; raise it when either changes."""
POINTER = "current"
TRIPLES = "triples"
STAMP = "stamp.json"
REBUILD = "Run ntib build."


class NoGraphError(StoreError):
    """Nothing was built in this folder yet."""


def read_stamp(folder: Path) -> dict[str, Any]:
    """The stamp of the graph in use: ``format``, ``version`` (of this package), and what the builder wrote.

    Raises NoGraphError where nothing was built, StoreError where it is damaged or of another format.
    """
    return stamp_of(graph_in_use(folder))


def graph_in_use(folder: Path) -> Path:
    """The folder of the graph in use.  Raises NoGraphError where nothing was built, StoreError for a pointer to nothing."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoGraphError("no graph was built here yet", where=str(folder), advice=REBUILD) from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"the store cannot be read: {error}", where=str(folder / POINTER), advice=REBUILD) from error
    graph = folder / name
    if not name.startswith("graph-") or graph.parent != folder or not graph.is_dir():
        raise StoreError(f"the store is damaged: it points to '{name}', which is not there", where=str(folder), advice=REBUILD)
    return graph


def stamp_of(graph: Path) -> dict[str, Any]:
    """The stamp in the folder of a graph.  Raises StoreError for one that is damaged or of another format."""
    path = graph / STAMP
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"the store is damaged: {error}", where=str(path), advice=REBUILD) from error
    found = stamp.get("format") if isinstance(stamp, dict) else None
    if found != FORMAT:
        version = stamp.get("version", "unknown") if isinstance(stamp, dict) else "unknown"
        raise StoreError(
            f"the store was built by version {version} (format {found}), and this version reads format {FORMAT}",
            where=str(graph.parent),
            advice=REBUILD,
        )
    return dict(stamp)
