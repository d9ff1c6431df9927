"""The files that a graph is built from, and whether they are still what they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ntib_graph.graph.stamps import STAMP, graph_in_use, stamp_of
from ntib_graph.model.version import VERSION


def fingerprint(domain_folder: Path, store_folder: Path) -> str:
    """A hash of all files that the graph depends on, the domain's and the user's own, and of the package's version."""
    from hashlib import sha256

    digest = sha256(VERSION.encode())
    for root, path in _inputs(domain_folder, store_folder):
        if path.is_file():
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def have_changed(domain_folder: Path, store_folder: Path) -> bool:
    """Whether a file was added, changed or taken away since the stored graph was built.

    Files are read only where one of them, or a folder, is younger than the graph.  Raises StoreError as ``read_stamp`` does.
    """
    graph = graph_in_use(store_folder)
    known = stamp_of(graph)
    built = (graph / STAMP).stat().st_mtime_ns
    if known.get("package") == VERSION and all(
        path.stat().st_mtime_ns <= built for _, path in _inputs(domain_folder, store_folder)
    ):
        return False
    return "fingerprint" in known and known["fingerprint"] != fingerprint(domain_folder, store_folder)


def _inputs(domain_folder: Path, store_folder: Path) -> Iterator[tuple[Path, Path]]:
    """Files and folders, each with the folder that it is named from; what begins with a dot is nobody's input."""
    own = ((domain_folder, "ontology"), (domain_folder, "data"))
    for root, name in (*own, (store_folder, "documents"), (store_folder, "judgements")):
        part = root / name
        if part.is_dir():
            yield root, part
            yield from ((root, path) for path in sorted(part.rglob("*")) if not path.name.startswith("."))
