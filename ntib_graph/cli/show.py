"""``ntib show``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.looking_up import print_json, print_text
from ntib_graph.cli.names import complete_things


@click.command("show", cls=ExampleCommand)
@click.argument("words", nargs=-1, required=True, shell_complete=complete_things, metavar="ENTITY")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with every quote.")
@click.pass_obj
def command(settings: Settings, words: tuple[str, ...], as_json: bool) -> None:
    """Show all that is known of one thing: names, class, facts with their quotes.

    Facts are grouped by relation, "…" standing for the others. What is denied, possible or proposed stands apart from what
    is asserted; where the sources disagree is said.
    """
    from ntib_graph.render.profiles import profile_to_json, profile_to_text

    graph = settings.open()
    profile = graph.entity(" ".join(words))
    if as_json:
        print_json(profile_to_json(profile, graph.domain.ontology, graph.label))
    else:
        print_text(lambda style: profile_to_text(profile, style))
