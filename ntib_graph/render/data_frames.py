"""Rows as Python's own values, and as the data frames of pandas and polars where they are installed."""

from __future__ import annotations

import importlib
from datetime import date
from typing import Any

from ntib_graph.model.errors import UsageError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import XSD, Literal, Term

_WHOLE = frozenset(XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"))
_BROKEN = frozenset(XSD + name for name in ("decimal", "double", "float"))


def table_to(table: Table, form: str) -> Any:
    """The rows as "rows" (a dictionary each), or as a DataFrame of "pandas" or "polars".

    Raises UsageError for another form, and for a library that is not installed.
    """
    rows = [tuple(python_value(cell) for cell in row) for row in table.rows]
    if form == "rows":
        return [dict(zip(table.columns, row, strict=True)) for row in rows]
    if form not in ("pandas", "polars"):
        raise UsageError(f"rows cannot be given as {form!r}", advice="Use table, rows, pandas or polars.")
    try:
        library = importlib.import_module(form)
    except ImportError as error:
        raise UsageError(f"{form} is not installed", advice=f"Run pip install {form}, or use rows.") from error
    columns = {column: [row[index] for row in rows] for index, column in enumerate(table.columns)}
    return library.DataFrame(columns)


def python_value(cell: Term | None) -> str | int | float | bool | date | None:
    """A cell as int, float, bool, date or str; an IRI in full; a value that is not what its type says stays text."""
    if not isinstance(cell, Literal):
        return None if cell is None else cell.value
    try:
        if cell.datatype in _WHOLE:
            return int(cell.value)
        if cell.datatype in _BROKEN:
            return float(cell.value)
        if cell.datatype == XSD + "date":
            return date.fromisoformat(cell.value)
    except ValueError:
        return cell.value
    if cell.datatype == XSD + "boolean" and cell.value in ("true", "false", "1", "0"):
        return cell.value in ("true", "1")
    return cell.value
