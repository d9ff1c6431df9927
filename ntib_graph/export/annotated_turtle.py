"""Turtle of RDF 1.2 (https://www.w3.org/TR/rdf12-turtle/): each fact with its statements as annotations of the triple."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TextIO

from ntib_graph.export.rdf import plain_triples, write_prefixes
from ntib_graph.export.rdf_text import Names, predicate_key, term_key, with_stable_blank_nodes
from ntib_graph.model.terms import Iri, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

_PARTS = (ns.RDF_SUBJECT, ns.RDF_PREDICATE, ns.RDF_OBJECT)
_REIFIES = Iri(ns.RDF + "reifies")


def write_annotated_turtle(out: TextIO, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> None:
    """Write the triples with ``s p o ~ statement {| ... |}`` where a statement gives the plain triple.

    A statement that gives none (denied, proposed, attributed) says what it is about by ``rdf:reifies <<( s p o )>>``, which
    asserts nothing.  In both forms the triple takes the place of rdf:subject, rdf:predicate and rdf:object.
    """
    found = with_stable_blank_nodes(triples)
    known = set(found)
    about = _reified(found)
    annotating = {node: triple for node, triple in plain_triples(found).items() if triple in known and node in about}
    by_subject: dict[Iri, list[Triple]] = defaultdict(list)
    for triple in found:
        if not (triple.subject in about and triple.predicate in _PARTS):
            by_subject[triple.subject].append(triple)
    for node in about:
        by_subject.setdefault(node, [])
    nodes_of: dict[Triple, list[Iri]] = defaultdict(list)
    for node in sorted(annotating):
        nodes_of[annotating[node]].append(node)
    writer = _Writer(by_subject, nodes_of, Names(prefixes))
    blocks = [writer.block(subject, about.get(subject)) for subject in sorted(by_subject, key=str) if subject not in annotating]
    out.write('VERSION "1.2"\n')
    write_prefixes(out, writer.names)
    out.writelines(f"\n{block}" for block in blocks)


class _Writer:
    """Blocks of a subject, with annotations where there are any."""

    def __init__(self, by_subject: Mapping[Iri, list[Triple]], nodes_of: Mapping[Triple, list[Iri]], names: Names) -> None:
        self.by_subject, self.nodes_of, self.names = by_subject, nodes_of, names

    def block(self, subject: Iri, reified: Triple | None) -> str:
        lines = self._lines(subject)
        if reified is not None:
            s, p, o = reified
            term = f"<<( {self.names.iri(s.value)} {self.names.iri(p.value)} {self.names.term(o)} )>>"
            lines.insert(0, f"{self.names.iri(_REIFIES.value)} {term}")
        return f"{self.names.iri(subject.value)} " + " ;\n    ".join(lines) + " .\n"

    def _lines(self, subject: Iri) -> list[str]:
        ordered = sorted(self.by_subject[subject], key=lambda t: (predicate_key(t.predicate), term_key(t.object)))
        lines = []
        for predicate, several in groupby(ordered, key=lambda t: t.predicate):
            verb = "a" if predicate == ns.RDF_TYPE else self.names.iri(predicate.value)
            lines.append(f"{verb} {', '.join(self._object(triple) for triple in several)}")
        return lines

    def _object(self, triple: Triple) -> str:
        notes = []
        for node in self.nodes_of.get(triple, ()):
            inner = " ;\n            ".join(self._lines(node))
            notes.append(f"\n        ~ {self.names.iri(node.value)}" + (f" {{| {inner} |}}" if inner else ""))
        return self.names.term(triple.object) + "".join(notes)


def _reified(triples: Iterable[Triple]) -> dict[Iri, Triple]:
    """The triple that each statement node names by exactly one subject, predicate and object."""
    parts: dict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if triple.predicate in _PARTS:
            parts[triple.subject][triple.predicate].append(triple.object)
    found = {}
    for node, part in parts.items():
        if all(len(part[role]) == 1 for role in _PARTS):
            subject, predicate, value = (part[role][0] for role in _PARTS)
            if isinstance(subject, Iri) and isinstance(predicate, Iri):
                found[node] = Triple(subject, predicate, value)
    return found
