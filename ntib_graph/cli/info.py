"""``ntib info``."""

from __future__ import annotations

import json

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand


@click.command("info", cls=ExampleCommand)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--counts", is_flag=True, help="Counts alone, without versions and places.")
@click.pass_obj
def command(settings: Settings, as_json: bool, counts: bool) -> None:
    """Print counts, provenance and versions of the graph."""
    facts = settings.open().info()
    if counts:
        facts = {name: value for name, value in facts.items() if isinstance(value, int)}
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    width = max(len(name) for name in facts)
    for name, value in facts.items():
        click.echo(f"{name.replace('_', ' '):{width}}  {', '.join(value) or 'none' if isinstance(value, list) else value}")
