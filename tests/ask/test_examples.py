"""Every property's example question is understood as a question on that property."""

from __future__ import annotations

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.ask.knowledge import read_knowledge
from ntib_graph.ask.pieces import Vocabulary
from ntib_graph.ask.reading import CLOSE, understand
from ntib_graph.ask.word_tables import read_vocabulary
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.model.dates import year
from ntib_graph.model.queries import Pattern
from ntib_graph.model.terms import Iri
from tests.conftest import ROOT

EXAMPLES = [(p.iri, q) for _, p in sorted(load_domain(ROOT).ontology.properties.items()) for q in p.example_questions]


@pytest.fixture(scope="module")
def vocabulary(graph: KnowledgeGraph) -> Vocabulary:
    return read_vocabulary(read_knowledge(graph.domain, graph.store))


def properties(pattern: Pattern) -> set[Iri]:
    inner = [b for branches in pattern.either for b in branches]
    return {e.property for e in pattern.edges}.union(*(properties(p) for p in inner))


@pytest.mark.parametrize(("relation", "question"), EXAMPLES, ids=[iri.local_name for iri, _ in EXAMPLES])
def test_an_example_question_is_understood(vocabulary: Vocabulary, relation: Iri, question: str) -> None:
    readings = understand(question, vocabulary, year(2025)).readings
    assert readings, question
    close = [r.graph.pattern for r in readings if r.cost <= readings[0].cost + CLOSE]
    assert any(relation in properties(pattern) for pattern in close), (question, readings[0].graph)
