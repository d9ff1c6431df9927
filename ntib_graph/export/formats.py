"""Which formats there are, and the one function that writes a graph in any of them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TextIO

from ntib_graph.export.csv_tables import write_edges_csv, write_nodes_csv
from ntib_graph.export.gexf import write_network
from ntib_graph.export.graphml import write_graphml
from ntib_graph.export.jsonld import write_jsonld
from ntib_graph.export.layout import laid_out
from ntib_graph.export.network import Network, Supported, read_network
from ntib_graph.export.palette import read_palette
from ntib_graph.export.rdf import by_document, write_nquads, write_ntriples, write_trig, write_turtle
from ntib_graph.export.replacing import replacing
from ntib_graph.export.selection import around, as_of
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import UsageError
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain

_DESCRIBING = (Iri(ns.DCTERMS + "description"), ns.SKOS_DEFINITION, ns.RDFS_COMMENT)


class ReadableGraph(Protocol):
    """What an export asks of a graph."""

    @property
    def domain(self) -> Domain:
        """The domain the graph was built for."""
        ...

    def statements(self) -> Iterator[Supported]:
        """All statements with their evidence."""
        ...

    def entities(self) -> Mapping[Iri, Entity]:
        """Every thing the graph names."""
        ...

    def documents(self) -> Mapping[str, Source]:
        """Where each document comes from, by id."""
        ...

    def triples(self) -> Iterator[Triple]:
        """Everything, as RDF."""
        ...


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of a graph a network shows; by default all that is asserted in the documents' own voice."""

    about: Iri | None = None
    hops: int = 1
    as_of: VagueDate | None = None
    all_statuses: bool = False


NETWORK_FORMATS: Mapping[str, Callable[[TextIO, Network], None]] = {"gexf": write_network, "graphml": write_graphml}
RDF_FORMATS: Mapping[str, Callable[[TextIO, list[Triple], Mapping[str, str]], None]] = {
    "ttl": write_turtle,
    "nt": lambda out, triples, _: write_ntriples(out, triples),
    "nq": lambda out, triples, _: write_nquads(out, by_document(triples)),
    "trig": lambda out, triples, prefixes: write_trig(out, by_document(triples), prefixes),
    "jsonld": write_jsonld,
}
FORMATS = (*NETWORK_FORMATS, "csv", *RDF_FORMATS)


def format_of(path: Path, format_: str | None = None) -> str:
    """The format asked for, else that of the file's ending.  Raises UsageError for one that is none."""
    wanted = (format_ or path.suffix.removeprefix(".")).casefold()
    if wanted in FORMATS:
        return wanted
    near = difflib.get_close_matches(wanted, FORMATS, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    named = f"{wanted!r} is no format to export to" if wanted else f"{path.name!r} has no ending that names a format"
    raise UsageError(named, advice=f"Formats are {', '.join(FORMATS)}.{hint}")


def export_graph(
    graph: ReadableGraph, path: Path, format_: str | None = None, selection: Selection | None = None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Write the graph to ``path``: the files written, and notes on what they lack.

    "csv" makes two files, ``NAME-nodes.csv`` and ``NAME-edges.csv``.  Raises UsageError for an unknown format, or for a
    selection that holds nothing or is asked of RDF, and StoreError where the disk refuses; an old file then stays.
    """
    chosen = format_of(path, format_)
    if chosen in RDF_FORMATS:
        if selection not in (None, Selection()):
            networks = ", ".join((*NETWORK_FORMATS, "csv"))
            raise UsageError(f"{chosen} always holds the whole graph", advice=f"A part of it can be written as {networks}.")
        triples = list(graph.triples())
        with replacing(path) as out:
            RDF_FORMATS[chosen](out, triples, prefixes_of(graph.domain))
        return (path,), ()
    network = laid_out(network_of(graph, selection))
    if chosen == "csv":
        nodes, edges = (path.with_name(f"{path.stem}-{part}.csv") for part in ("nodes", "edges"))
        with replacing(nodes) as nodes_out, replacing(edges) as edges_out:
            write_nodes_csv(nodes_out, network)
            write_edges_csv(edges_out, network)
        return (nodes, edges), network.notes
    with replacing(path) as out:
        NETWORK_FORMATS[chosen](out, network)
    return (path,), network.notes


def network_of(graph: ReadableGraph, selection: Selection | None = None) -> Network:
    """The graph, or a part of it, as a network with colours but without positions.

    Raises UsageError if there is nothing to show about the thing asked for.
    """
    selection, domain = selection or Selection(), graph.domain
    statements: Iterable[Supported] = graph.statements()
    if selection.as_of:
        statements = as_of(statements, selection.as_of, domain.ontology)
    network = read_network(
        statements,
        graph.entities(),
        domain.ontology,
        {name: source.title for name, source in graph.documents().items()},
        descriptions=_descriptions((*domain.data, *domain.schema)),
        palette=read_palette(domain.schema),
        all_statuses=selection.all_statuses,
    )
    if selection.about is None:
        return network
    part = around(network, selection.about.value, selection.hops)
    if not part.nodes:
        raise UsageError(f"no fact to draw about {domain.compact(selection.about)}", advice="Try --all-statuses or another date.")
    return part


def prefixes_of(domain: Domain) -> dict[str, str]:
    """The domain's prefixes, and one for each folder of addresses that the engine mints in its namespace."""
    folders = {"stmt": "statement", "ev": "evidence", "doc": "document", "agent": "agent"}
    return {prefix: f"{domain.ontology.namespace}{folder}/" for prefix, folder in folders.items()} | domain.prefixes


def _descriptions(triples: Iterable[Triple]) -> dict[Iri, str]:
    """One English description of each thing that has one, the first kind of description first."""
    found: dict[Iri, tuple[int, str]] = {}
    for subject, predicate, value in triples:
        if predicate in _DESCRIBING and isinstance(value, Literal) and value.language in ("", "en"):
            candidate = (_DESCRIBING.index(predicate), value.value)
            found[subject] = min(found.get(subject, candidate), candidate)
    return {subject: words for subject, (_, words) in found.items()}
