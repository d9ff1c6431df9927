"""``ntib build``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings


@click.command("build")
@click.option("--no-judgements", is_flag=True, help="Only what was found in the documents; leave out what a person judged.")
@click.pass_obj
def command(settings: Settings, no_judgements: bool) -> None:
    """Read all documents of the domain into the graph.

    The new graph takes the old one's place when it is whole; an interrupted build changes nothing.
    """
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.cli.progress import build_with_progress

    graph = KnowledgeGraph(settings.domain, settings.store)
    report = build_with_progress(graph, judgements=not no_judgements)
    for warning in report.warnings:
        click.echo(f"ntib: {warning}", err=True)
    click.echo(
        f"{report.documents} documents, {report.statements} statements "
        f"({report.extracted} found by reading, {report.judged} from judgements), "
        f"{report.candidates} candidates left for review.",
        err=True,
    )
