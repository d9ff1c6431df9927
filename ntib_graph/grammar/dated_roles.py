"""Dates in the roles of a derivation: as values, in names, and one by one behind the values of a series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ntib_graph.grammar.clauses import Clause
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.times import ClauseDate, dated_series
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Function
from ntib_graph.vocabulary.ontology import Ontology

STRING = Iri(ns.XSD + "string")


def names_in_roles(roles: Iterable[RoleFilling], domain: Domain) -> Iterator[str]:
    """The names of the things in some roles, which may carry a year."""
    for filling in roles:
        for filler in filling.fillers:
            if isinstance(filler.term, Iri) and filler.phrase_class is None:
                yield domain.ontology.label(filler.term) if filler.term in domain.ontology.entities else filler.text


def names_beside(parsed: ParsedPassage, clause: Clause, domain: Domain) -> Iterator[str]:
    """Names of the acts through which a clause's fact came about: "in the 2023 ... Act"."""
    for argument in clause.arguments:
        if argument.function is Function.PREPOSITIONAL and argument.marker in ("in", "through", "under", "by"):
            for token in argument.tokens:
                unit = parsed.unit(token)
                for member in unit.members if unit else ():
                    if member.entity is not None and member.entity in domain.ontology.entities:
                        yield domain.ontology.label(member.entity)


def one_by_one(derivation: Derivation, parsed: ParsedPassage, ontology: Ontology) -> Iterator[Derivation]:
    """A series of values each with its date ("from 5% in 2001 to 7% by 2004") gives one derivation a value."""
    values = [(f, f.term) for f in derivation.fillers(OBJECT) if isinstance(f.term, Literal)]
    series = next((found for f, _ in values if (found := dated_series(parsed, f.start))), ())
    if not series:
        yield from by_case(derivation, parsed, ontology)
        return
    dated = {quantity.start for quantity, _ in series}
    alone = tuple(f for f, _ in values if f.start not in dated and f.start < series[0][0].start)
    if alone and not derivation.validity:
        # "to 60% at once, to 65% in 2031"
        yield replace(derivation, roles=tuple(RoleFilling(OBJECT, alone) if r.role == OBJECT else r for r in derivation.roles))
    subject = next(filling for filling in derivation.roles if filling.role == SUBJECT)
    others = tuple(f for f in derivation.roles if f.role not in (SUBJECT, OBJECT))
    for quantity, date in series:
        literal = Literal(quantity.text) if values[0][1].datatype == STRING.value else number(quantity.number)
        thing = Filler(literal, quantity.text, quantity.start, quantity.end)
        roles = (subject, RoleFilling(OBJECT, (thing,)), *others)
        yield replace(derivation, roles=roles, validity=Validity(at=date.date, derived_from=date.derived_from))


_CASE = re.compile(
    r"^\s+(for\s+(?!(?:each|every|all|the)\s+(?:year|fiscal|month)|fiscal|calendar)[a-z][^.,;:()0-9]{2,60}?)"
    r"(?=,|\s+and\s|[.;]|$)"
)


def by_case(derivation: Derivation, parsed: ParsedPassage, ontology: Ontology) -> Iterator[Derivation]:
    """Values for one described thing, each with its case: "the fee is 5% for trawlers and 7% for tugs"."""
    values, subjects = derivation.fillers(OBJECT), derivation.fillers(SUBJECT)
    kind = subjects[0].phrase_class if len(subjects) == 1 else None
    literal = values[0].term if values else None
    cases = _cases(parsed, values[0].start) if kind is not None and isinstance(literal, Literal) else ()
    if len(cases) < 2 or kind is None or not isinstance(literal, Literal):
        yield derivation
        return
    for value, case in cases:
        text = f"{subjects[0].text} {case}"
        own = replace(subjects[0], term=ontology.phrase_iri(kind, text), text=text)
        said = Literal(value.text) if literal.datatype == STRING.value else number(value.number)
        thing = Filler(said, value.text, value.start, value.end)
        filled = {SUBJECT: own, OBJECT: thing}
        roles = tuple(RoleFilling(r.role, (filled[r.role],)) if r.role in filled else r for r in derivation.roles)
        yield replace(derivation, roles=roles)


def _cases(parsed: ParsedPassage, offset: int) -> tuple[tuple[Mention, str], ...]:
    """The figures from an offset on that stand one behind the other, each with its case."""
    found: list[tuple[Mention, str]] = []
    end = offset
    for value in (m for u in parsed.units for m in u.members if m.kind is MentionKind.QUANTITY and m.start >= offset):
        case = _CASE.match(parsed.text[value.end :])
        if case is None or (found and (value.unit != found[0][0].unit or not _AND.match(parsed.text[end : value.start]))):
            break
        found.append((value, case[1]))
        end = value.end + case.end()
    return tuple(found)


_AND = re.compile(r"^(?:,|,?\s+and)\s+$")


def date_filler(date: ClauseDate) -> Filler:
    """A clause's date as what fills a role."""
    assert date.mention.date is not None
    return Filler(Literal(date.mention.date.edtf, ns.EDTF), date.mention.text, date.mention.start, date.mention.end)


_PAIRED = "respectively"


def paired_dates(parsed: ParsedPassage, clause: Clause, dates: Sequence[ClauseDate]) -> tuple[ClauseDate, ...]:
    """The dates of "Bern and Lyon joined in 2031 and 2034, respectively", one for each of the several; else none."""
    plain = tuple(d for d in dates if d.bound == "at")
    start, end = parsed.sentence_at(parsed.words[clause.head.i].start)
    return plain if len(plain) > 1 and _PAIRED in parsed.text[start:end] else ()
