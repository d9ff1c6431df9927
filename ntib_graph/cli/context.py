"""What every command starts from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options."""

    domain: Path | None = None
    store: Path | None = None

    def open(self, today: str | None = None) -> KnowledgeGraph:
        """The graph, built now if this is its first use; a build talks on stderr.  ``today`` is an EDTF date."""
        from ntib_graph.api import KnowledgeGraph
        from ntib_graph.cli.progress import build_with_progress

        graph = KnowledgeGraph(self.domain, self.store, today)
        if not graph.is_built:
            build_with_progress(graph)
        return graph
