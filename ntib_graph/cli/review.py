"""``ntib review``."""

from __future__ import annotations

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand

_KEYS = {"a": "accept", "r": "reject", "s": "skip", "q": "quit"}


@click.command("review", cls=ExampleCommand)
@click.argument("document", metavar="DOCUMENT")
@click.option("--judge", default="reviewer", show_default=True, help="Whose judgements these are.")
@click.pass_obj
def command(settings: Settings, document: str, judge: str) -> None:
    """Judge the candidates of a document of the domain, one by one.

    Every judgement is stored at once; 'ntib build' then puts what was accepted into the graph.
    """
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.review.reviewing import JudgementFile, Verdict

    graph = KnowledgeGraph(settings.domain, settings.store)
    candidates = graph.candidates(document)
    stored = JudgementFile(graph.judgements_folder, document, judge)
    judged = 0
    for number, finding in enumerate(candidates, 1):
        click.echo(f"\n{number} of {len(candidates)}  {graph.word(finding.statement)}\n    “{finding.evidence.quote}”")
        if finding.note:
            click.echo(f"    candidate because {finding.note}")
        key = click.prompt("accept, reject, skip or quit", type=click.Choice(list(_KEYS)), show_choices=True)
        if _KEYS[key] == "quit":
            break
        stored.append(finding, Verdict(_KEYS[key]))
        judged += key != "s"
    click.echo(f"{judged} judgements stored in {stored.path}." if judged else "No judgement was made.", err=True)
