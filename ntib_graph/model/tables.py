"""The rows a query gives."""

from __future__ import annotations

from dataclasses import dataclass

from ntib_graph.model.terms import Term


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows as long as the columns; ``None`` is an unbound cell.

    A blank node, which only a query can make, is an ``Iri`` that starts with ``_:``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def _repr_html_(self) -> str:
        """For notebooks."""
        from ntib_graph.model.notebooks import html_table

        return html_table("", self.columns, (tuple("" if cell is None else cell.value for cell in row) for row in self.rows))
