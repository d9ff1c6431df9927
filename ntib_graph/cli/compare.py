"""``ntib compare``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.looking_up import print_json, print_text
from ntib_graph.cli.names import complete_things


@click.command("compare", cls=ExampleCommand)
@click.argument("left", shell_complete=complete_things, metavar="A")
@click.argument("right", shell_complete=complete_things, metavar="B")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with every quote.")
@click.pass_obj
def command(settings: Settings, left: str, right: str, as_json: bool) -> None:
    """Show two things side by side: what both have, what only one has, by relation.

    A name of several words needs quotation marks. What only one has may still be true of the other: the documents do not
    say it.
    """
    from ntib_graph.render.comparisons import comparison_to_json, comparison_to_text

    graph = settings.open()
    comparison = graph.compare(left, right)
    if as_json:
        print_json(comparison_to_json(comparison, graph.domain.ontology, graph.label))
    else:
        print_text(lambda style: comparison_to_text(comparison, style))
