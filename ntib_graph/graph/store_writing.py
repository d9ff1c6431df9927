"""Writing a graph to disk, whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ntib_graph.graph.rdf_files import to_quad
from ntib_graph.graph.stamps import FORMAT, POINTER, STAMP, TRIPLES
from ntib_graph.model.errors import StoreError
from ntib_graph.model.terms import Triple

_TEMPORARY = "building-"


def write_store(root: Path, triples: Iterable[Triple], stamp: Mapping[str, Any]) -> Path:
    """Builds a new graph in ``root``, puts it in place of the one in use, and returns its folder.

    ``stamp`` is kept beside the triples (fingerprint of the inputs, counts), with the format and this package's version.
    Until the last step, one ``os.replace``, readers find the old graph; after an interruption or error they still do.
    Raises StoreError for a disk that is full or read-only and while another build runs, DomainError for invalid triples.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _only_builder(root):
            _remove_leftovers(root)
            building = root / f"{_TEMPORARY}graph"
            building.mkdir()
            try:
                _fill(building, triples, stamp)
                graph = _place(root, building)
            except BaseException:
                shutil.rmtree(building, ignore_errors=True)
                raise
            _remove_others(root, graph)
            return graph
    except (OSError, RuntimeError) as error:  # Oxigraph calls a corruption a RuntimeError.
        raise _disk_error(error, root) from error


def _fill(building: Path, triples: Iterable[Triple], stamp: Mapping[str, Any]) -> None:
    store = ox.Store(str(building / TRIPLES))
    store.bulk_extend(to_quad(triple) for triple in triples)
    store.optimize()
    store.flush()
    count = len(store)
    del store
    full = {**stamp, "format": FORMAT, "version": _package_version(), "triples": count}
    _write_durably(building / STAMP, json.dumps(full, indent=2, sort_keys=True, ensure_ascii=False) + "\n")


def _place(root: Path, building: Path) -> Path:
    numbers = [int(p.name[6:]) for p in root.glob("graph-*") if p.name[6:].isdigit()]
    graph = root / f"graph-{max(numbers, default=0) + 1}"
    building.rename(graph)
    pointer = root / f"{_TEMPORARY}{POINTER}"
    try:
        _write_durably(pointer, graph.name + "\n")
        pointer.replace(root / POINTER)
    except BaseException:
        shutil.rmtree(graph, ignore_errors=True)
        raise
    return graph


def _write_durably(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _remove_leftovers(root: Path) -> None:
    for path in root.glob(f"{_TEMPORARY}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _remove_others(root: Path, graph: Path) -> None:
    for path in root.glob("graph-*"):
        if path != graph:
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _only_builder(root: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system releases even if the process is killed.  Raises StoreError if it is held."""
    try:
        import fcntl
    except ImportError:  # A system without POSIX locks: two builds at once are the user's to avoid.
        yield
        return
    with (root / "lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError("another build is running", where=str(root), advice="Wait for it to end.") from error
        yield


def _package_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("ntib-graph")
    except PackageNotFoundError:
        return "unknown"


def _disk_error(error: OSError | RuntimeError, root: Path) -> StoreError:
    number = getattr(error, "errno", None)
    said = f"{getattr(error, 'strerror', '') or str(error) or type(error).__name__}".splitlines()[0]
    level = said.casefold()
    if number == errno.ENOSPC or "no space" in level:
        what, advice = "the disk is full", "Free some space, or name another folder with --store."
    elif number in (errno.EROFS, errno.EACCES, errno.EPERM) or "read-only" in level or "permission" in level:
        what, advice = f"the folder cannot be written: {said}", "Name another folder with --store or NTIB_STORE."
    else:
        what, advice = f"the graph cannot be written: {said}", "Name another folder with --store or NTIB_STORE."
    return StoreError(f"{what}; what was there before is unchanged", where=str(root), advice=advice)
