"""The manual: one page, made from the commands themselves, so that it cannot say what they do not do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import click

from ntib_graph.cli.examples import examples_of
from ntib_graph.model.errors import DocumentError, LimitError, StoreError, UnknownNameError, UsageError

_WIDTH = 100
_EXIT_CODES = {
    0: "done; also where there are no rows, where the answer is no, and after a batch",
    UnknownNameError.exit_code: "a single question was not answered, a name is not known, or 'ntib check' found something",
    UsageError.exit_code: "wrong use, or a query that is not valid",
    DocumentError.exit_code: "a document, the data or the ontology cannot be read",
    LimitError.exit_code: "a query ran out of its time or rows; the rows that it had are printed",
    StoreError.exit_code: "the disk or the store refuses",
    130: "interrupted",
}
_ENVIRONMENT = {
    "NTIB_STORE": "the folder in which graphs are kept, as --store says it",
    "NO_COLOR": "anything: nothing is set in bold or in colour",
    "COLUMNS": "how wide text is laid out on a terminal",
}
_FILES = {
    "DOMAIN/ontology/*.ttl": "classes, relations, the words that express them, shapes",
    "DOMAIN/data": "documents/ with manifest.toml, known names as RDF, judgements/",
    "DOMAIN/queries/competency/*.rq": "named queries; queries/hygiene/*.rq must find nothing",
    "STORE/NAME-xxxxxxxx": "a domain's graph, the documents added to it, your judgements, the history of your questions",
}


def manual(root: click.Context) -> str:
    """The page as plain text, for a reader or a pipe."""
    return "\n".join(_lines(root)).rstrip() + "\n"


def _lines(root: click.Context) -> Iterator[str]:
    group = root.command
    assert isinstance(group, click.Group)
    yield from ("NTIB(1)", "")
    yield from _section("NAME", _wrapped("ntib - " + _first_sentence(group.help)))
    yield from _section("SYNOPSIS", _wrapped("ntib [--domain DIR] [--store DIR] COMMAND [ARGUMENTS]"))
    about = (
        "Data go to standard output, talk goes to standard error. On a terminal rows are a table, in a pipe tab-separated "
        "values. Names may be short, in lower case or with a slip: what is near is suggested. Nothing is downloaded, and "
        "nothing is guessed."
    )
    yield from _section("DESCRIPTION", _wrapped(about))
    yield from _section("OPTIONS", _options(group, root))
    yield from ("COMMANDS", "")
    for name in group.list_commands(root):
        command = group.get_command(root, name)
        assert command is not None
        with command.make_context(name, [], parent=root, resilient_parsing=True) as context:
            yield from _command(command, context)
    yield from _section("EXIT STATUS", _terms({str(code): words for code, words in _EXIT_CODES.items()}.items()))
    yield from _section("ENVIRONMENT", _terms(_ENVIRONMENT.items()))
    yield from _section("FILES", _terms(_FILES.items()))
    yield from _section("EXAMPLES", (f"    {line}" for line in examples_of(root, "ntib")))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from (title, *lines, "")


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield from _wrapped(f"ntib {command.name} {usage}".rstrip())
    for paragraph in (command.help or "").split("\n\n"):
        yield from _wrapped(" ".join(paragraph.split()), 8)
    yield from _options(command, context, 8)
    yield from (f"        $ {line}" for line in examples_of(context, command.name or ""))
    yield ""


def _options(command: click.Command, context: click.Context, indent: int = 4) -> Iterator[str]:
    # What explains itself, as --help does, is said once for all of them.
    parameters = (p for p in command.get_params(context) if "--help" not in p.opts or command is context.find_root().command)
    records = (parameter.get_help_record(context) for parameter in parameters)
    return _terms((record for record in records if record and record[1]), indent)


def _terms(pairs: Iterable[tuple[str, str]], indent: int = 4) -> Iterator[str]:
    for term, words in pairs:
        yield from _wrapped(term, indent)
        yield from _wrapped(words, indent + 4)


def _wrapped(text: str, indent: int = 4) -> Iterator[str]:
    space = " " * indent
    yield from textwrap.wrap(text, _WIDTH, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split()).rstrip(".")
