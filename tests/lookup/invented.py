"""A small graph in memory whose statements a test writes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.statements import entity_triples, statement_triples
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.statements import Entity, Evidence, Statement
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.wording.statements import word_statement

DOMAIN = load_domain(Path(__file__).parents[1] / "domains" / "lighthouses")


def sea(name: str) -> Iri:
    return DOMAIN.expand(f"sea:{name}")


def state(
    subject: str, predicate: str, object_: str | Literal, since: str = "", until: str = "", at: str = "", **more: Any
) -> Statement:
    dates = [parse_edtf(d) if d else None for d in (since, until, at)]
    return Statement(sea(subject), sea(predicate), sea(object_) if isinstance(object_, str) else object_, (), *dates, **more)


def evidence(quote: str, confidence: float = 0.9) -> Evidence:
    return Evidence("log", 3, 3 + len(quote), quote, "tended/tend active", "model", confidence)


class InventedGraph:
    """What a look at things asks of a graph, all of it from the statements given; things are called by their local names."""

    def __init__(self, statements: Iterable[tuple[Statement, tuple[Evidence, ...]]], data: Iterable[Triple] = ()) -> None:
        self.domain = DOMAIN
        told, plain = list(statements), list(data)
        ends: list[Term] = [end for s, _ in told for end in (s.subject, s.object)]
        ends += [end for t in plain for end in (t.subject, t.object)]
        self._entities = {
            e: DOMAIN.ontology.entities.get(e) or Entity(e, e.local_name, (sea("Keeper"),)) for e in ends if isinstance(e, Iri)
        }
        triples = [t for s, es in told for t in statement_triples(s, es, DOMAIN.ontology.namespace)]
        triples += [t for e in self._entities.values() for t in entity_triples(e)]
        self.store = GraphStore.in_memory([*triples, *plain])

    def entities(self) -> Mapping[Iri, Entity]:
        return self._entities

    def label(self, term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return self._entities[term].label if term in self._entities else DOMAIN.ontology.label(term)

    def word(self, statement: Statement) -> str:
        return word_statement(statement, DOMAIN.ontology, DOMAIN.english, self.label)
