"""Dates in the roles of a derivation: as values, in names, and one by one behind the values of a series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ntib_graph.grammar.clauses import Clause
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.times import ClauseDate, dated_series
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.statements import number
from ntib_graph.model.terms import Iri, Literal
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Function

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


def one_by_one(derivation: Derivation, parsed: ParsedPassage) -> Iterator[Derivation]:
    """A series of values each with its date ("from 5% in 2001 to 7% by 2004") gives one derivation a value."""
    values = [(f, f.term) for f in derivation.fillers(OBJECT) if isinstance(f.term, Literal)]
    series = dated_series(parsed, values[0][0].start) if values else ()
    if not series:
        yield derivation
        return
    subject = next(filling for filling in derivation.roles if filling.role == SUBJECT)
    others = tuple(f for f in derivation.roles if f.role not in (SUBJECT, OBJECT))
    for quantity, date in series:
        literal = Literal(quantity.text) if values[0][1].datatype == STRING.value else number(quantity.number)
        thing = Filler(literal, quantity.text, quantity.start, quantity.end)
        roles = (subject, RoleFilling(OBJECT, (thing,)), *others)
        yield replace(derivation, roles=roles, validity=Validity(at=date.date, derived_from=date.derived_from))


def date_filler(date: ClauseDate) -> Filler:
    """A clause's date as what fills a role."""
    assert date.mention.date is not None
    return Filler(Literal(date.mention.date.edtf, ns.EDTF), date.mention.text, date.mention.start, date.mention.end)
