"""``ntib man``."""

from __future__ import annotations

import sys

import click

from ntib_graph.cli.examples import ExampleCommand


@click.command("man", cls=ExampleCommand)
@click.pass_context
def command(context: click.Context) -> None:
    """Show all commands and options, exit codes, files and examples on one page."""
    from ntib_graph.cli.manual import manual

    page = manual(context.find_root())
    if sys.stdout.isatty():
        click.echo_via_pager(page)
    else:
        click.echo(page, nl=False)
