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

    A cell is met by a compact name, a label, a full IRI or a literal's value, whatever its white space; an unbound cell by an
    empty one.  The order counts if the query has ORDER BY.
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


def with_golden_rows(text: str, table: Table, compact: Callable[[Iri], str], label: Callable[[Iri], str]) -> str:
    """The text of a query's file with the rows of ``table`` in its header, in place of those it states."""
    kept: list[str] = []
    is_rows = False
    for line in text.splitlines():
        is_rows = line.startswith("#+") and (line.startswith("#+ rows:") or (is_rows and line.startswith("#+  ")))
        if not is_rows:
            kept.append(line)
    end = next((i for i, line in enumerate(kept) if not line.startswith("#+")), len(kept))
    rows = ["#+   " + ", ".join(_quoted(_level(_named(cell, compact, label))) for cell in row) for row in table.rows]
    if not _is_ordered(text):
        rows.sort()
    return "\n".join((*kept[:end], "#+ rows:", *rows, *kept[end:])) + "\n"


def _named(cell: Term | None, compact: Callable[[Iri], str], label: Callable[[Iri], str]) -> str:
    if isinstance(cell, Iri):
        return label(cell) or compact(cell)
    return "" if cell is None else cell.value


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if not text or '"' in text or "," in text else text


def _level(text: str) -> str:
    """A header holds a row in a line."""
    return " ".join(text.split())


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
            return text == ("" if cell is None else _level(cell.value))
        return text in (cell.value, compact(cell), _level(label(cell)) if label else None)

    return len(row) == len(wanted) and all(fits(cell, text) for cell, text in zip(row, wanted, strict=True))


def _shown(cell: Term | None, compact: Callable[[Iri], str]) -> str:
    return "" if cell is None else compact(cell) if isinstance(cell, Iri) else cell.value
