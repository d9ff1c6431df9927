"""What may stand at either end of a relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary.ontology import Ontology


@dataclass(frozen=True)
class SlotTypes:
    """The classes a property's subject and object may have: declared, else observed."""

    ontology: Ontology
    observed: Mapping[Iri, tuple[frozenset[Iri], frozenset[Iri], bool]]
    """By property: classes of subjects, classes of objects, whether objects are literals."""

    known: dict[tuple[Iri, str], tuple[frozenset[Iri], bool]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, relation: Iri, role: str) -> tuple[frozenset[Iri], bool]:
        """Classes and whether it is a literal."""
        key = (relation, role)
        if key not in self.known:
            self.known[key] = self._of(relation, role)
        return self.known[key]

    def _of(self, relation: Iri, role: str) -> tuple[frozenset[Iri], bool]:
        known = self.ontology.properties.get(relation)
        subjects, objects, literal = self.observed.get(relation, (frozenset(), frozenset(), False))
        if known is None:
            return frozenset(), False
        if role == lx.SUBJECT:
            return frozenset(known.domains) or subjects, False
        if role == lx.OBJECT:
            return frozenset(known.ranges) or objects, known.has_literals or (literal and not objects)
        return frozenset(), False


def read_slot_types(ontology: Ontology, observed: Iterable[tuple[Iri | None, Iri, Iri | None]]) -> SlotTypes:
    """Slot types from an ontology and the observed (class, property, class) of a graph."""
    table: dict[Iri, tuple[set[Iri], set[Iri], bool]] = {}
    for subject, relation, object_ in sorted(observed, key=str):
        subjects, objects, literal = table.setdefault(relation, (set(), set(), False))
        subjects.update([subject] if subject else [])
        objects.update([object_] if object_ else [])
        table[relation] = (subjects, objects, literal or object_ is None)
    return SlotTypes(ontology, {p: (frozenset(s), frozenset(o), lit) for p, (s, o, lit) in table.items()})
