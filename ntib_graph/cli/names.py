"""Shell completion of names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ntib_graph.model.errors import NtibGraphError

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph


def complete_things(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The names of the graph that begin so, in any case; none if there is no graph yet, for none is built for it."""
    graph = _graph_of(context)
    try:
        return _beginning(graph.names() if graph.is_built else (), incomplete)
    except (NtibGraphError, OSError):
        return []


def complete_added_documents(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """The ids of added documents that begin so."""
    try:
        return _beginning(_graph_of(context).added_documents(), incomplete)
    except (NtibGraphError, OSError):
        return []


def complete_named_queries(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """The names of the domain's queries that begin so."""
    from ntib_graph.graph.named_queries import read_named_queries

    try:
        named = read_named_queries(_graph_of(context).domain.folder / "queries" / "competency")
    except (NtibGraphError, OSError):
        return []
    return _beginning((query.name for query in named), incomplete)


def _graph_of(context: click.Context) -> KnowledgeGraph:
    from ntib_graph.api import KnowledgeGraph

    # A completion does not run the group's own function, which would have put its settings into the context.
    given = context.find_root().params
    domain, store = (Path(given[name]) if given.get(name) else None for name in ("domain", "store"))
    return KnowledgeGraph(domain, store)


def _beginning(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    start = incomplete.casefold()
    # Bash puts a completion into the line as it is; zsh and fish quote it themselves.
    is_raw = os.environ.get("_NTIB_COMPLETE", "").startswith("bash")
    found = [name for name in names if name.casefold().startswith(start)]
    return [CompletionItem(re.sub(r"([^\w.,:/@%+-])", r"\\\1", name) if is_raw else name) for name in found]
