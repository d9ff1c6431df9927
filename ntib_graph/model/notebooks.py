"""How records show themselves in a notebook (``_repr_html_``, as IPython asks for)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

MOST_ROWS = 200
"""Shown of a longer table; a notebook is no place for all of a graph."""


def html_table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table, every cell escaped; after ``MOST_ROWS`` rows it says how many more there are."""
    all_rows = list(rows)
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in all_rows[:MOST_ROWS])
    more = f"<p>… and {len(all_rows) - MOST_ROWS} more</p>" if len(all_rows) > MOST_ROWS else ""
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
