"""Parts of a graph: as of a day, of some classes or relations, what a query gives, or what is around one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ntib_graph.export.network import Network, Supported
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Entity, Statement
from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.ontology import Ontology

_NAMING = frozenset({ns.RDF_TYPE, ns.RDFS_LABEL, ns.SKOS_ALT_LABEL, ns.SKOS_DEFINITION, ns.RDFS_COMMENT})
"""What tells of a thing's name and kind is shown on its node and is no edge."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of a graph an export shows; by default all that is asserted in the documents' own voice.

    ``classes`` and ``relations`` include those below them; a fact is of these classes if both its ends are.  ``triples`` are
    what a query gave, and only facts among them are shown.
    """

    about: Iri | None = None
    hops: int = 1
    as_of: VagueDate | None = None
    all_statuses: bool = False
    classes: tuple[Iri, ...] = ()
    relations: tuple[Iri, ...] = ()
    triples: tuple[Triple, ...] | None = None
    with_statements: bool = False
    """Statements, evidences and documents are nodes too; has no meaning for RDF, where they always are."""

    @property
    def is_part(self) -> bool:
        """Whether some facts are left out, beside those that are not plain."""
        return bool(self.about or self.as_of or self.classes or self.relations or self.triples is not None)


def selected(
    statements: Iterable[Supported], selection: Selection, ontology: Ontology, entities: Mapping[Iri, Entity]
) -> list[Supported]:
    """The statements of a selection, whatever its thing to be ``about``."""
    found = list(statements)
    if selection.triples is not None:
        found = stated(selection.triples, found)
    if selection.as_of:
        found = as_of(found, selection.as_of, ontology)
    if not selection.all_statuses:
        found = [(s, evidences) for s, evidences in found if s.is_plain]
    if selection.relations:
        found = [(s, evidences) for s, evidences in found if _is_below(s.predicate, selection.relations, ontology)]
    if selection.classes:
        fitting = {iri for iri, entity in entities.items() if ontology.admits(selection.classes, entity.classes)}
        found = [(s, e) for s, e in found if s.subject in fitting and (isinstance(s.object, Literal) or s.object in fitting)]
    return found


def stated(triples: Iterable[Triple], statements: Iterable[Supported]) -> list[Supported]:
    """Each triple as the statements that say it, with their evidence; one that nobody says is a statement without evidence.

    Names and kinds of things are passed over.
    """
    saying: dict[Triple, list[Supported]] = defaultdict(list)
    for statement, evidences in statements:
        saying[triple_of(statement)].append((statement, evidences))
    wanted = (triple for triple in dict.fromkeys(triples) if triple.predicate not in _NAMING)
    return [found for triple in wanted for found in saying.get(triple) or [(Statement(*triple), ())]]


def named_in(triples: Iterable[Triple], known: Mapping[Iri, Entity], ontology: Ontology) -> dict[Iri, Entity]:
    """The known things, and those that the triples give a name or a class of the ontology to."""
    labels: dict[Iri, str] = {}
    kinds: dict[Iri, set[Iri]] = defaultdict(set)
    for subject, predicate, value in triples:
        if subject in known:
            continue
        if predicate == ns.RDFS_LABEL and isinstance(value, Literal):
            labels[subject] = min(value.value, labels.get(subject, value.value))
        elif predicate == ns.RDF_TYPE and isinstance(value, Iri):
            kinds[subject].add(value)
    return dict(known) | {
        iri: Entity(iri, labels.get(iri) or ontology.label(iri), tuple(sorted(kinds.get(iri, ()))))
        for iri in labels.keys() | kinds.keys()
    }


def within(network: Network, statements: Iterable[Supported]) -> list[Supported]:
    """The statements whose ends are both in the network."""
    ids = {node.id for node in network.nodes}
    return [(s, e) for s, e in statements if s.subject.value in ids and (isinstance(s.object, Literal) or s.object.value in ids)]


def _is_below(relation: Iri, above: Iterable[Iri], ontology: Ontology) -> bool:
    reached, frontier = {relation}, {relation}
    while frontier:
        frontier = {p for r in frontier if r in ontology.properties for p in ontology.properties[r].parents} - reached
        reached |= frontier
    return not reached.isdisjoint(above)


def as_of(statements: Iterable[Supported], day: VagueDate, ontology: Ontology) -> list[Supported]:
    """The statements that hold as of a day (of a longer time: at some day of it).

    From its start until, not including, its end; an unknown start counts only where no start of that triple is known.
    A fact known for a time holds within it, or ever after if its property tells of an event.
    """
    found = list(statements)
    started = dated_starts(s for s, _ in found)
    return [(s, evidences) for s, evidences in found if _holds(s, day, ontology, triple_of(s) in started)]


def dated_starts(statements: Iterable[Statement]) -> set[Triple]:
    """The triples for which a plain statement says since when they hold."""
    return {triple_of(s) for s in statements if s.since and s.is_plain}


def triple_of(statement: Statement) -> Triple:
    """Subject, predicate and object alone."""
    return Triple(statement.subject, statement.predicate, statement.object)


def _holds(statement: Statement, day: VagueDate, ontology: Ontology, has_dated_start: bool) -> bool:
    if statement.until and day.earliest >= statement.until.earliest:
        return False
    if statement.since:
        return statement.since.earliest <= day.latest
    if statement.at:
        known = ontology.properties.get(statement.predicate)
        return statement.at.earliest <= day.latest if known and known.happens_once else statement.at.overlaps(day)
    return not has_dated_start


def around(network: Network, centre: str, hops: int) -> Network:
    """The nodes at most ``hops`` edges away from the node ``centre``, whichever way they point, and all edges among them.

    An empty network if there is no such node.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    reached = frontier = {node.id for node in network.nodes if node.id == centre}
    for _ in range(hops):
        frontier = {other for name in frontier for other in beside[name]} - reached
        reached = reached | frontier
    return replace(
        network,
        nodes=tuple(node for node in network.nodes if node.id in reached),
        edges=tuple(edge for edge in network.edges if edge.source in reached and edge.target in reached),
    )
