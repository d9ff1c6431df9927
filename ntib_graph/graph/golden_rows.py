"""Golden rows: what a named query is known to give, compared with what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ntib_graph.graph.named_queries import NamedQuery
from ntib_graph.graph.sparql_text import tokens
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import Iri, Literal, Term


def check_golden(
    query: NamedQuery, table: Table, compact: Callable[[Iri], str], label: Callable[[Iri], str] | None = None
) -> tuple[str, ...]:
    """What differs between the golden rows and the table, a sentence each; nothing if all is well or no rows are stated.

    A cell is met by a compact name, a label, a full IRI or a literal's value; an unbound cell by an empty one.
    The order counts if the query has ORDER BY.
    """
    if query.golden is None:
        return ()
    rows = list(table.rows)
    if _is_ordered(query.sparql):
        if len(rows) == len(query.golden) and all(
            _meets(row, wanted, compact, label) for row, wanted in zip(rows, query.golden, strict=True)
        ):
            return ()
        if len(rows) == len(query.golden) and _unmatched(rows, query.golden, compact, label) == ([], []):
            return (f"{query.name}: the rows come in another order",)
    missing, extra = _unmatched(rows, query.golden, compact, label)
    return (
        *(f"{query.name}: missing row: {', '.join(wanted)}" for wanted in missing),
        *(f"{query.name}: unexpected row: {', '.join(_shown(cell, compact) for cell in row)}" for row in extra),
    )


def _is_ordered(sparql: str) -> bool:
    return any(token.kind == "word" and token.text.upper() == "ORDER" for token in tokens(sparql))


def _unmatched(
    rows: Sequence[tuple[Term | None, ...]],
    golden: Iterable[tuple[str, ...]],
    compact: Callable[[Iri], str],
    label: Callable[[Iri], str] | None,
) -> tuple[list[tuple[str, ...]], list[tuple[Term | None, ...]]]:
    left = list(rows)
    missing: list[tuple[str, ...]] = []
    for wanted in golden:
        index = next((i for i, row in enumerate(left) if _meets(row, wanted, compact, label)), None)
        if index is None:
            missing.append(wanted)
        else:
            del left[index]
    return missing, left


def _meets(
    row: tuple[Term | None, ...],
    wanted: tuple[str, ...],
    compact: Callable[[Iri], str],
    label: Callable[[Iri], str] | None,
) -> bool:
    def fits(cell: Term | None, text: str) -> bool:
        if cell is None or isinstance(cell, Literal):
            return text == ("" if cell is None else cell.value)
        return text in (cell.value, compact(cell), label(cell) if label else None)

    return len(row) == len(wanted) and all(fits(cell, text) for cell, text in zip(row, wanted, strict=True))


def _shown(cell: Term | None, compact: Callable[[Iri], str]) -> str:
    return "" if cell is None else compact(cell) if isinstance(cell, Iri) else cell.value
