"""``ntib path``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.looking_up import print_json, print_text
from ntib_graph.cli.names import complete_things


@click.command("path", cls=ExampleCommand)
@click.argument("start", shell_complete=complete_things, metavar="A")
@click.argument("end", shell_complete=complete_things, metavar="B")
@click.option("--most", type=click.IntRange(min=1), default=3, show_default=True, metavar="N", help="At most so many ways.")
@click.option(
    "--longest", type=click.IntRange(1, 8), default=4, show_default=True, metavar="N", help="Of at most so many steps each."
)
@click.option("--json", "as_json", is_flag=True, help="A JSON list, with every quote.")
@click.pass_obj
def command(settings: Settings, start: str, end: str, most: int, longest: int, as_json: bool) -> None:
    """Show how two things are connected: the shortest chains of asserted facts, each step with its quote.

    A name of several words needs quotation marks. Ways through things that are connected with everything come last.
    """
    from ntib_graph.render.connections import connections_to_json, connections_to_text

    graph = settings.open()
    connections = graph.path(start, end, most=most, longest=longest)
    if as_json:
        print_json(connections_to_json(connections, graph.domain.ontology, graph.label))
    elif connections:
        print_text(lambda style: connections_to_text(connections, style))
    if not connections:
        click.echo(f"Nothing connects them in {longest} step{'s' if longest > 1 else ''} or fewer.", err=True)
