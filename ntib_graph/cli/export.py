"""``ntib export``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ntib_graph.cli.context import Settings
from ntib_graph.cli.examples import ExampleCommand
from ntib_graph.cli.names import (
    complete_classes,
    complete_formats,
    complete_named_queries,
    complete_parameters,
    complete_relations,
    complete_things,
)
from ntib_graph.cli.parameters import parameter_values

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph
    from ntib_graph.model.terms import Triple


@click.command("export", cls=ExampleCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    shell_complete=complete_formats,
    help="gexf, graphml, csv, html, svg, png; ttl, ttl12 (RDF 1.2), nt, nq, trig, jsonld; void (the dataset's description); "
    "ontology (a page of its terms). Default: by the file's ending.",
)
@click.option("--about", metavar="ENTITY", shell_complete=complete_things, help="Only this thing and what is near it.")
@click.option("--hops", type=click.IntRange(min=0), metavar="N", help="How near: at most N relations away. Default 1.")
@click.option("--as-of", metavar="DATE", help="Only what holds as of this date: 2018, 2018-06 or 2018-06-30.")
@click.option(
    "--class",
    "classes",
    multiple=True,
    metavar="CLASS",
    shell_complete=complete_classes,
    help="Only facts among things of this class; may be repeated.",
)
@click.option(
    "--relation",
    "relations",
    multiple=True,
    metavar="RELATION",
    shell_complete=complete_relations,
    help="Only facts of this relation; may be repeated.",
)
@click.option(
    "--query", metavar="NAME|FILE|TEXT", shell_complete=complete_named_queries, help="Only what this CONSTRUCT query gives."
)
@click.option(
    "--param",
    "-p",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=complete_parameters,
    help="A parameter of the named query; may be repeated.",
)
@click.option(
    "--input", "input_", metavar="FILE|-", help="Only the triples of this RDF file, or of standard input: Turtle or JSON-LD."
)
@click.option("--statements", is_flag=True, help="Statements, evidences and documents as nodes too.")
@click.option("--all-statuses", is_flag=True, help="Also what is denied, possible, proposed, or said by someone cited.")
@click.pass_obj
def command(
    settings: Settings,
    file: Path,
    format_: str | None,
    about: str | None,
    hops: int | None,
    as_of: str | None,
    classes: tuple[str, ...],
    relations: tuple[str, ...],
    query: str | None,
    pairs: tuple[str, ...],
    input_: str | None,
    statements: bool,
    all_statuses: bool,
) -> None:
    """Write the graph to FILE for Gephi, a browser or other tools.

    html is one page to search, zoom and filter that needs no network. A FILE that cannot be written whole is not written at
    all; csv makes two, NAME-nodes.csv and NAME-edges.csv.
    """
    from ntib_graph.export.choices import find_classes, find_relations
    from ntib_graph.export.formats import export_graph, format_of
    from ntib_graph.export.selection import Selection
    from ntib_graph.model.dates import parse_edtf
    from ntib_graph.model.errors import UsageError

    format_of(file, format_)
    if hops is not None and about is None:
        raise UsageError("--hops counts from a thing", advice="Name it with --about.")
    if query is not None and input_ is not None:
        raise UsageError("--query and --input both say what to draw", advice="Use one of them.")
    if pairs and query is None:
        raise UsageError("--param is of a named query", advice="Name it with --query.")
    try:
        day = parse_edtf(as_of) if as_of else None
    except ValueError:
        raise UsageError(f"{as_of!r} is not a date", advice="Write 2018, 2018-06 or 2018-06-30.") from None
    triples = _input(input_) if input_ else None
    graph = settings.open()
    selection = Selection(
        about=graph.find_entity(about) if about else None,
        hops=1 if hops is None else hops,
        as_of=day,
        all_statuses=all_statuses,
        classes=find_classes(graph.domain, classes),
        relations=find_relations(graph.domain, relations),
        triples=_constructed(graph, query, parameter_values(pairs)) if query else triples,
        with_statements=statements,
    )
    files, notes = export_graph(graph, file, format_, selection)
    for note in notes:
        click.echo(f"ntib: {note}", err=True)
    click.echo(f"Wrote {' and '.join(str(path) for path in files)}.", err=True)


def _constructed(graph: KnowledgeGraph, query: str, parameters: Mapping[str, str]) -> tuple[Triple, ...]:
    """What the query of that text, file or name gives; a file may be marked by an @, as in ``ntib query``."""
    from ntib_graph.export.choices import constructed

    is_file = query.startswith("@") or (query.endswith((".rq", ".sparql")) and Path(query).is_file())
    return constructed(graph, _read(Path(query.removeprefix("@"))) if is_file else query, parameters)


def _read(path: Path) -> str:
    from ntib_graph.model.errors import UsageError

    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the query cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise UsageError("the query cannot be read: it is not UTF-8", where=str(path)) from error


def _input(name: str) -> tuple[Triple, ...]:
    """The triples of an RDF file or of standard input."""
    from ntib_graph.export.choices import triples_in
    from ntib_graph.graph.rdf_files import read_rdf

    return triples_in(sys.stdin.buffer.read()) if name == "-" else read_rdf(Path(name))[0]
