"""``ntib check``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.model.terms import Iri


@click.command("check", cls=ExampleCommand)
@click.pass_obj
def command(settings: Settings) -> int:
    """Check the graph: SHACL shapes, hygiene queries, and the rows that named queries are known to give.

    Prints each finding, with the place that says so; the exit code is 1 if there are any.
    """
    from ntib_graph.graph.checking import check_graph

    graph = settings.open()
    compact = graph.domain.compact
    findings = check_graph(graph.store, graph.domain, graph.find_entity)
    for finding in findings:
        path = f" {compact(Iri(finding.path))}" if finding.path else ""
        focus = f"{compact(Iri(finding.focus))}{path}: " if finding.focus else ""
        click.echo(f"{focus}{finding.message} [{compact(Iri(finding.where))}]")
    count = len(findings)
    click.echo("Nothing found." if not count else f"{count} finding{'s' if count > 1 else ''}.", err=True)
    return 1 if findings else 0
