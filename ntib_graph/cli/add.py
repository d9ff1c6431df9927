"""``ntib add``."""

from __future__ import annotations

from pathlib import Path

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand


@click.command("add", cls=ExampleCommand)
@click.argument("documents", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOC...")
@click.pass_obj
def command(settings: Settings, documents: tuple[Path, ...]) -> None:
    """Add documents to the graph: text, HTML, PDF or DOCX.

    Each is copied into the store and called by its file's name without the ending; the domain itself is not changed. If one
    of them cannot be read, none is added. 'ntib remove' takes a document away again.
    """
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.cli.progress import print_report, with_progress

    graph = KnowledgeGraph(settings.domain, settings.store)
    report = with_progress(lambda on_progress: graph.add(*documents, on_progress=on_progress))
    if report is None:
        click.echo("They are in the graph already: nothing to do.", err=True)
    else:
        print_report(report)
