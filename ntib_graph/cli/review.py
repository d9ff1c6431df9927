"""``ntib review``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.correcting import correct
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.names import complete_documents

if TYPE_CHECKING:
    from ntib_graph.model.statements import Finding
    from ntib_graph.review.sessions import ReviewSession

_KEYS = {"a": "accept", "r": "reject", "c": "correct", "s": "skip", "q": "quit"}


@click.command("review", cls=ExampleCommand)
@click.argument("document", shell_complete=complete_documents, metavar="DOCUMENT")
@click.option("--judge", default="reviewer", show_default=True, help="Whose judgements these are.")
@click.option("--facts", is_flag=True, help="Also what was read as fact, to be rejected or corrected.")
@click.pass_obj
def command(settings: Settings, document: str, judge: str, facts: bool) -> None:
    """Judge the candidates of a document, one by one: accept, reject, correct or skip.

    To correct, name a role (subject, relation, object, since, until, at, status, by, or a further one) and type what belongs
    there; names are completed with the Tab key. Every judgement is stored at once, so that an interrupted sitting loses none;
    'ntib build' then puts what was accepted or corrected into the graph.
    """
    from ntib_graph.api import KnowledgeGraph

    session = KnowledgeGraph(settings.domain, settings.store).review(document, judge, facts=facts)
    for warning in session.warnings:
        click.echo(f"ntib: {warning}", err=True)
    judged = 0
    try:
        for number, finding in enumerate(session.findings, 1):
            state = "candidate" if finding.is_candidate else "fact"
            words = session.word(session.correction(finding), checked=False)
            click.echo(f"\n{number} of {len(session.findings)}  {state}  {words}\n    “{finding.evidence.quote}”")
            if finding.note:
                click.echo(f"    candidate because {finding.note}")
            if (stored := _judge(session, finding)) is None:
                break
            judged += stored
    finally:
        many = "judgement" if judged == 1 else "judgements"
        click.echo(f"{judged} {many} stored in {session.stored.path}." if judged else "No judgement was made.", err=True)


def _judge(session: ReviewSession, finding: Finding) -> bool | None:
    """Whether a judgement was stored; None to end."""
    from ntib_graph.review.reviewing import Verdict

    while True:
        key = _KEYS[click.prompt("accept, reject, correct, skip or quit", type=click.Choice(list(_KEYS)), show_choices=True)]
        if key == "quit":
            return None
        if key != "correct":
            return session.judge(finding, Verdict(key))
        correction = correct(session, finding)
        if correction is not None:
            return session.judge(finding, Verdict.CORRECT, correction)
