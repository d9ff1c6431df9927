"""``ntib export``."""

from __future__ import annotations

from pathlib import Path

import click

from ntib_graph.cli.context import Settings


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="gexf, graphml, csv, ttl, nt, nq, trig or jsonld; default: by the file's ending.",
)
@click.option("--about", metavar="ENTITY", help="Only this thing and what is near it.")
@click.option("--hops", type=click.IntRange(min=0), metavar="N", help="How near: at most N relations away. Default 1.")
@click.option("--as-of", metavar="DATE", help="Only what holds as of this date: 2018, 2018-06 or 2018-06-30.")
@click.option("--all-statuses", is_flag=True, help="Also what is denied, possible, proposed, or said by someone cited.")
@click.pass_obj
def command(
    settings: Settings,
    file: Path,
    format_: str | None,
    about: str | None,
    hops: int | None,
    as_of: str | None,
    all_statuses: bool,
) -> None:
    """Write the graph to FILE for Gephi or other tools.

    A FILE that cannot be written whole is not written at all; csv makes two, NAME-nodes.csv and NAME-edges.csv.

    \b
    ntib export graph.gexf
    ntib export canada.gexf --about Canada --hops 2
    ntib export graph-2016.gexf --as-of 2016
    ntib export graph.ttl
    """  # noqa: D301
    from ntib_graph.export.formats import Selection, export_graph, format_of
    from ntib_graph.model.dates import parse_edtf
    from ntib_graph.model.errors import UsageError

    format_of(file, format_)
    if hops is not None and about is None:
        raise UsageError("--hops counts from a thing", advice="Name it with --about.")
    try:
        day = parse_edtf(as_of) if as_of else None
    except ValueError:
        raise UsageError(f"{as_of!r} is not a date", advice="Write 2018, 2018-06 or 2018-06-30.") from None
    graph = settings.open()
    centre = graph.find_entity(about) if about else None
    selection = Selection(centre, 1 if hops is None else hops, day, all_statuses)
    files, notes = export_graph(graph, file, format_, selection)
    for note in notes:
        click.echo(f"ntib: {note}", err=True)
    click.echo(f"Wrote {' and '.join(str(path) for path in files)}.", err=True)
