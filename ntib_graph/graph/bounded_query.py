"""A query in a process of its own, which can be stopped: Oxigraph itself knows neither time limit nor cancelling."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from ntib_graph.graph.store import GraphStore, NoGraphError, Result
from ntib_graph.model.errors import LimitError, NtibGraphError, QueryError, StoreError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import Iri, Literal, Term, Triple

_ERRORS: dict[str, type[NtibGraphError]] = {e.__name__: e for e in (QueryError, StoreError, NoGraphError)}


class BoundedResult(NamedTuple):
    """What a query gave within its limits."""

    value: Result
    is_cut: bool
    """Whether the row limit left something out."""


def run_bounded(folder: Path, sparql: str, prefixes: Mapping[str, str], seconds: float, rows: int | None = None) -> BoundedResult:
    """At most ``rows`` rows (or triples) of a query on the store in ``folder``.

    Raises LimitError after ``seconds``, QueryError and StoreError as GraphStore does.
    """
    order = {"folder": str(folder), "sparql": sparql, "prefixes": dict(prefixes), "rows": rows}
    try:
        printed, complaint = _in_a_copy(order, seconds) if _can_be_copied() else _in_a_new_process(order, seconds)
    except TimeoutError:
        advice = "Narrow it (more patterns, sub-selects, LIMIT), or allow more time."
        raise LimitError(f"the query was stopped after {seconds:g} seconds", advice=advice) from None
    if complaint:
        raise LimitError(f"the query broke down: {complaint}", advice="It may need more memory than there is: narrow it.")
    answer = json.loads(printed)
    if "error" in answer:
        raise _ERRORS[answer["error"]](answer["what"], where=answer["where"], advice=answer["advice"])
    return BoundedResult(_decoded(answer), answer["cut"])


def answer_to(order: dict[str, Any]) -> dict[str, Any]:
    """The answer to an order: the result with ``cut``, or ``error``, ``what``, ``where`` and ``advice``."""
    try:
        store = GraphStore.open(Path(order["folder"]))
        value, is_cut = store.query_rows(order["sparql"], order["prefixes"], order["rows"])
    except NtibGraphError as error:
        return {"error": type(error).__name__, "what": error.what, "where": error.where, "advice": error.advice}
    return {**_encoded(value), "cut": is_cut}


def _can_be_copied() -> bool:
    """Whether this process runs a single thread, as far as one can see; a copy of several threads may wait for ever."""
    try:
        return hasattr(os, "fork") and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _in_a_copy(order: dict[str, Any], seconds: float) -> tuple[bytes, str]:
    """What a copy of this process, in which everything needed is loaded, prints; and how it broke down, if it did."""
    readable, writable = os.pipe()
    process = os.fork()
    if process == 0:
        _answer_and_end(order, writable)
    os.close(writable)
    end, printed, is_late = time.monotonic() + seconds, [], False
    with os.fdopen(readable, "rb", buffering=0) as stream:
        while not is_late:
            is_late = not select.select([stream], [], [], max(0, end - time.monotonic()))[0]
            if is_late:
                os.kill(process, signal.SIGKILL)
            elif piece := stream.read(1 << 16):
                printed.append(piece)
            else:
                break
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if is_late:
        raise TimeoutError
    return b"".join(printed), f"it ended with {code}" if code else ""


def _answer_and_end(order: dict[str, Any], writable: int) -> NoReturn:
    code = 1
    try:
        with os.fdopen(writable, "wb") as stream:
            stream.write(json.dumps(answer_to(order)).encode())
        code = 0
    finally:
        # What the copied process has not printed yet is not the copy's to print, nor its clean-up the copy's to do.
        os._exit(code)


def _in_a_new_process(order: dict[str, Any], seconds: float) -> tuple[bytes, str]:
    import subprocess

    package_parent = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (package_parent, os.environ.get("PYTHONPATH", ""))))
    try:
        # -P: a file called json.py in the user's folder must not be imported.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "ntib_graph.graph.query_worker"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    told = done.stderr.decode(errors="replace").strip().splitlines() or [f"it ended with {done.returncode}"]
    return done.stdout, told[-1] if done.returncode else ""


def _encoded(value: Result) -> dict[str, Any]:
    """A result as JSON can carry it."""
    if isinstance(value, bool):
        return {"boolean": value}
    if isinstance(value, Table):
        return {"columns": value.columns, "rows": [[_encoded_term(cell) for cell in row] for row in value.rows]}
    return {"triples": [[_encoded_term(term) for term in triple] for triple in value]}


def _encoded_term(term: Term | None) -> list[str] | None:
    if term is None:
        return None
    return [term.value] if isinstance(term, Iri) else [term.value, term.datatype, term.language]


def _decoded(answer: dict[str, Any]) -> Result:
    if "boolean" in answer:
        return bool(answer["boolean"])
    if "columns" in answer:
        return Table(tuple(answer["columns"]), tuple(tuple(_decoded_cell(cell) for cell in row) for row in answer["rows"]))
    return tuple(Triple(Iri(s[0]), Iri(p[0]), _decoded_term(o)) for s, p, o in answer["triples"])


def _decoded_cell(parts: list[str] | None) -> Term | None:
    return None if parts is None else _decoded_term(parts)


def _decoded_term(parts: list[str]) -> Term:
    return Iri(parts[0]) if len(parts) == 1 else Literal(*parts)
