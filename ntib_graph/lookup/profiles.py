"""All that a graph knows of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ntib_graph.lookup.disagreements import find_disagreements
from ntib_graph.lookup.facts import FactReader, RoledFact, WordedGraph
from ntib_graph.model.profiles import FactGroup, KnownClass, Profile, Role
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.wording.statements import word_fact

_DEFINING = (ns.SKOS_DEFINITION, Iri(ns.DCTERMS + "description"), ns.RDFS_COMMENT)


def read_profile(graph: WordedGraph, thing: Iri) -> Profile:
    """All that the graph knows of a thing."""
    ontology = graph.domain.ontology
    views = FactReader(graph).facts_about(thing)
    entity = graph.entities().get(thing)
    classes = entity.classes if entity else ()
    return Profile(
        thing,
        graph.label(thing),
        tuple(name for name in (entity.aliases if entity else ()) if name != graph.label(thing)),
        tuple(KnownClass(c, ontology.label(c), ontology.classes[c].definition if c in ontology.classes else "") for c in classes),
        read_definition(graph, thing),
        _grouped(graph, thing, (view for view in views if view.fact.statement.is_plain)),
        _grouped(graph, thing, (view for view in views if not view.fact.statement.is_plain)),
        find_disagreements((view.fact for view in views), ontology),
    )


def read_definition(graph: WordedGraph, thing: Iri) -> str:
    """What the data says a thing is; "" where it says nothing in English."""
    for predicate in _DEFINING:
        found = (triple.object for triple in graph.store.triples(thing, predicate))
        texts = sorted(o.value for o in found if isinstance(o, Literal) and o.language in ("", "en"))
        if texts:
            return texts[0]
    return ""


def title_of_role(graph: WordedGraph, label: str, relation: Iri, role: Role) -> str:
    """A heading for the facts in which a thing has a role: "… is a member of the Lamp Guild"."""
    domain = graph.domain
    if role is Role.SUBJECT:
        return word_fact(relation, label, "…", domain.ontology, domain.english)
    if role is Role.OBJECT:
        return word_fact(relation, "…", label, domain.ontology, domain.english)
    return f"according to {label}" if role is Role.VOICE else f"…, {domain.ontology.label(relation)} {label}"


def _grouped(graph: WordedGraph, thing: Iri, views: Iterable[RoledFact]) -> tuple[FactGroup, ...]:
    label = graph.label(thing)
    groups = groupby(views, key=lambda view: (view.relation, view.role))
    return tuple(
        FactGroup(relation, role, title_of_role(graph, label, relation, role), tuple(view.fact for view in members))
        for (relation, role), members in groups
    )
