"""Parts of a network: as of a day, or around one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ntib_graph.export.network import Network, Supported
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Statement
from ntib_graph.vocabulary.ontology import Ontology


def as_of(statements: Iterable[Supported], day: VagueDate, ontology: Ontology) -> list[Supported]:
    """The statements that hold as of a day (of a longer time: at some day of it).

    From its start until, not including, its end; an unknown start counts only where no start of that triple is known.
    A fact known for a time holds within it, or ever after if its property tells of an event.
    """
    found = list(statements)
    started = {(s.subject, s.predicate, s.object) for s, _ in found if s.since}
    return [(s, evidences) for s, evidences in found if _holds(s, day, ontology, (s.subject, s.predicate, s.object) in started)]


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
