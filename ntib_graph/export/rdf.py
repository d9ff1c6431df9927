"""RDF text files: N-Triples, N-Quads, Turtle, TriG, always in the same order.  Written here, not by rdflib: byte for byte
the same on every run, and fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TextIO

from ntib_graph.export.rdf_text import Names, nt, predicate_key, term_key, with_stable_blank_nodes
from ntib_graph.graph.statements import HAS_SELECTOR, HAS_SOURCE
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

_STATEMENT_PARTS = frozenset({ns.RDF_SUBJECT, ns.RDF_PREDICATE, ns.RDF_OBJECT, ns.HAS_STATUS, ns.ATTRIBUTED_TO})

Graphs = Mapping[Iri | None, list[Triple]]
"""Triples by the name of their graph; None is the default graph."""


def write_ntriples(out: TextIO, triples: Iterable[Triple]) -> None:
    """N-Triples (https://www.w3.org/TR/n-triples/), sorted, each triple once."""
    out.writelines(sorted({f"{nt(s)} {nt(p)} {nt(o)} .\n" for s, p, o in with_stable_blank_nodes(triples)}))


def write_turtle(out: TextIO, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> None:
    """Turtle (https://www.w3.org/TR/turtle/): the prefixes in use, then one block a subject, in order."""
    names = Names(prefixes)
    blocks = _blocks(with_stable_blank_nodes(triples), names)
    write_prefixes(out, names)
    out.writelines(f"\n{block}" for block in blocks)


def write_nquads(out: TextIO, graphs: Graphs) -> None:
    """N-Quads (https://www.w3.org/TR/n-quads/), sorted."""
    lines = {
        f"{nt(s)} {nt(p)} {nt(o)} {nt(graph) + ' ' if graph else ''}.\n"
        for graph, triples in graphs.items()
        for s, p, o in triples
    }
    out.writelines(sorted(lines))


def write_trig(out: TextIO, graphs: Graphs, prefixes: Mapping[str, str]) -> None:
    """TriG (https://www.w3.org/TR/trig/): the default graph, then one block a named graph, in order."""
    names = Names(prefixes)
    blocks = [(graph, _blocks(graphs[graph], names)) for graph in sorted(graphs, key=lambda graph: graph.value if graph else "")]
    titles = {graph: names.iri(graph.value) for graph, _ in blocks if graph}
    write_prefixes(out, names)
    for graph, lines in blocks:
        if graph:
            out.write(f"\n{titles[graph]} {{\n")
            out.writelines("    " + line.replace("\n", "\n    ").rstrip(" ") for line in lines)
            out.write("}\n")
        else:
            out.writelines(f"\n{line}" for line in lines)


def by_document(triples: Iterable[Triple]) -> Graphs:
    """The triples in a graph for each document that supports them, the rest in the default graph.

    In a document's graph (named by the document's IRI) stand its evidences, whatever rests on them, and the plain triples
    of those statements; what several documents support stands in the graph of each.  All graphs together are the triples.
    """
    found = with_stable_blank_nodes(triples)
    sources = {t.subject: {t.object} for t in found if t.predicate == HAS_SOURCE and isinstance(t.object, Iri)}
    homes: dict[Iri, set[Iri]] = defaultdict(set, sources)
    for triple in found:
        if triple.predicate == HAS_SELECTOR and isinstance(triple.object, Iri):
            homes[triple.object] |= sources.get(triple.subject, set())
        elif triple.predicate == ns.HAS_EVIDENCE and isinstance(triple.object, Iri):
            homes[triple.subject] |= sources.get(triple.object, set())
    facts: dict[Triple, set[Iri]] = defaultdict(set)
    for node, triple in plain_triples(found).items():
        facts[triple] |= homes.get(node, set())
    graphs: dict[Iri | None, list[Triple]] = defaultdict(list)
    for triple in found:
        for graph in homes.get(triple.subject) or facts.get(triple) or (None,):
            graphs[graph].append(triple)
    return graphs


def plain_triples(triples: Iterable[Triple]) -> dict[Iri, Triple]:
    """The plain triple of each statement node that gives one, by the node: asserted, and in the document's own voice."""
    parts: dict[Iri, dict[Iri, Term]] = defaultdict(dict)
    for triple in triples:
        if triple.predicate in _STATEMENT_PARTS:
            parts[triple.subject][triple.predicate] = triple.object
    asserted, found = ns.status_iri(Status.ASSERTED), {}
    for node, part in parts.items():
        subject, predicate, value = (part.get(role) for role in (ns.RDF_SUBJECT, ns.RDF_PREDICATE, ns.RDF_OBJECT))
        is_plain = part.get(ns.HAS_STATUS) == asserted and ns.ATTRIBUTED_TO not in part
        if is_plain and isinstance(subject, Iri) and isinstance(predicate, Iri) and value:
            found[node] = Triple(subject, predicate, value)
    return found


def _blocks(triples: Iterable[Triple], names: Names) -> list[str]:
    """One text a subject, ending in a line break."""
    ordered = sorted(set(triples), key=lambda t: (t.subject.value, predicate_key(t.predicate), term_key(t.object)))
    blocks = []
    for subject, about in groupby(ordered, key=lambda t: t.subject):
        lines = []
        for predicate, several in groupby(about, key=lambda t: t.predicate):
            verb = "a" if predicate_key(predicate)[0] is False else names.iri(predicate.value)
            lines.append(f"{verb} {', '.join(names.term(triple.object) for triple in several)}")
        blocks.append(f"{names.iri(subject.value)} " + " ;\n    ".join(lines) + " .\n")
    return blocks


def write_prefixes(out: TextIO, names: Names) -> None:
    """The declarations of the prefixes in use, sorted."""
    out.writelines(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(names.used.items()))
