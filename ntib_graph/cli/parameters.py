"""Parameters of named queries, as ``--param NAME=VALUE`` gives them."""

from __future__ import annotations

from collections.abc import Iterable

from ntib_graph.model.errors import UsageError


def parameter_values(pairs: Iterable[str]) -> dict[str, str]:
    """The values by name.  Raises UsageError for one that is no NAME=VALUE."""
    return dict(_pair(pair) for pair in pairs)


def _pair(pair: str) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    if not equals:
        raise UsageError(f"--param {pair} has no value", advice="Write --param NAME=VALUE.")
    return name.strip(), value.strip()
