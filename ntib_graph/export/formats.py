"""Which formats there are, and the one function that writes a graph in any of them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TextIO

from ntib_graph.export.annotated_turtle import write_annotated_turtle
from ntib_graph.export.csv_tables import write_edges_csv, write_nodes_csv
from ntib_graph.export.dataset import DATASET_PREFIXES, DescribedGraph, dataset_triples, title_of
from ntib_graph.export.gexf import write_network
from ntib_graph.export.graphml import write_graphml
from ntib_graph.export.jsonld import write_jsonld
from ntib_graph.export.layout import laid_out
from ntib_graph.export.network import Network, Supported, read_network
from ntib_graph.export.ontology_page import write_ontology_page
from ntib_graph.export.ontology_terms import describe_ontology
from ntib_graph.export.page import write_page
from ntib_graph.export.page_data import page_data
from ntib_graph.export.palette import read_palette
from ntib_graph.export.png import png_bytes
from ntib_graph.export.rdf import by_document, write_nquads, write_ntriples, write_trig, write_turtle
from ntib_graph.export.rdf_parts import part_of_triples
from ntib_graph.export.replacing import replacing, replacing_bytes
from ntib_graph.export.selection import Selection, around, named_in, selected, within
from ntib_graph.export.statement_nodes import with_statements
from ntib_graph.export.svg import write_svg
from ntib_graph.model.errors import UsageError
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.ontology import Ontology

_DESCRIBING = (Iri(ns.DCTERMS + "description"), ns.SKOS_DEFINITION, ns.RDFS_COMMENT)


class ReadableGraph(DescribedGraph, Protocol):
    """What an export asks of a graph."""

    def statements(self) -> Iterator[Supported]:
        """All statements with their evidence."""
        ...


NETWORK_FORMATS: Mapping[str, Callable[[TextIO, Network], None]] = {
    "gexf": write_network, "graphml": write_graphml, "svg": write_svg,
}  # fmt: skip
RDF_FORMATS: Mapping[str, Callable[[TextIO, list[Triple], Mapping[str, str]], None]] = {
    "ttl": write_turtle,
    "ttl12": write_annotated_turtle,
    "nt": lambda out, triples, _: write_ntriples(out, triples),
    "nq": lambda out, triples, _: write_nquads(out, by_document(triples)),
    "trig": lambda out, triples, prefixes: write_trig(out, by_document(triples), prefixes),
    "jsonld": write_jsonld,
}
FORMATS = ("gexf", "graphml", "csv", "html", "svg", "png", *RDF_FORMATS, "void", "ontology")


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

    "csv" makes two files, ``NAME-nodes.csv`` and ``NAME-edges.csv``.  Raises UsageError for an unknown format or a
    selection that holds nothing or that the format cannot show, and StoreError where the disk refuses; an old file then stays.
    """
    chosen = format_of(path, format_)
    selection = selection or Selection()
    if chosen in RDF_FORMATS:
        triples = triples_of(graph, selection)
        with replacing(path) as out:
            RDF_FORMATS[chosen](out, triples, prefixes_of(graph.domain))
        return (path,), ()
    if chosen in ("void", "ontology") and selection != Selection():
        raise UsageError("the description is always of the whole graph", advice="Leave the choices out.")
    if chosen == "ontology":
        described = describe_ontology(graph)
        with replacing(path) as out:
            write_ontology_page(out, described, graph.domain)
        return (path,), ()
    if chosen == "void":
        triples = list(dataset_triples(graph))
        with replacing(path) as out:
            write_turtle(out, triples, prefixes_of(graph.domain) | DATASET_PREFIXES)
        return (path,), ()
    return _drawn(graph, path, chosen, selection)


def _drawn(graph: ReadableGraph, path: Path, chosen: str, selection: Selection) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    network, statements = part_of(graph, selection)
    network = laid_out(network)
    if chosen == "csv":
        nodes, edges = (path.with_name(f"{path.stem}-{part}.csv") for part in ("nodes", "edges"))
        with replacing(nodes) as nodes_out, replacing(edges) as edges_out:
            write_nodes_csv(nodes_out, network)
            write_edges_csv(edges_out, network)
        return (nodes, edges), network.notes
    if chosen == "png":
        picture = png_bytes(network)
        with replacing_bytes(path) as png_out:
            png_out.write(picture)
    elif chosen == "html":
        if selection.with_statements:
            raise UsageError("the page shows statements and their quotes on click", advice="Leave --statements out.")
        domain = graph.domain
        name = name_of(entities_of(graph, selection), domain.ontology)
        data = page_data(network, statements, domain.ontology, graph.documents(), name)
        with replacing(path) as out:
            write_page(out, title_of(domain), data)
    else:
        with replacing(path) as out:
            NETWORK_FORMATS[chosen](out, network)
    return (path,), network.notes


def triples_of(graph: ReadableGraph, selection: Selection) -> list[Triple]:
    """The graph, or a part of it, as RDF; a query's result as it is.

    Raises UsageError for a choice that is of networks only, or if there is nothing to write.
    """
    if selection.with_statements or selection.all_statuses:
        option = "--statements" if selection.with_statements else "--all-statuses"
        raise UsageError("RDF always holds statements of every status", advice=f"Leave {option} out.")
    if selection.triples is not None and selection == Selection(triples=selection.triples):
        return list(selection.triples)
    triples = list(graph.triples())
    if not selection.is_part:
        return triples
    everything = replace(selection, all_statuses=True)
    return part_of_triples(triples, (s.id for s, _ in part_of(graph, everything)[1]), graph.domain.ontology.namespace)


def network_of(graph: ReadableGraph, selection: Selection | None = None) -> Network:
    """The graph, or a part of it, as a network with colours but without positions.

    Raises UsageError if there is nothing to show.
    """
    return part_of(graph, selection)[0]


def part_of(graph: ReadableGraph, selection: Selection | None = None) -> tuple[Network, list[Supported]]:
    """The network of a selection, and the statements that it shows.  Raises UsageError if there are none."""
    selection, domain = selection or Selection(), graph.domain
    entities = entities_of(graph, selection)
    statements = selected(graph.statements(), selection, domain.ontology, entities)
    palette = read_palette(domain.schema)
    titles = {name: source.title for name, source in graph.documents().items()}
    network = read_network(
        statements,
        entities,
        domain.ontology,
        titles,
        descriptions=_descriptions((*domain.data, *domain.schema)),
        palette=palette,
        all_statuses=True,
    )
    if selection.about is not None:
        network = around(network, selection.about.value, selection.hops)
    if not network.nodes and selection.is_part:
        what = f" about {domain.compact(selection.about)}" if selection.about else " of that choice"
        raise UsageError(f"no fact to draw{what}", advice="Try --all-statuses or another date, class or relation.")
    shown = within(network, statements)
    if selection.with_statements:
        network = with_statements(network, shown, domain.ontology, titles, name_of(entities, domain.ontology))
    return network, shown


def entities_of(graph: ReadableGraph, selection: Selection) -> dict[Iri, Entity]:
    """All things with their names, documents too: a document may be what states or recommends something."""
    ontology = graph.domain.ontology
    documents = {ns.document_iri(ontology.namespace, key): source.title or key for key, source in graph.documents().items()}
    known = {iri: Entity(iri, title, (ns.DOCUMENT,)) for iri, title in documents.items()} | dict(graph.entities())
    return named_in(selection.triples or (), known, ontology)


def name_of(entities: Mapping[Iri, Entity], ontology: Ontology) -> Callable[[Term], str]:
    """From a term to the name of the thing, or to the literal's value."""

    def name(term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return entities[term].label if term in entities else ontology.label(term)

    return name


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
