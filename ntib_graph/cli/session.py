"""A session of questions: a prompt with history and completion of names, where a question may follow up on the one before."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ntib_graph.model.answers import Answer, AnswerStatus
from ntib_graph.model.errors import NtibGraphError

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph

_LEAVING = ("quit", "exit", "bye", ":q")
_WELCOME = "Ask a question. Tab completes names, ↑ brings back questions; explain, help and quit are words of mine."
_HELP = """A question may follow up on the one before: "and the other one?", "in 2016?", "who is he?".
explain   how the last question was understood, and its SPARQL
quit      or Ctrl-D: end"""
_MOST_REMEMBERED = 1000


def hold_session(graph: KnowledgeGraph, show: Callable[[Answer, bool], None], *, explain: bool) -> None:
    """Answer what is typed, or piped line by line, until it ends; an error is told and does not end it."""
    is_dialogue = sys.stdin.isatty()
    if is_dialogue:
        _prepare_line(graph)
        click.echo(_WELCOME, err=True)
    last: Answer | None = None
    for line in _lines(is_dialogue):
        word = line.casefold().rstrip("?!. ")
        if word in _LEAVING:
            break
        if word == "help":
            click.echo(_HELP, err=True)
            continue
        if word != "explain":
            try:
                last = follow_up(graph, line, last)
            except NtibGraphError as error:
                click.echo(f"ntib: {error}", err=True)
                continue
        if last is None:
            click.echo("There was no question yet.", err=True)
            continue
        show(last, explain or word == "explain")


def follow_up(graph: KnowledgeGraph, question: str, last: Answer | None) -> Answer:
    """The answer to a question that may lean on the one before; one that does not is answered as if it were the first."""
    before = (last.completed or last.question) if last and last.status is not AnswerStatus.NOT_UNDERSTOOD else None
    answer = graph.ask(question, before)
    if before is None or answer.status is AnswerStatus.ANSWERED:
        return answer
    alone = graph.ask(question)
    return alone if alone.status is AnswerStatus.ANSWERED else answer


def _lines(is_dialogue: bool) -> Iterator[str]:
    """What is typed, without empty lines."""
    while True:
        try:
            line = input("? " if is_dialogue else "").strip()
        except EOFError:
            if is_dialogue:
                click.echo(err=True)
            return
        except KeyboardInterrupt:
            # As in a shell: the line is thrown away, the session goes on.
            click.echo(err=True)
            continue
        if line:
            yield line


def _prepare_line(graph: KnowledgeGraph) -> None:
    """Editing, the history of earlier sessions, and names at the tab key, where the system has them."""
    try:
        import atexit
        import readline
    except ImportError:
        return
    history = graph.store_folder / "history"
    _read_history(readline.read_history_file, history)
    readline.set_history_length(_MOST_REMEMBERED)
    atexit.register(_write_history, readline.write_history_file, history)
    found: list[str] = []

    def complete(_: str, state: int) -> str | None:
        if state == 0:
            found[:] = completed_lines(readline.get_line_buffer()[: readline.get_endidx()], graph.names())
        return found[state] if state < len(found) else None

    # A name has several words: the whole line is completed, and only the names are shown.
    readline.set_completer_delims("")
    readline.set_completer(complete)
    is_edited_by_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_edited_by_libedit else "tab: complete")


def completed_lines(line: str, names: Iterable[str]) -> list[str]:
    """The line with the name that its end begins completed, in any case; the longest such end counts."""
    known = sorted(names)
    starts = [0, *(place + 1 for place, character in enumerate(line) if character == " ")]
    for start in starts:
        beginning = line[start:].casefold()
        if beginning and (found := [name for name in known if name.casefold().startswith(beginning)]):
            return [line[:start] + name for name in found]
    return []


def _read_history(read: Callable[[str], None], path: Path) -> None:
    try:
        read(str(path))
    except OSError:
        # The first session, or a history that belongs to somebody else.
        return


def _write_history(write: Callable[[str], None], path: Path) -> None:
    try:
        write(str(path))
    except OSError:
        click.echo(f"ntib: the history of questions cannot be kept in {path}.", err=True)
