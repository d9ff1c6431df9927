"""``ntib query``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.names import complete_named_queries, complete_parameters
from ntib_graph.cli.near_choice import NearChoice
from ntib_graph.cli.parameters import parameter_values
from ntib_graph.model.errors import LimitError, UsageError
from ntib_graph.model.terms import Literal

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.graph.named_queries import NamedQuery
    from ntib_graph.graph.store import Result

_ROWS = ("table", "csv", "tsv", "json", "xml")
_TRIPLES = ("ttl", "nt", "jsonld", "rdf")


@click.command("query", cls=ExampleCommand)
@click.argument("query", required=False, metavar="[TEXT|NAME|@FILE|-]", shell_complete=complete_named_queries)
@click.option("--list", "lists", is_flag=True, help="Show the named queries with their parameters.")
@click.option(
    "--param",
    "-p",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=complete_parameters,
    help="A parameter of a named query; may be repeated.",
)
@click.option(
    "--format",
    "-f",
    "format_name",
    type=NearChoice((*_ROWS, *_TRIPLES)),
    help="Rows: table (default on a terminal), tsv (otherwise), csv, json, xml. CONSTRUCT: ttl (default), nt, jsonld, rdf.",
)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, metavar="SECONDS")
@click.option("--limit", type=click.IntRange(min=0), default=100_000, show_default=True, metavar="ROWS", help="0: no limit.")
@click.pass_context
def command(
    context: click.Context,
    query: str | None,
    lists: bool,
    pairs: tuple[str, ...],
    format_name: str | None,
    timeout: float,
    limit: int,
) -> int:
    """Run a SPARQL 1.1 query: as text, by NAME, from @FILE or from standard input (-).

    The prefixes of the domain need no declaration. Queries only read. Where the row limit cuts something off,
    the rows up to it are printed and the exit code is 4.
    """
    settings: Settings = context.obj
    if lists:
        return _list(settings)
    if query is None:
        raise UsageError("there is no query", advice="Give a query, a name, @FILE or -, or see ntib query --list.")
    return _run(settings.open(), query, pairs, format_name, timeout, limit or None)


def _list(settings: Settings) -> int:
    from ntib_graph.api import KnowledgeGraph

    # The names can be had without a graph.
    for named in _named_queries(KnowledgeGraph(settings.domain, settings.store).domain.folder):
        if not sys.stdout.isatty():
            parameters = " ".join(f"{p.name}={p.default}" for p in named.parameters)
            click.echo(f"{named.name}\t{named.title}\t{parameters}")
            continue
        click.echo(f"{click.style(named.name, bold=True)}  {named.question or named.title}")
        for parameter in named.parameters:
            click.echo(f"    --param {parameter.name}={parameter.default}  ({parameter.type})")
    return 0


def _run(
    graph: KnowledgeGraph, query: str, pairs: tuple[str, ...], format_name: str | None, timeout: float, limit: int | None
) -> int:
    from ntib_graph.graph.bounded_query import run_bounded

    sparql = _sparql(graph, query, pairs)
    value, is_cut = run_bounded(graph.store_folder, sparql, graph.prefixes, timeout, limit)
    _print(graph, value, format_name)
    if _is_nothing(value):
        from ntib_graph.graph.unknown_terms import unknown_terms

        for term in unknown_terms(graph.store, sparql, graph.prefixes):
            hint = f" Did you mean {term.meant}?" if term.meant else ""
            click.echo(f"ntib: the graph does not use {term.written}.{hint}", err=True)
    if is_cut:
        click.echo(f"ntib: stopped after {limit} rows; there are more. Raise --limit, or use LIMIT in the query.", err=True)
        return LimitError.exit_code
    return 0


def _is_nothing(value: Result) -> bool:
    """Whether a query found nothing: no rows, no triples, "false", or a single row of zeros."""
    if isinstance(value, bool | tuple):
        return not value
    return all(cell is None or (isinstance(cell, Literal) and cell.value == "0") for row in value.rows[:2] for cell in row)


def _sparql(graph: KnowledgeGraph, query: str, pairs: tuple[str, ...]) -> str:
    values = parameter_values(pairs)
    if query == "-" or query.startswith("@") or not _is_name(query):
        if values:
            raise UsageError("only a named query has parameters", advice="Leave --param out.")
        return _text(query)
    from ntib_graph.graph.named_queries import find_named_query, with_parameters

    named = find_named_query(_named_queries(graph.domain.folder), query)
    return with_parameters(named, values, graph.find_entity)


def _is_name(query: str) -> bool:
    return bool(query) and all(character.isalnum() or character in "-_." for character in query)


def _text(query: str) -> str:
    try:
        if query == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return Path(query[1:]).read_text(encoding="utf-8") if query.startswith("@") else query
    except (OSError, UnicodeDecodeError) as error:
        where = "standard input" if query == "-" else query[1:]
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"the query cannot be read: {reason}", where=where) from error


def _named_queries(domain_folder: Path) -> tuple[NamedQuery, ...]:
    from ntib_graph.graph.named_queries import read_named_queries

    return read_named_queries(domain_folder / "queries" / "competency")


def _print(graph: KnowledgeGraph, value: Result, format_name: str | None) -> None:
    from ntib_graph.render.result_formats import format_rows, format_truth, print_table

    is_triples = isinstance(value, tuple)
    if format_name is not None and (format_name in _TRIPLES) != is_triples:
        kind, suitable = ("triples", _TRIPLES) if is_triples else ("rows", _ROWS)
        raise UsageError(f"the query gives {kind}, which {format_name} cannot hold", advice=f"Use {', '.join(suitable)}.")
    chosen = format_name or ("table" if sys.stdout.isatty() else "tsv")
    if isinstance(value, tuple):
        from ntib_graph.graph.rdf_files import serialise_triples

        click.echo(serialise_triples(value, format_name or "ttl", graph.prefixes), nl=False)
    elif isinstance(value, bool):
        click.echo(format_truth(value, chosen), nl=False)
    elif chosen == "table":
        print_table(value, graph.domain.compact, graph.store.label)
        if not value.rows:
            click.echo("No rows.", err=True)
    else:
        click.echo(format_rows(value, chosen), nl=False)
