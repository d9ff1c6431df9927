"""What a question is read against: the domain's words and the graph's names and observed types."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from ntib_graph.linking.names import NameIndex, index_names
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.queries import Pattern, Variable
from ntib_graph.model.statements import Entity
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.ontology import Ontology

_LONGEST_PHRASE = 6


class Graph(Protocol):
    """What the question layer needs of a graph."""

    def select(self, sparql: str, prefixes: Mapping[str, str] | None = None) -> Table:
        """The rows of a SELECT."""
        ...

    def ask(self, sparql: str, prefixes: Mapping[str, str] | None = None) -> bool:
        """The answer of an ASK."""
        ...


@dataclass(frozen=True)
class Knowledge:
    """A domain and what its graph holds, prepared for reading questions; made by :func:`read_knowledge`."""

    domain: Domain
    graph: Graph
    names: NameIndex
    entities: Mapping[Iri, Entity]
    observed: Mapping[tuple[Iri | None, Iri, Iri | None], int]
    """(class, property, class) of the graph's triples with their number; the last is None for literals."""
    degrees: Mapping[Iri, int]
    class_words: Mapping[tuple[str, ...], tuple[tuple[Iri, bool], ...]]
    """Level words of a class's nouns: the classes, and whether the form is a plural."""

    related_classes: dict[tuple[frozenset[Iri], frozenset[Iri]], bool] = field(default_factory=dict, compare=False, repr=False)
    linking: dict[tuple[frozenset[Iri], frozenset[Iri]], tuple[tuple[Iri, bool], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was found of pairs of classes, kept from question to question."""
    chains: dict[tuple[frozenset[Iri], frozenset[Iri]], tuple[tuple[Iri, Iri], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """Pairs of properties that lead from some classes to others."""
    dates: dict[tuple[Pattern, Variable], tuple[VagueDate, ...]] = field(default_factory=dict, compare=False, repr=False)
    """The dates of facts that questions took a date from."""

    @cached_property
    def links(self) -> tuple[tuple[Iri, Iri, Iri, int], ...]:
        """The observed (class, property, class) between things that a question may leave unsaid, with their number."""
        technical = (ns.RDF, ns.RDFS, ns.OWL, ns.SKOS, ns.OA, ns.PROV, ns.DCTERMS)
        return tuple(
            (subject, relation, object_, number)
            for (subject, relation, object_), number in self.observed.items()
            if subject is not None
            and object_ is not None
            and not self.ontology.properties[relation].is_qualifier
            and not relation.value.startswith(technical)
        )

    @cached_property
    def steps_of_being_in(self) -> tuple[tuple[Iri, Iri, Iri], ...]:
        """The observed (class, property, class) of properties of being in something."""
        entries_of = self.domain.lexicon.by_property
        inside = frozenset(p for p, entries in entries_of.items() if any(e.words == ("in",) for e in entries))
        return tuple((s, p, o) for s, p, o in self.observed if p in inside and s is not None and o is not None)

    @cached_property
    def named_by_last_word(self) -> Mapping[str, frozenset[Iri]]:
        """By the last word of names, levelled: the things with a name of several words that ends in it."""
        found: dict[str, set[Iri]] = defaultdict(set)
        for iri, entity in self.entities.items():
            for name in (entity.label, *entity.aliases):
                if " " in name and not self.is_phrase(iri):
                    found[self.level(name.split()[-1])].add(iri)
        return {word: frozenset(things) for word, things in found.items()}

    @property
    def ontology(self) -> Ontology:
        """The domain's ontology."""
        return self.domain.ontology

    def level(self, word: str) -> str:
        """A word without case and spelling differences."""
        return " ".join(self.names._level(part) for part in word.split())

    def label(self, iri: Iri) -> str:
        """The best name of anything."""
        return self.entities[iri].label if iri in self.entities else self.ontology.label(iri)

    def classes_of(self, iri: Iri) -> frozenset[Iri]:
        """The classes of an entity."""
        return self._classes_by_entity.get(iri, frozenset())

    @cached_property
    def _classes_by_entity(self) -> Mapping[Iri, frozenset[Iri]]:
        return {iri: frozenset(entity.classes) for iri, entity in self.entities.items()}

    @cached_property
    def entities_by_class(self) -> Mapping[Iri, frozenset[Iri]]:
        """The entities that are said to be of each class."""
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for iri, entity in self.entities.items():
            for kind in entity.classes:
                found[kind].add(iri)
        return {kind: frozenset(members) for kind, members in found.items()}

    def is_phrase(self, iri: Iri) -> bool:
        """Whether the entity is something that a text only describes."""
        return iri in self._phrases

    @cached_property
    def _phrases(self) -> frozenset[Iri]:
        return frozenset(i for i, entity in self.entities.items() if any(map(self.ontology.is_phrase_class, entity.classes)))


def read_knowledge(domain: Domain, graph: Graph) -> Knowledge:
    """The domain's knowledge together with the labels, types and observed triples of a graph."""
    entities = _read_entities(domain, graph)
    entities = {iri: _with_short_name(e) for iri, e in entities.items()}
    named = [e for e in entities.values() if not _is_long_phrase(e, domain.ontology)]
    names = index_names(sorted(named, key=lambda e: e.iri), domain.english, domain.ontology.adjectives, domain.ontology.metonyms)
    observed, degrees = _observe(graph, domain.ontology)
    words: dict[tuple[str, ...], set[tuple[Iri, bool]]] = defaultdict(set)
    for iri, kind in domain.ontology.classes.items():
        if iri.value.startswith((ns.OWL, ns.RDFS)):
            continue
        for noun in kind.nouns:
            for form, is_plural in ((noun, False), (domain.english.plural(noun), True)):
                words[tuple(names._level(w) for w in re.findall(r"[^\W_]+(?:['.&-][^\W_]+)*", form))].add((iri, is_plural))
    class_words = {key: tuple(sorted(found)) for key, found in sorted(words.items()) if key}
    return Knowledge(domain, graph, names, entities, observed, degrees, class_words)


def _with_short_name(entity: Entity) -> Entity:
    """A numbered part is also known by its own name alone: "section 5 of the Act" by "section 5"."""
    own, of, _ = entity.label.partition(" of ")
    is_part = of and any(c.isdigit() for c in own) and own[:1].isalpha()
    return replace(entity, aliases=(*entity.aliases, own)) if is_part and own not in entity.aliases else entity


def _is_long_phrase(entity: Entity, ontology: Ontology) -> bool:
    is_phrase = any(ontology.is_phrase_class(c) for c in entity.classes)
    return is_phrase and len(entity.label.split()) > _LONGEST_PHRASE


def _read_entities(domain: Domain, graph: Graph) -> dict[Iri, Entity]:
    found: dict[Iri, tuple[set[Iri], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    table = graph.select(
        f"SELECT ?e ?class ?label ?other {{ ?e a ?class . OPTIONAL {{ ?e <{ns.RDFS_LABEL.value}> ?label }} "
        f"OPTIONAL {{ ?e {_alias_path(domain.ontology)} ?other }} }}"
    )
    known = domain.ontology.classes
    for e, kind, label, other in table.rows:
        if not isinstance(e, Iri) or kind not in known or e in known or e in domain.ontology.properties:
            continue
        assert isinstance(kind, Iri)
        if kind in (ns.STATEMENT, ns.EVIDENCE, ns.COMPLETE_SET) or kind.value.startswith(ns.OWL):
            continue
        classes, labels, others = found[e]
        classes.add(kind)
        labels.update([label.value] if isinstance(label, Literal) else [])
        others.update([other.value] if isinstance(other, Literal) else [])
    entities = dict(domain.ontology.entities)
    for e, (classes, labels, others) in found.items():
        preferred = entities[e].label if e in entities else min(labels, default=ns.split_camel_case(e.local_name))
        aliases = sorted((others | labels | set(entities[e].aliases if e in entities else ())) - {preferred})
        entities[e] = Entity(e, preferred, tuple(sorted(classes)), tuple(aliases))
    return entities


def _alias_path(ontology: Ontology) -> str:
    """skos:altLabel and the properties declared below it, as a property path."""
    below = sorted(iri for iri, p in ontology.properties.items() if ns.SKOS_ALT_LABEL in p.parents)
    return "|".join(f"<{iri.value}>" for iri in (ns.SKOS_ALT_LABEL, *below))


def _observe(graph: Graph, ontology: Ontology) -> tuple[dict[tuple[Iri | None, Iri, Iri | None], int], dict[Iri, int]]:
    table = graph.select(
        "SELECT ?sc ?p ?oc (COUNT(*) AS ?n) { ?s ?p ?o . OPTIONAL { ?s a ?sc } OPTIONAL { ?o a ?oc } } GROUP BY ?sc ?p ?oc"
    )
    observed = {
        (s if isinstance(s, Iri) else None, p, o if isinstance(o, Iri) else None): int(n.value)
        for s, p, o, n in table.rows
        if isinstance(p, Iri) and p in ontology.properties and isinstance(n, Literal)
    }
    return observed, _degrees(graph.select("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s").rows)


def _degrees(rows: Iterable[tuple[object, ...]]) -> dict[Iri, int]:
    return {s: int(n.value) for s, n in rows if isinstance(s, Iri) and isinstance(n, Literal)}
