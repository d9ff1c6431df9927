"""What to tell of a thing when asked what it is."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.model.queries import Edge, Pattern, QueryGraph, Variable
from ntib_graph.model.terms import Iri


def profile_pattern(knowledge: Knowledge, thing: Iri) -> Iterator[QueryGraph]:
    """Query graphs of the facts that tell what a thing is: its definition, role and objective first, then its other facts.

    Properties that nothing is said with are left out.
    """
    nouns = knowledge.domain.english.mapping("questions", "asking")["profile_nouns"]
    value = Variable("x1")
    ontology = knowledge.ontology
    classes = knowledge.classes_of(thing)
    # One look for all: of dozens of properties that fit few are used of one thing.
    used = {
        p
        for row in knowledge.graph.select(f"SELECT DISTINCT ?p {{ {{ <{thing}> ?p ?o }} UNION {{ ?s ?p <{thing}> }} }}").rows
        for p in row
    }
    fitting = [
        p
        for _, p in sorted(ontology.properties.items())
        if p.domains and not p.is_qualifier and (p.iri in used or p.formula) and ontology.admits(p.domains, classes)
    ]

    def rank(labels: list[str]) -> int:
        return min((nouns.index(label) for label in labels if label in nouns), default=len(nouns))

    ranked = sorted(((rank([ontology.label(c).casefold() for c in p.ranges]), p.iri, p) for p in fitting), key=lambda x: x[:2])
    for _, iri, relation in ranked:
        yield QueryGraph(Pattern((Edge(thing, iri, value),)), value, focus_classes=relation.ranges, focus_property=iri)
