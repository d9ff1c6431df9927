"""The ontology as the engine uses it: classes and properties with their hierarchy, and the known entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.conditions import Condition, Formula, read_condition, read_formula

_CLASS_TYPES = frozenset({Iri(ns.OWL + "Class"), Iri(ns.RDFS + "Class")})
_PROPERTY_TYPES = frozenset(Iri(ns.OWL + name) for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")) | {
    Iri(ns.RDF + "Property")
}


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class: the nouns that name it, and the labels of statistical entity recognition that suggest it."""

    iri: Iri
    label: str
    definition: str = ""
    parents: tuple[Iri, ...] = ()
    nouns: tuple[str, ...] = ()
    ner_labels: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    """What its noun, or an adjective before it, asks of its things."""


@dataclass(frozen=True, slots=True)
class OntologyProperty:
    """A property: ``domains`` and ``ranges`` are alternatives (unions); empty means anything."""

    iri: Iri
    label: str
    definition: str = ""
    domains: tuple[Iri, ...] = ()
    ranges: tuple[Iri, ...] = ()
    inverse: Iri | None = None
    parents: tuple[Iri, ...] = ()
    is_qualifier: bool = False
    has_literals: bool = False
    happens_once: bool = False
    is_functional: bool = False
    is_symmetric: bool = False
    is_asymmetric: bool = False
    unit: str = ""
    high: tuple[str, ...] = ()
    """Adjectives whose higher degree means a greater value ("large")."""
    low: tuple[str, ...] = ()
    """Adjectives whose higher degree means a smaller value ("small")."""
    structures: tuple[str, ...] = ()
    """Structures of a page that state it without a clause: "heading", "caption", "parenthesis", "acronym", "name"."""
    example_sentences: tuple[str, ...] = ()
    example_questions: tuple[str, ...] = ()
    formula: Formula | None = None
    """How its values are computed, where the graph does not hold them."""


@dataclass(frozen=True)
class Ontology:
    """Classes, properties and entities of a domain, by IRI; ``namespace`` is where new IRIs are minted."""

    namespace: str
    prefixes: Mapping[str, str]
    classes: Mapping[Iri, OntologyClass]
    properties: Mapping[Iri, OntologyProperty]
    entities: Mapping[Iri, Entity]
    adjectives: Mapping[Iri, tuple[str, ...]] = field(default_factory=dict)
    """Adjectives of an entity ("Australian"): attributively they stand for it."""
    metonyms: Mapping[Iri, tuple[str, ...]] = field(default_factory=dict)
    """Names of places that stand for an entity ("Canberra") where nothing is said to be there."""
    anchors: Mapping[Iri, str] = field(default_factory=dict)
    """EDTF dates of the events that relative dates count from."""

    @cached_property
    def _ancestors(self) -> Mapping[Iri, frozenset[Iri]]:
        found: dict[Iri, frozenset[Iri]] = {}

        def climb(iri: Iri, path: frozenset[Iri]) -> frozenset[Iri]:
            if iri in found:
                return found[iri]
            above = frozenset({iri})
            for parent in self.classes[iri].parents if iri in self.classes else ():
                if parent not in path:
                    above |= climb(parent, path | {iri})
            found[iri] = above
            return above

        for iri in self.classes:
            climb(iri, frozenset())
        return found

    def ancestors(self, class_iri: Iri) -> frozenset[Iri]:
        """The class itself and all classes above it."""
        return self._ancestors.get(class_iri, frozenset({class_iri}))

    def is_subclass(self, class_iri: Iri, of: Iri) -> bool:
        """Whether every member of the first is a member of the second (reflexive)."""
        return of in self.ancestors(class_iri)

    @cached_property
    def _descendants(self) -> Mapping[Iri, frozenset[Iri]]:
        below: dict[Iri, set[Iri]] = {}
        for iri, above in self._ancestors.items():
            for ancestor in above:
                below.setdefault(ancestor, set()).add(iri)
        return {iri: frozenset(found) for iri, found in below.items()}

    def relatives(self, classes: Iterable[Iri]) -> frozenset[Iri]:
        """The classes themselves, and all above and below them."""
        return frozenset().union(*(self.ancestors(c) | self._descendants.get(c, frozenset()) for c in classes))

    def admits(self, allowed: tuple[Iri, ...], classes: Iterable[Iri]) -> bool:
        """Whether a thing of ``classes`` may stand where ``allowed`` classes are asked for; no classes asked: anything."""
        return not allowed or any(self.is_subclass(c, a) for c in classes for a in allowed)

    @cached_property
    def _by_structure(self) -> Mapping[str, tuple[OntologyProperty, ...]]:
        table: dict[str, list[OntologyProperty]] = {}
        for _, relation in sorted(self.properties.items()):
            for structure in relation.structures:
                table.setdefault(structure, []).append(relation)
        return {structure: tuple(relations) for structure, relations in table.items()}

    def with_structure(self, structure: str) -> tuple[OntologyProperty, ...]:
        """The properties that a structure of the page or of English may state, by address."""
        return self._by_structure.get(structure, ())

    def is_phrase_class(self, class_iri: Iri) -> bool:
        """Whether its members are things a text only describes."""
        return self.is_subclass(class_iri, ns.PHRASE)

    @cached_property
    def _phrases(self) -> Mapping[tuple[Iri, str], Iri]:
        return {
            (kind, ns.normalise_phrase(name)): entity.iri
            for entity in self.entities.values()
            for kind in entity.classes
            if self.is_phrase_class(kind)
            for name in (entity.label, *entity.aliases)
        }

    def phrase_iri(self, class_iri: Iri, phrase: str) -> Iri:
        """The known thing of that class and wording, else a new address for it."""
        known = self._phrases.get((class_iri, ns.normalise_phrase(phrase)))
        return known or ns.phrase_iri(self.namespace, class_iri, phrase)

    def property_named(self, local_name: str) -> OntologyProperty | None:
        """The property of that local name, the domain's own namespace first."""
        own = self.properties.get(Iri(self.namespace + local_name))
        return own or next((p for iri, p in sorted(self.properties.items()) if iri.local_name == local_name), None)

    def label(self, iri: Iri) -> str:
        """The best English name of anything in the ontology or among the known entities."""
        for table in (self.entities, self.properties, self.classes):
            if iri in table:
                return str(table[iri].label)
        return ns.split_camel_case(iri.local_name)


class _Index:
    """Triples by subject and predicate, as the readers below ask for them."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.by_subject: dict[Iri, dict[Iri, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for s, p, o in triples:
            self.by_subject[s][p].append(o)

    def values(self, subject: Iri, *predicates: Iri) -> list[Term]:
        found = self.by_subject.get(subject, {})
        return sorted((o for p in predicates for o in found.get(p, ())), key=lambda term: (isinstance(term, Literal), term.value))

    def iris(self, subject: Iri, *predicates: Iri) -> tuple[Iri, ...]:
        return tuple(o for o in self.values(subject, *predicates) if isinstance(o, Iri))

    def texts(self, subject: Iri, *predicates: Iri) -> tuple[str, ...]:
        return tuple(o.value for o in self.values(subject, *predicates) if isinstance(o, Literal) and o.language in ("", "en"))

    def label(self, subject: Iri) -> str:
        return next(iter(self.texts(subject, ns.RDFS_LABEL)), "") or ns.split_camel_case(subject.local_name)

    def union(self, iri: Iri) -> tuple[Iri, ...]:
        """The members of an ``owl:unionOf`` list, or the class itself."""
        lists = self.iris(iri, Iri(ns.OWL + "unionOf"))
        if not lists:
            return (iri,)
        members: list[Iri] = []
        node = lists[0]
        while node.value != ns.RDF + "nil":
            members.extend(self.iris(node, Iri(ns.RDF + "first")))
            node = next(iter(self.iris(node, Iri(ns.RDF + "rest"))), Iri(ns.RDF + "nil"))
        return tuple(members)


def read_ontology(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> Ontology:
    """The ontology that a domain's triples state (blank nodes come as IRIs).

    The namespace for new IRIs is the header's ``vann:preferredNamespaceUri``, else the most common one of its properties.
    """
    index = _Index(triples)
    types = {s: set(index.iris(s, ns.RDF_TYPE)) for s in index.by_subject}
    classes = {s: _read_class(index, s) for s in sorted(types) if types[s] & _CLASS_TYPES and not _is_anonymous(s)}
    properties = {s: _read_property(index, s, types[s]) for s in sorted(types) if types[s] & _PROPERTY_TYPES}
    entities = {
        s: Entity(s, index.label(s), tuple(sorted(types[s] & classes.keys())), index.texts(s, ns.SKOS_ALT_LABEL))
        for s in sorted(types)
        if types[s] & classes.keys() and s not in classes and s not in properties and not _is_anonymous(s)
    }
    adjectives = {s: words for s in entities if (words := index.texts(s, Iri(ns.LEX + "adjective")))}
    metonyms = {s: words for s in entities if (words := index.texts(s, Iri(ns.LEX + "metonym")))}
    anchors = {s: dates[0] for s in entities if (dates := index.texts(s, ns.DERIVED_FROM_ANCHOR))}
    namespace = _preferred_namespace(index, types, properties)
    return Ontology(namespace, {**ns.STANDARD_PREFIXES, **prefixes}, classes, properties, entities, adjectives, metonyms, anchors)


def _is_anonymous(iri: Iri) -> bool:
    return iri.value.startswith("_:")


def _read_class(index: _Index, iri: Iri) -> OntologyClass:
    label = index.label(iri)
    return OntologyClass(
        iri,
        label,
        next(iter(index.texts(iri, ns.SKOS_DEFINITION, ns.RDFS_COMMENT)), ""),
        tuple(p for p in index.iris(iri, ns.RDFS_SUBCLASS_OF) if not _is_anonymous(p)),
        tuple(dict.fromkeys((label, *index.texts(iri, Iri(ns.LEX + "noun"), ns.SKOS_ALT_LABEL)))),
        index.texts(iri, Iri(ns.LEX + "nerLabel")),
        tuple(read_condition(text, iri) for text in index.texts(iri, Iri(ns.LEX + "filter"), Iri(ns.LEX + "means"))),
    )


def _read_property(index: _Index, iri: Iri, types: set[Iri]) -> OntologyProperty:
    ranges = tuple(m for r in index.iris(iri, ns.RDFS_RANGE) for m in index.union(r))
    inverse = index.iris(iri, Iri(ns.OWL + "inverseOf"))
    return OntologyProperty(
        iri,
        index.label(iri),
        next(iter(index.texts(iri, ns.SKOS_DEFINITION, ns.RDFS_COMMENT)), ""),
        tuple(m for d in index.iris(iri, ns.RDFS_DOMAIN) for m in index.union(d)),
        ranges,
        inverse[0] if inverse else None,
        index.iris(iri, ns.RDFS_SUBPROPERTY_OF),
        ns.QUALIFIER_PROPERTY in types,
        Iri(ns.OWL + "DatatypeProperty") in types or any(r.value.startswith((ns.XSD, ns.EDTF)) for r in ranges),
        ns.HAPPENS_ONCE in types,
        Iri(ns.OWL + "FunctionalProperty") in types,
        Iri(ns.OWL + "SymmetricProperty") in types,
        Iri(ns.OWL + "AsymmetricProperty") in types,
        next(iter(index.texts(iri, ns.UNIT)), ""),
        index.texts(iri, Iri(ns.LEX + "high")),
        index.texts(iri, Iri(ns.LEX + "low")),
        index.texts(iri, Iri(ns.LEX + "structure")),
        index.texts(iri, ns.EXAMPLE_SENTENCE),
        index.texts(iri, ns.EXAMPLE_QUESTION),
        next((read_formula(text, iri) for text in index.texts(iri, Iri(ns.LEX + "formula"))), None),
    )


def _preferred_namespace(index: _Index, types: Mapping[Iri, set[Iri]], properties: Iterable[Iri]) -> str:
    for header in sorted(s for s, kinds in types.items() if Iri(ns.OWL + "Ontology") in kinds):
        for value in index.values(header, Iri(ns.VANN + "preferredNamespaceUri")):
            return value.value
    counts: dict[str, int] = defaultdict(int)
    for iri in properties:
        if not iri.value.startswith(ns.ENGINE):
            counts[iri.value.removesuffix(iri.local_name)] += 1
    return max(sorted(counts), key=lambda space: counts[space], default=ns.ENGINE)
