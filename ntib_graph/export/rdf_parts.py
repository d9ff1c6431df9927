"""A part of a graph as RDF: whole statements, and of the rest what does not speak of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ntib_graph.export.rdf import plain_triples
from ntib_graph.graph.statements import HAS_SELECTOR
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary import namespaces as ns


def part_of_triples(triples: Iterable[Triple], statement_ids: Iterable[str], namespace: str) -> list[Triple]:
    """The triples without those that only statements of other ids carry: their nodes, evidences and plain triples.

    Names, classes, documents and the ontology stay.  A set known to be complete stays if none of its facts is left out.
    """
    found = list(triples)
    kept = {ns.statement_iri(namespace, name) for name in statement_ids}
    stated = {t.subject for t in found if t.predicate == ns.RDF_TYPE and t.object == ns.STATEMENT}
    facts = plain_triples(found)
    said = {fact for node, fact in facts.items() if node in kept}
    unsaid = set(facts.values()) - said
    sets = _incomplete_sets(found, unsaid)
    left_out = (stated - kept) | sets
    left_out |= _hanging(found, left_out, ns.HAS_EVIDENCE)
    left_out |= _hanging(found, left_out, HAS_SELECTOR)
    return [triple for triple in found if triple.subject not in left_out and triple not in unsaid]


def _hanging(triples: list[Triple], left_out: set[Iri], tie: Iri) -> set[Iri]:
    """What hangs by the tie on nothing but what is left out."""
    holders: dict[Iri, set[Iri]] = defaultdict(set)
    for subject, predicate, value in triples:
        if predicate == tie and isinstance(value, Iri):
            holders[value].add(subject)
    return {node for node, above in holders.items() if above <= left_out}


def _incomplete_sets(triples: list[Triple], unsaid: set[Triple]) -> set[Iri]:
    """The sets of which at least one fact is left out."""
    parts: dict[Iri, dict[Iri, list[Iri]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        if predicate in (ns.SET_PREDICATE, ns.SET_SUBJECT, ns.SET_OBJECT, ns.SET_MEMBER) and isinstance(value, Iri):
            parts[subject][predicate].append(value)
    broken = set()
    for node, part in parts.items():
        for predicate in part[ns.SET_PREDICATE]:
            facts = {Triple(m, predicate, anchor) for anchor in part[ns.SET_OBJECT] for m in part[ns.SET_MEMBER]}
            facts |= {Triple(anchor, predicate, m) for anchor in part[ns.SET_SUBJECT] for m in part[ns.SET_MEMBER]}
            if facts & unsaid:
                broken.add(node)
    return broken
