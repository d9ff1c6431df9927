"""Which classes share no member, as the ontology says: what tells two things of one name apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.ontology import Ontology

_DISJOINT_WITH = Iri(ns.OWL + "disjointWith")


@dataclass(frozen=True, slots=True)
class Distinctness:
    """The pairs of classes that ``owl:disjointWith`` keeps apart, with the hierarchy they hold for."""

    ontology: Ontology
    pairs: frozenset[tuple[Iri, Iri]]

    def keeps_apart(self, some: Iterable[Iri], others: Iterable[Iri]) -> bool:
        """Whether a thing of ``some`` classes cannot be one of the ``others``."""
        above = {a for c in some for a in self.ontology.ancestors(c)}
        return any((a, b) in self.pairs for a in above for c in others for b in self.ontology.ancestors(c))


def read_distinctness(ontology: Ontology, triples: Iterable[Triple]) -> Distinctness:
    """What the triples of an ontology keep apart."""
    stated = [(t.subject, t.object) for t in triples if t.predicate == _DISJOINT_WITH and isinstance(t.object, Iri)]
    return Distinctness(ontology, frozenset({*stated, *((b, a) for a, b in stated)}))
