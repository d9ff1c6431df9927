"""Changed copies of frozen slotted records: reading one question makes thousands of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

Record = TypeVar("Record")


def replace(record: Record, **changes: Any) -> Record:
    """A copy with some fields changed, as ``dataclasses.replace`` makes it, in a third of the time.

    The record is a frozen slotted dataclass without ``__post_init__``; a name that is no field raises AttributeError.
    """
    kind: Any = type(record)
    copy: Record = object.__new__(kind)
    for name, read, write in _fields(kind):
        write(copy, changes.pop(name) if name in changes else read(record))
    if changes:
        raise AttributeError(f"{kind.__name__} has no {', '.join(changes)}")
    return copy


@cache
def _fields(kind: type) -> tuple[tuple[str, Callable[[Any], Any], Callable[[Any, Any], None]], ...]:
    slots = [(name, kind.__dict__[name]) for name in kind.__slots__]  # type: ignore[attr-defined]
    return tuple((name, slot.__get__, slot.__set__) for name, slot in slots)
