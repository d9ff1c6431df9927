"""Where the sources contradict each other, or themselves."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.profiles import Disagreement, DisagreementKind, Fact
from ntib_graph.model.statements import Statement, Status
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary.ontology import Ontology


def find_disagreements(facts: Iterable[Fact], ontology: Ontology) -> tuple[Disagreement, ...]:
    """The pairs among ``facts`` that cannot both be right, in their order; each pair once.

    Two statements of one triple contradict each other with beginnings, ends or (of an event) dates that share no day, or
    where one denies at the time what the other asserts; two of a property with one value, with different values.
    """
    distinct = list({fact.statement.id: fact for fact in facts}.values())
    found = []
    for first, second in combinations(distinct, 2):
        kind = _contradiction(first.statement, second.statement, ontology)
        if kind is not None:
            found.append(Disagreement(kind, first, second))
    return tuple(found)


def _contradiction(a: Statement, b: Statement, ontology: Ontology) -> DisagreementKind | None:
    if (a.subject, a.predicate) != (b.subject, b.predicate) or {a.status, b.status} - {Status.ASSERTED, Status.DENIED}:
        return None
    relation = ontology.properties.get(a.predicate)
    if a.object != b.object:
        if relation is None or a.status is not b.status or a.status is Status.DENIED or _are_apart(a, b):
            return None
        if relation.happens_once and isinstance(a.object, Literal) and isinstance(b.object, Literal):
            return DisagreementKind.DATE if _differ(date_of(a.object), date_of(b.object)) else None
        return DisagreementKind.VALUE if relation.is_functional and a.qualifiers == b.qualifiers else None
    if a.status is not b.status:
        return None if _are_apart(a, b) else DisagreementKind.TRUTH
    if a.status is Status.DENIED or _follow(a, b) or _follow(b, a):
        return None
    if _differ(a.since, b.since):
        return DisagreementKind.START
    if _differ(a.until, b.until):
        return DisagreementKind.END
    return DisagreementKind.DATE if relation and relation.happens_once and _differ(a.at, b.at) else None


def date_of(value: Literal) -> VagueDate | None:
    """The date that a literal is, None if it is none."""
    if value.datatype.rsplit("/", 1)[-1].rsplit("#", 1)[-1] not in ("EDTF", "date", "gYear", "gYearMonth"):
        return None
    try:
        return parse_edtf(value.value)
    except ValueError:
        return None


def _differ(a: VagueDate | None, b: VagueDate | None) -> bool:
    return a is not None and b is not None and not a.overlaps(b)


def _follow(a: Statement, b: Statement) -> bool:
    """Whether one ends before the other begins: the same fact at two times."""
    return a.until is not None and b.since is not None and a.until.earliest <= b.since.latest


def _are_apart(a: Statement, b: Statement) -> bool:
    """Whether the two speak of different times."""
    moments = [tuple(m for m in (s.at, s.since) if m is not None) for s in (a, b)]
    return _follow(a, b) or _follow(b, a) or any(_differ(x, y) for x in moments[0] for y in moments[1])
