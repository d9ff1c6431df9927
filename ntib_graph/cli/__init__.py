"""The command line ``ntib``: one short module a command, loaded only when it is called."""

from __future__ import annotations

import atexit
import importlib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import examples_of, write_examples
from ntib_graph.model.errors import NtibGraphError, StoreError, UsageError
from ntib_graph.model.version import VERSION

COMMANDS = {
    "add": "Add documents to the graph.",
    "ask": "Answer a question in English, with citations.",
    "build": "Read all documents of the domain into the graph.",
    "check": "Check the graph against its shapes and hygiene queries.",
    "compare": "Show two things side by side.",
    "completion": "Print what makes a shell complete commands and names.",
    "export": "Write the graph to a file for Gephi or other tools.",
    "extract": "Print the statements found in documents; store nothing.",
    "info": "Print counts, provenance and versions.",
    "man": "Show all commands and options on one page.",
    "path": "Show how two things are connected.",
    "query": "Run a SPARQL query or a named query.",
    "remove": "Take an added document out of the graph.",
    "review": "Judge what was too doubtful to become a fact.",
    "show": "Show all that is known of one thing.",
    "timeline": "Show the dated facts of one thing in order.",
}

COMPLETION_VARIABLE = "_NTIB_COMPLETE"


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called, and knows what one may have meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, its module loaded now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"ntib_graph.cli.{cmd_name}"), "command")  # noqa: B009
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; "help" is --help, and an unknown name says which known one is near."""
        if args[:1] == ["help"]:
            if not args[1:]:
                click.echo(ctx.get_help())
                ctx.exit()
            args = [args[1], "--help"]
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " See 'ntib --help'."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The domain's examples of the whole."""
        write_examples(examples_of(ctx, "ntib"), formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="ntib")
@click.option(
    "--domain", type=click.Path(path_type=Path), metavar="DIR", help="A domain folder; default: the one that came with ntib."
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="DIR",
    envvar="NTIB_STORE",
    help="Where the graph is kept; default: $NTIB_STORE, else your data directory.",
)
@click.option("--no-color", is_flag=True, help="Nothing in bold or in colour; NO_COLOR in the environment says the same.")
@click.pass_context
def group(context: click.Context, domain: Path | None, store: Path | None, no_color: bool) -> None:
    """Policy documents as a knowledge graph: every fact stands on a sentence."""
    if no_color:
        # The library that draws tables and bars asks the environment.
        os.environ["NO_COLOR"] = "1"
    if os.environ.get("NO_COLOR"):
        context.color = False
    context.obj = Settings(domain, store)


def run() -> NoReturn:
    """The program: ``main``, and an end without taking every module apart, which takes longer than a small query."""
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        # Whoever read this has gone, or its end was closed before.
        pass
    os._exit(code)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line; an error of ours is one sentence on stderr and its own exit code."""
    try:
        code = group.main(args=arguments, prog_name="ntib", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(UsageError.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except NtibGraphError as error:
        click.echo(f"ntib: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"ntib: {error.strerror or error}: {error.filename or 'disk'}.", err=True)
        sys.exit(StoreError.exit_code)
