"""What to tell of a thing when asked what it is."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.model.queries import Edge, Pattern, QueryGraph, Variable
from ntib_graph.model.terms import Iri


def profile_pattern(knowledge: Knowledge, thing: Iri) -> Iterator[QueryGraph]:
    """Query graphs of the facts that define a thing: properties whose range is a definition, a role, an objective ..."""
    nouns = knowledge.domain.english.mapping("questions", "asking")["profile_nouns"]
    value = Variable("x1")
    ontology = knowledge.ontology
    for noun in nouns:
        for iri, relation in sorted(ontology.properties.items()):
            labels = [ontology.label(c).casefold() for c in relation.ranges]
            if noun in labels and ontology.admits(relation.domains, knowledge.classes_of(thing)):
                yield QueryGraph(Pattern((Edge(thing, iri, value),)), value, focus_classes=relation.ranges)
