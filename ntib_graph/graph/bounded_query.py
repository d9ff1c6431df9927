"""A query in a process of its own, which can be stopped: Oxigraph itself knows neither time limit nor cancelling."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ntib_graph.graph.store import NoGraphError, Result
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
    order = json.dumps({"folder": str(folder), "sparql": sparql, "prefixes": dict(prefixes), "rows": rows})
    package_parent = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (package_parent, os.environ.get("PYTHONPATH", ""))))
    try:
        # -P: a file called json.py in the user's folder must not be imported.
        done = subprocess.run(
            [sys.executable, "-P", "-m", "ntib_graph.graph.query_worker"],
            input=order.encode(),
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        advice = "Narrow it (more patterns, sub-selects, LIMIT), or allow more time."
        raise LimitError(f"the query was stopped after {seconds:g} seconds", advice=advice) from error
    if done.returncode != 0:
        last = (done.stderr.decode(errors="replace").strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        raise LimitError(f"the query broke down: {last}", advice="It may need more memory than there is: narrow it.")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise _ERRORS[answer["error"]](answer["what"], where=answer["where"], advice=answer["advice"])
    return BoundedResult(_decoded(answer), answer["cut"])


def encoded(value: Result) -> dict[str, Any]:
    """A result as JSON can carry it; ``run_bounded`` reads it back."""
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
