"""Attribute columns: one title and one type for all values, as tables and Gephi need them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from ntib_graph.export.network import Edge, Node, Value

_NAMING = {"id", "label", "source", "target", "type", "kind", "weight"}
_DRAWING = {"size", "color", "colour", "r", "g", "b", "x", "y", "z", "shape", "thickness"}
_TIMING = {"start", "end", "interval", "timeset", "timestamp"}
RESERVED = frozenset(_NAMING | _DRAWING | _TIMING)
"""Titles that Gephi takes for something of its own."""

_LARGEST_LONG = 2**63 - 1
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute: ``key`` in the records, ``title`` in the file, type boolean, long, double, string or liststring."""

    key: str
    title: str
    type: str


def columns_of(records: Iterable[Node] | Iterable[Edge], reserved: Collection[str] = RESERVED) -> tuple[Column, ...]:
    """The columns for all attributes of the records, in the order of their first use.

    Titles differ by more than case and avoid ``reserved`` (lower case) words; a column of mixed types holds text.
    """
    types: dict[str, str] = {}
    for record in records:
        for key, value in record.attributes.items():
            found = _type_of(value)
            known = types.setdefault(key, found)
            if known != found:
                types[key] = _common_type(known, found)
    taken = set(reserved)
    columns = []
    for key, kind in types.items():
        name = " ".join(printable(key).split()) or "attribute"
        title = wanted = f"{name} value" if name.casefold() in taken.intersection(reserved) else name
        number = 1
        while title.casefold() in taken:
            number += 1
            title = f"{wanted} ({number})"
        taken.add(title.casefold())
        columns.append(Column(key, title, kind))
    return tuple(columns)


def written(value: Value, kind: str) -> str:
    """A value as text of a column of that type: true/false, digits, a JSON list, or the text itself, all printable."""
    return _WRITERS[kind](value)


def filled(attributes: Mapping[str, Value], columns: Iterable[Column]) -> list[str]:
    """The texts of a record's attributes in the order of the columns; "" where there is none."""
    return [written(attributes[c.key], c.type) if c.key in attributes else "" for c in columns]


def printable(text: str) -> str:
    """The text without characters that XML 1.0 forbids or that nobody can see; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("", text) if _UNPRINTABLE.search(text) else text


def one_line(text: str) -> str:
    """The text without control characters, on one line."""
    return " ".join(printable(text).split())


def _type_of(value: Value) -> str:
    if isinstance(value, str):
        return "string"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long" if -_LARGEST_LONG <= value <= _LARGEST_LONG else "string"
    return "double" if isinstance(value, float) else "liststring"


def _common_type(one: str, other: str) -> str:
    both = {one, other}
    if "liststring" in both:
        return "liststring"
    return "double" if both == {"long", "double"} else "string"


def _string(value: Value) -> str:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _list(value)
    return _double(value) if isinstance(value, float) else str(value)


def _double(value: Value) -> str:
    """Spelt so that Java and Python both read it."""
    number = float(value)  # type: ignore[arg-type]
    if math.isfinite(number):
        return repr(number)
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"


def _list(value: Value) -> str:
    items = value if isinstance(value, tuple) else (_string(value),)
    return json.dumps([printable(item) for item in items], ensure_ascii=False)


_WRITERS: Mapping[str, Callable[[Value], str]] = {
    "string": _string, "boolean": _string, "long": _string, "double": _double, "liststring": _list,
}  # fmt: skip
