"""The dialogue in which a statement is corrected role by role."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ntib_graph.model.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from ntib_graph.model.statements import Finding
    from ntib_graph.review.corrections import Correction
    from ntib_graph.review.sessions import ReviewSession


def correct(session: ReviewSession, finding: Finding) -> Correction | None:
    """The statement as the person wants it; None where the person gave it up."""
    correction = session.correction(finding)
    while True:
        for role, filler in correction.roles.items():
            click.echo(f"    {role:<12} {filler or '–'}")
        role = _ask("role to change (empty: done)", correction.roles)
        if not role:
            try:
                click.echo(f"    {session.word(correction)}")
            except UsageError as error:
                click.echo(f"    {error}")
                continue
            return correction if click.confirm("store this", default=True) else None
        try:
            typed = _ask(role, correction.names_for(role))
            correction = correction.change(role, typed)
        except (UnknownNameError, UsageError) as error:
            click.echo(f"    {error}")


def _ask(question: str, names: Iterable[str]) -> str:
    with_tab(names)
    answer: str = click.prompt(question, default="", show_default=False)
    return answer.strip()


def with_tab(names: Iterable[str]) -> None:
    """On a terminal, let the Tab key complete these names."""
    if not sys.stdin.isatty():
        return
    try:
        import readline
    except ImportError:
        return
    known = sorted(names)

    def complete(text: str, number: int) -> str | None:
        level = text.casefold()
        found = [name for name in known if name.casefold().startswith(level)]
        return found[number] if number < len(found) else None

    readline.set_completer_delims("")
    readline.set_completer(complete)
    readline.parse_and_bind("tab: complete")
