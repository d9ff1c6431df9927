"""A build seen from the terminal: a bar there, silence elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.build.building import BuildReport


def build_with_progress(graph: KnowledgeGraph, *, judgements: bool = True) -> BuildReport:
    """Build the graph, with a progress bar if stderr is a terminal."""
    if not sys.stderr.isatty():
        return graph.build(judgements=judgements)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Building the graph", total=None)

        def show(step: str, done: int, total: int) -> None:
            progress.update(task, description=step, completed=done, total=total)

        return graph.build(judgements=judgements, on_progress=show)
