"""Statements, evidences and documents as nodes of a network, for those who want to see what a fact rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ntib_graph.export.network import Edge, Network, Node, Supported, Value
from ntib_graph.export.palette import GREY
from ntib_graph.export.spells import spell_of
from ntib_graph.model.statements import Evidence, Statement
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.ontology import Ontology

_COLOURS = {"statement": "#999999", "evidence": "#BBBBBB", "document": GREY}
_LABEL = 60
"""Characters of a quote on a node."""


def with_statements(
    network: Network,
    statements: Iterable[Supported],
    ontology: Ontology,
    documents: Mapping[str, str],
    name: Callable[[Term], str],
) -> Network:
    """The network with a node for each statement, evidence and document, and edges that tie them together.

    A statement points at its "subject" and "object" and at the things in its qualifiers, at its "evidence", and that at its
    "document".  ``documents`` are titles by id.
    """
    found = list(statements)
    evidences = {e.id: e for _, several in found for e in several}
    space = ontology.namespace
    nodes = {node.id: node for node in network.nodes}
    added = [
        *(_statement_node(s, space, ontology, name) for s, _ in found),
        *(_evidence_node(e, space) for e in evidences.values()),
        *(
            _node(ns.document_iri(space, key), documents.get(key) or key, "document", {})
            for key in sorted({e.document for e in evidences.values()})
        ),
    ]
    edges = [*network.edges, *(edge for s, several in found for edge in _statement_edges(s, several, space, ontology))]
    edges += [
        _edge(ns.evidence_iri(space, e.id).value, ns.document_iri(space, e.document).value, "document")
        for e in evidences.values()
    ]
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in nodes and not any(node.id == end for node in added):
                nodes[end] = Node(end, name(Iri(end)), (), {"IRI": end})
    nodes |= {node.id: node for node in added}
    unlike = {(edge.source, edge.target, edge.kind): edge for edge in edges}
    legend = {**network.legend, **_COLOURS}
    return replace(
        network,
        nodes=tuple(nodes[key] for key in sorted(nodes)),
        edges=tuple(unlike[key] for key in sorted(unlike)),
        legend=legend,
    )


def _statement_node(statement: Statement, space: str, ontology: Ontology, name: Callable[[Term], str]) -> Node:
    words = f"{name(statement.subject)} – {ontology.label(statement.predicate)} – {name(statement.object)}"
    attributes: dict[str, Value] = {"Status": statement.status.value}
    for title, moment in (("Since", statement.since), ("Until", statement.until), ("At", statement.at)):
        if moment:
            attributes[f"{title} (EDTF)"] = moment.edtf
    spell = spell_of(statement)
    return replace(_node(ns.statement_iri(space, statement.id), words, "statement", attributes), spells=(spell,) if spell else ())


def _evidence_node(evidence: Evidence, space: str) -> Node:
    quote = " ".join(evidence.quote.split())
    short = quote if len(quote) <= _LABEL else quote[: _LABEL - 1].rsplit(" ", 1)[0] + " …"
    attributes: dict[str, Value] = {
        "Quote": evidence.quote,
        "First character": evidence.start,
        "Found by": evidence.found_by,
        "Model": evidence.model,
        "Confidence": float(evidence.confidence),
    }
    return _node(ns.evidence_iri(space, evidence.id), short, "evidence", attributes)


def _statement_edges(statement: Statement, evidences: Iterable[Evidence], space: str, ontology: Ontology) -> Iterator[Edge]:
    node = ns.statement_iri(space, statement.id).value
    yield _edge(node, statement.subject.value, "subject")
    if isinstance(statement.object, Iri):
        yield _edge(node, statement.object.value, "object")
    if statement.attributed_to:
        yield _edge(node, statement.attributed_to.value, "attributed to")
    for qualifier in statement.qualifiers:
        if isinstance(qualifier.value, Iri):
            yield _edge(node, qualifier.value.value, ontology.label(qualifier.property))
    for evidence in evidences:
        yield _edge(node, ns.evidence_iri(space, evidence.id).value, "evidence")


def _node(iri: Iri, label: str, kind: str, attributes: Mapping[str, Value]) -> Node:
    return Node(iri.value, label, (kind,), {"IRI": iri.value, "Class": kind, **attributes}, (), _COLOURS[kind])


def _edge(source: str, target: str, kind: str) -> Edge:
    return Edge(source, target, kind, kind)
