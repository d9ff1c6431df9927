"""``ntib ask``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.model.errors import DocumentError, UnknownNameError, UsageError
from ntib_graph.wording.lists import join_words

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.model.answers import Answer


@click.command("ask", cls=ExampleCommand)
@click.argument("words", nargs=-1, metavar="[QUESTION]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an answer.")
@click.option("--batch", type=click.Path(), metavar="FILE", help='JSON lines {"id", "question", "context"}; - is standard input.')
@click.option("--explain", is_flag=True, help="Show which words became what, and the SPARQL.")
@click.option("--today", metavar="DATE", help='What "today" means (YYYY-MM-DD); default: the documents\' own date.')
@click.pass_obj
def command(
    settings: Settings, words: tuple[str, ...], as_json: bool, batch: str | None, explain: bool, today: str | None
) -> int:
    """Answer a question in English, with citations.

    The graph is built on first use. Without a question: a session, where a question may follow up on the one before.
    The exit code is 1 where a single question is not answered.
    """
    if batch and words:
        raise UsageError("a question and --batch do not go together")
    graph = settings.open(today)
    if batch:
        return _answer_batch(graph, batch)
    if not words:
        from ntib_graph.cli.session import hold_session

        def show(answer: Answer, explains: bool) -> None:
            _show(graph, answer, as_json=as_json, explain=explains)
            if not as_json:
                click.echo()

        hold_session(graph, show, explain=explain)
        return 0
    answer = graph.ask(" ".join(words))
    _show(graph, answer, as_json=as_json, explain=explain)
    return 0 if answer.answers else UnknownNameError.exit_code


def _show(graph: KnowledgeGraph, answer: Answer, *, as_json: bool, explain: bool) -> None:
    from ntib_graph.render.answers import answer_to_json, answer_to_text

    if as_json:
        click.echo(json.dumps(answer_to_json(answer), ensure_ascii=False))
    else:
        click.echo(answer_to_text(answer, explain=explain))
        for word in answer.unknown_words:
            if near := graph.near_words(word):
                click.echo(f"Did you mean {join_words([repr(name) for name in near], 'or')} by {word!r}?")


def _answer_batch(graph: KnowledgeGraph, path: str) -> int:
    from ntib_graph.render.answers import answer_to_json

    for line in _lines(path):
        if line.strip():
            click.echo(json.dumps(answer_to_json(_answer_line(graph, line)), ensure_ascii=False))
    return 0


def _lines(path: str) -> Iterator[str]:
    try:
        with click.open_file(path, "rb") as stream:
            for line in stream:
                yield line.decode("utf-8", errors="replace")
    except OSError as error:
        raise DocumentError(f"the questions cannot be read: {error.strerror}", where=path) from error


def _answer_line(graph: KnowledgeGraph, line: str) -> Answer:
    from ntib_graph.model.answers import Answer, AnswerStatus

    fields: dict[str, Any] = {}
    try:
        read = json.loads(line)
        fields = read if isinstance(read, dict) else {}
        answer = graph.ask(str(fields["question"]), str(fields["context"]) if fields.get("context") else None)
    except (ValueError, KeyError, RecursionError) as error:
        what = "no question" if isinstance(error, KeyError) else "not JSON"
        note = f"This line of the batch was not understood: {what}."
        answer = Answer(str(fields.get("question", "")), AnswerStatus.NOT_UNDERSTOOD, text=note, notes=(note,))
    return replace(answer, id=str(fields.get("id", "")))
