"""A network as drawing programs see it: nodes and edges with attributes, made of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ntib_graph.export.palette import GREY, Palette
from ntib_graph.export.spells import Spell, merge_spells, spell_of
from ntib_graph.model.statements import Entity, Evidence, Statement, Status
from ntib_graph.model.terms import XSD, XSD_BOOLEAN, Iri, Literal, Term
from ntib_graph.vocabulary.ontology import Ontology

Value = str | bool | int | float | tuple[str, ...]
Supported = tuple[Statement, tuple[Evidence, ...]]
"""A statement with all its evidence."""

_WHOLE_NUMBERS = frozenset(XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
_BROKEN_NUMBERS = frozenset(XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Node:
    """A thing; ``attributes`` by readable title; ``x`` and ``y`` are None where nothing was laid out."""

    id: str
    label: str
    classes: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)
    spells: tuple[Spell, ...] = ()
    colour: str = GREY
    size: float = 10.0
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two things; ``kind`` keeps parallel relations apart, ``weight`` is positive."""

    source: str
    target: str
    kind: str
    label: str
    weight: float = 1.0
    spells: tuple[Spell, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by id, edges by (source, target, kind), no two alike; ``legend`` is the colour of each class drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read_network(
    statements: Iterable[Supported],
    entities: Mapping[Iri, Entity],
    ontology: Ontology,
    documents: Mapping[str, str],
    *,
    descriptions: Mapping[Iri, str] | None = None,
    palette: Palette | None = None,
    all_statuses: bool = False,
) -> Network:
    """The network of the statements: things with their literal facts, and one edge a (subject, object, relation).

    ``documents`` are titles by id.  Without ``all_statuses`` only plain statements count; with it the others have edges of
    a kind of their own ("member of (denied)").  An edge weighs as many as the documents that support it, at least 1; it
    lives when its dated statements hold, always if none is dated.  A node lives when any of its facts does.
    """
    reader = _Reader(entities, ontology, documents, descriptions or {}, palette or Palette())
    for statement, evidences in statements:
        if statement.is_plain or all_statuses:
            reader.add(statement, evidences)
    return reader.network()


class _Reader:
    """What is gathered of the statements, by edge and by thing."""

    def __init__(
        self,
        entities: Mapping[Iri, Entity],
        ontology: Ontology,
        documents: Mapping[str, str],
        descriptions: Mapping[Iri, str],
        palette: Palette,
    ) -> None:
        self.entities, self.ontology, self.documents = entities, ontology, documents
        self.descriptions, self.palette = descriptions, palette
        self.links: dict[tuple[Iri, Iri, Iri, str], list[Supported]] = defaultdict(list)
        self.literals: dict[Iri, dict[tuple[Iri, str], list[Supported]]] = defaultdict(lambda: defaultdict(list))

    def add(self, statement: Statement, evidences: tuple[Evidence, ...]) -> None:
        found, way = (statement, evidences), variant(statement)
        if isinstance(statement.object, Iri):
            self.links[statement.subject, statement.object, statement.predicate, way].append(found)
        else:
            self.literals[statement.subject][statement.predicate, way].append(found)

    def network(self) -> Network:
        used = {key[2] for key in self.links} | {key[0] for facts in self.literals.values() for key in facts}
        kinds = relation_names(used, self.ontology)
        edges = tuple(self._edge(key, found, kinds[key[2]]) for key, found in sorted(self.links.items()))
        things = {iri for key in self.links for iri in key[:2]} | self.literals.keys()
        lives = self._lives()
        nodes = tuple(self._node(iri, kinds, lives[iri]) for iri in sorted(things))
        classes = {iri: self.entities[iri].classes for iri in things if iri in self.entities}
        legend = self.palette.legend(classes.values(), self.ontology)
        return Network(nodes, edges, legend)

    def _name(self, term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return self.entities[term].label if term in self.entities else self.ontology.label(term)

    def _edge(self, key: tuple[Iri, Iri, Iri, str], found: list[Supported], name: str) -> Edge:
        source, target, predicate, way = key
        kind = kind_name(name, way)
        documents = sorted({evidence.document for _, evidences in found for evidence in evidences})
        attributes: dict[str, Value] = {"Relation IRI": predicate.value, **self._account(found)}
        return Edge(source.value, target.value, kind, kind, float(len(documents) or 1), _spells(found), attributes)

    def _lives(self) -> dict[Iri, tuple[Spell, ...]]:
        """When the facts of each thing hold; nothing for a thing of which one fact always does."""
        facts: dict[Iri, list[tuple[Spell, ...]]] = defaultdict(list)
        for (source, target, _, _), found in self.links.items():
            for end in (source, target):
                facts[end].append(_spells(found))
        for thing, several in self.literals.items():
            facts[thing] += [_spells(found) for found in several.values()]
        return {
            iri: merge_spells(spell for spells in lives for spell in spells) if all(lives) else () for iri, lives in facts.items()
        }

    def _account(self, found: list[Supported]) -> dict[str, Value]:
        """What vouches for a fact: status, best quote, qualifiers, times, the statements themselves."""
        evidences = [evidence for _, several in found for evidence in several]
        best = min(evidences, key=lambda e: (-e.confidence, len(e.quote), e.document, e.start), default=None)
        statements = sorted((statement for statement, _ in found), key=lambda s: s.id)
        account: dict[str, Value] = {"Status": statements[0].status.value}
        if best:
            account |= {"Confidence": float(best.confidence), "Quote": best.quote}
            account["Document"] = self.documents.get(best.document) or best.document
            if best.paragraph:
                account["Paragraph"] = best.paragraph
            account["Documents"] = tuple(sorted({e.document for e in evidences}))
        several = {
            "Attributed to": {self._name(s.attributed_to) for s in statements if s.attributed_to},
            "Qualifiers": {f"{self.ontology.label(q.property)}: {self._name(q.value)}" for s in statements for q in s.qualifiers},
            "Dates": {written for s in statements if (written := _written_time(s))},
            "Statements": {s.id for s in statements},
        }
        return account | {title: tuple(sorted(values)) for title, values in several.items() if values}

    def _node(self, iri: Iri, kinds: Mapping[Iri, str], spells: tuple[Spell, ...]) -> Node:
        entity = self.entities.get(iri) or Entity(iri, self.ontology.label(iri))
        classes = tuple(self.ontology.label(c) for c in sorted(entity.classes))
        attributes: dict[str, Value] = {"IRI": iri.value}
        if classes:
            attributes |= {"Class": self.ontology.label(_narrowest(entity.classes, self.ontology)), "Classes": classes}
        if description := self.descriptions.get(iri):
            attributes["Description"] = description
        if entity.aliases:
            attributes["Aliases"] = tuple(sorted(set(entity.aliases)))
        facts = self.literals.get(iri, {})
        for (predicate, way), found in sorted(facts.items()):
            unit = self.ontology.properties[predicate].unit if predicate in self.ontology.properties else ""
            remarks = "".join(f" ({remark})" for remark in (unit, way) if remark)
            attributes[kinds[predicate] + remarks] = self._literal_value([statement for statement, _ in found])
        if stated := {statement.id for found in facts.values() for statement, _ in found}:
            attributes["Statements"] = tuple(sorted(stated))
        label = _one_line(entity.label) or iri.local_name or iri.value
        return Node(iri.value, label, classes, attributes, spells, self.palette.colour_of(entity.classes, self.ontology))

    def _literal_value(self, statements: list[Statement]) -> Value:
        """The one value with its own type, or all of them as text, each with what tells it apart."""
        values = {statement.object for statement in statements}
        if len(values) == 1:
            return _typed(values.pop())
        return tuple(sorted({self._remarked(statement) for statement in statements}))

    def _remarked(self, statement: Statement) -> str:
        remarks = [*(self._name(q.value) for q in statement.qualifiers), _written_time(statement)]
        told = ", ".join(remark for remark in remarks if remark)
        return f"{statement.object} ({told})" if told else str(statement.object)


def _spells(found: Iterable[Supported]) -> tuple[Spell, ...]:
    """When the dated statements of one fact hold; nothing if none is dated."""
    return merge_spells(spell for statement, _ in found if (spell := spell_of(statement)))


def relation_names(relations: Iterable[Iri], ontology: Ontology) -> dict[Iri, str]:
    """A name for each relation, different even in lower case."""
    sharing: dict[str, list[Iri]] = defaultdict(list)
    for iri in sorted(relations):
        sharing[_one_line(ontology.label(iri)).casefold()].append(iri)
    return {
        iri: _one_line(ontology.label(iri)) + (f" <{iri.value}>" if len(group) > 1 else "")
        for group in sharing.values()
        for iri in group
    }


def kind_name(name: str, way: str) -> str:
    """The kind of the edges of a relation of that name whose statements are put forward in that way."""
    return f"{name} ({way})" if way else name


def variant(statement: Statement) -> str:
    """How a statement that is not plain is put forward ("denied", "attributed"); "" for a plain one."""
    if statement.status is not Status.ASSERTED:
        return statement.status.value
    return "attributed" if statement.attributed_to else ""


def _written_time(statement: Statement) -> str:
    if statement.since or statement.until:
        return f"{statement.since or ''}/{statement.until or ''}"
    return str(statement.at or "")


def _narrowest(classes: tuple[Iri, ...], ontology: Ontology) -> Iri:
    lowest = [c for c in classes if not any(d != c and ontology.is_subclass(d, c) for d in classes)]
    return min(lowest or classes)


def _typed(term: Term) -> Value:
    if isinstance(term, Literal):
        try:
            if term.datatype in _WHOLE_NUMBERS:
                return int(term.value)
            if term.datatype in _BROKEN_NUMBERS:
                return float(term.value)
        except ValueError:
            return term.value
        if term.datatype == XSD_BOOLEAN and term.value in ("true", "false", "1", "0"):
            return term.value in ("true", "1")
    return term.value


def _one_line(words: str) -> str:
    return " ".join(words.split())
