"""``ntib remove``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.names import complete_added_documents


@click.command("remove", cls=ExampleCommand)
@click.argument("document", shell_complete=complete_added_documents, metavar="ID")
@click.pass_obj
def command(settings: Settings, document: str) -> None:
    """Take a document that was added out of the graph, with all that only it says.

    'ntib info' lists the added documents. A document of the domain itself cannot be removed.
    """
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.cli.progress import print_report, with_progress

    graph = KnowledgeGraph(settings.domain, settings.store)
    print_report(with_progress(lambda on_progress: graph.remove(document, on_progress=on_progress)))
