"""``ntib timeline``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.looking_up import print_json, print_text
from ntib_graph.cli.names import complete_things


@click.command("timeline", cls=ExampleCommand)
@click.argument("words", nargs=-1, required=True, shell_complete=complete_things, metavar="ENTITY")
@click.option(
    "--hops", type=click.IntRange(0, 3), default=0, show_default=True, metavar="N", help="Also of what is so many facts away."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with every quote.")
@click.pass_obj
def command(settings: Settings, words: tuple[str, ...], hops: int, as_json: bool) -> None:
    """Show the dated facts of one thing in order.

    "from" and "until" are when a fact begins and ends, "in" when it happened; "known in" is a time at which it is known to
    hold, and it may have held before and after. A vague date is shown as vague.
    """
    from ntib_graph.render.timelines import timeline_to_json, timeline_to_text

    graph = settings.open()
    timeline = graph.timeline(" ".join(words), hops=hops)
    if as_json:
        print_json(timeline_to_json(timeline, graph.domain.ontology, graph.label))
    elif timeline.entries:
        print_text(lambda style: timeline_to_text(timeline, style))
    if not timeline.entries:
        hint = "" if hops else " Try --hops 1."
        click.echo(f"The graph has no dated fact about {timeline.label}.{hint}", err=True)
