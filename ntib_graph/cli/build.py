"""``ntib build``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand


@click.command("build", cls=ExampleCommand)
@click.option("--no-judgements", is_flag=True, help="Only what was found in the documents; leave out what a person judged.")
@click.pass_obj
def command(settings: Settings, no_judgements: bool) -> None:
    """Read all documents, the domain's and those added, into the graph.

    The new graph takes the old one's place when it is whole; an interrupted build changes nothing.
    """
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.cli.progress import build_with_progress, print_report

    graph = KnowledgeGraph(settings.domain, settings.store)
    report = build_with_progress(graph, judgements=not no_judgements)
    print_report(report)
