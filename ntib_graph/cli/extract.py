"""``ntib extract``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand


@click.command("extract", cls=ExampleCommand)
@click.argument("documents", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DOC...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (the default when piped).")
@click.option("--candidates", is_flag=True, help="Also what is too doubtful to be a fact.")
@click.pass_obj
def command(settings: Settings, documents: tuple[Path, ...], as_json: bool, candidates: bool) -> None:
    """Print the statements found in documents; store nothing.

    A document that cannot be read is named on stderr and the others are still read.
    """
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.model.errors import DocumentError

    graph = KnowledgeGraph(settings.domain, settings.store)
    failures: list[DocumentError] = []
    for path in documents:
        try:
            rows = graph.extract(path, candidates=candidates)
        except DocumentError as error:
            click.echo(f"ntib: {error}", err=True)
            failures.append(error)
            continue
        for row in rows:
            if as_json or not sys.stdout.isatty():
                click.echo(json.dumps(row, ensure_ascii=False))
            else:
                click.echo(f"{'? ' if row.get('candidate') else ''}{row['sentence']}\n    “{row['quote']}”")
    if failures:
        sys.exit(DocumentError.exit_code)
