"""What every command starts from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options."""

    domain: Path | None = None
    store: Path | None = None

    def open(self, today: str | None = None) -> KnowledgeGraph:
        """The graph, built now if this is its first use; a build, or the need of one, is told on stderr.

        ``today`` is an EDTF date.
        """
        from ntib_graph.api import KnowledgeGraph

        graph = KnowledgeGraph(self.domain, self.store, today)
        if not graph.is_built:
            from ntib_graph.cli.progress import build_with_progress

            build_with_progress(graph)
        elif graph.is_outdated:
            said = "documents, data, words or judgements have changed since the graph was built. Run ntib build."
            click.echo(f"ntib: {said}", err=True)
        return graph
