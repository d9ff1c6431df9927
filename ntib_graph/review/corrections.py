"""A statement changed role by role, by typing names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ntib_graph.extract.judged_statements import TIMES, stated, statement_fields, written_name
from ntib_graph.lookup.names import find_thing, nearest_names
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.errors import DomainError, UnknownNameError, UsageError
from ntib_graph.model.statements import Entity, Statement, Status, number
from ntib_graph.model.terms import XSD_DECIMAL, Iri, Term
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.ontology import OntologyProperty

FIXED_ROLES = ("subject", "relation", "object", *TIMES, "status", "by")
"""What every statement has or may have; further roles are the names of qualifiers."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement under change; ``fields`` are the keys that a line of a judgements file would have.

    ``entities`` are the things that names may mean: those of the domain and those the document introduces.
    """

    domain: Domain
    entities: Mapping[Iri, Entity]
    fields: Mapping[str, Any]

    @property
    def statement(self) -> Statement:
        """What is stated now.  Raises UsageError where the roles do not fit the relation."""
        try:
            statement, new = stated(self.fields, self.domain, "")
        except DomainError as error:
            raise UsageError(error.what, advice=error.advice) from error
        things = {**self.entities, **{entity.iri: entity for entity in new}}
        relation = self.domain.ontology.properties[statement.predicate]
        for role, thing, allowed in (
            ("subject", statement.subject, relation.domains),
            ("object", statement.object, relation.ranges),
        ):
            classes = things[thing].classes if isinstance(thing, Iri) and thing in things else ()
            if classes and not self.domain.ontology.admits(allowed, classes):
                wanted, is_now = (", ".join(map(self.domain.ontology.label, kinds)) for kinds in (allowed, classes))
                name = things[thing].label  # type: ignore[index]
                raise UsageError(f"{name!r} ({is_now}) cannot be the {role} of {relation.label!r}, which takes: {wanted}")
        return statement

    @property
    def roles(self) -> dict[str, str]:
        """Each role with what fills it now, in words; "" for nothing.  Qualifiers that it could have are named by its domain."""
        label = self.domain.ontology.label
        statement, new = stated(self.fields, self.domain, "")
        named = {**self.entities, **{entity.iri: entity for entity in new}}

        def word(term: Term | None) -> str:
            if isinstance(term, Iri):
                return named[term].label if term in named else label(term)
            return term.value if term else ""

        shown = {"subject": word(statement.subject), "relation": label(statement.predicate), "object": word(statement.object)}
        for qualifier in statement.qualifiers:
            name = label(qualifier.property)
            shown[name] = ", ".join(filter(None, (shown.get(name), word(qualifier.value))))
        shown |= {kind: self.fields.get(kind, "") for kind in TIMES}
        return shown | {"status": statement.status.value, "by": word(statement.attributed_to)}

    def change(self, role: str, typed: str) -> Correction:
        """The statement with another filler of a role; nothing typed empties a role that may be empty.

        A thing is found by any of its names; a new one is written with its class in parentheses, "Old Tower (lighthouse)"; what
        the relation takes as a phrase is written as it stands in the text.  Raises UnknownNameError with the nearest names, and
        UsageError for a role, date, number or status that is none.
        """
        typed = " ".join(typed.split())
        if role in ("subject", "object"):
            return self._fill(role, typed)
        if role == "relation":
            return self._with(predicate=self.domain.compact(_named(typed, self._relations(), "relation")))
        if role in TIMES:
            return self._with(**{role: _edtf(typed) if typed else None})
        if role == "status":
            statuses = [status.value for status in Status]
            if typed not in statuses:
                raise UsageError(f"{typed!r} is no status", advice=f"It is one of {', '.join(statuses)}.")
            return self._with(status=None if typed == Status.ASSERTED else typed)
        if role == "by":
            return self._with(attributed_to=self._name(typed, ()) if typed else None)
        return self._qualify(self.domain.ontology.properties[_named(role, self._qualifiers(), "role")], typed)

    def names_for(self, role: str) -> tuple[str, ...]:
        """What may be typed for a role, for completion.  Raises UnknownNameError for a role that is none."""
        if role == "relation":
            return tuple(sorted(self._relations()))
        if role == "status":
            return tuple(status.value for status in Status)
        if role in TIMES:
            return ()
        if role not in FIXED_ROLES:
            _named(role, self._qualifiers(), "role")
        return tuple(sorted({name for entity in self.entities.values() for name in (entity.label, *entity.aliases)}))

    def _fill(self, role: str, typed: str) -> Correction:
        if not typed:
            raise UsageError(f"a statement needs its {role}")
        relation = self.domain.ontology.properties[self.domain.expand(self.fields["predicate"])]
        if role == "object" and relation.has_literals:
            return self._with(object=_literal(typed, relation), object_class=None)
        written = self._name(typed, relation.domains if role == "subject" else relation.ranges)
        if isinstance(written, str):
            return self._with(**{role: written, f"{role}_class": None})
        return self._with(**{role: written["name"], f"{role}_class": written["class"]})

    def _qualify(self, relation: OntologyProperty, typed: str) -> Correction:
        name = self.domain.compact(relation.iri)
        kept = {key: value for key, value in self.fields.get("qualifiers", {}).items() if key != name}
        if typed:
            kept[name] = _literal(typed, relation) if relation.has_literals else self._name(typed, relation.ranges)
        return self._with(qualifiers=kept or None)

    def _name(self, typed: str, allowed: tuple[Iri, ...]) -> str | dict[str, str]:
        """A known thing as its prefixed name, a new one or a phrase with its class."""
        ontology = self.domain.ontology
        plain, opening, kind = typed.removesuffix(")").rpartition(" (")
        try:
            thing = find_thing(typed, self.entities, self.domain)
        except UnknownNameError:
            if opening and typed.endswith(")"):
                return {"name": plain, "class": self.domain.compact(_named(kind, _by_label(ontology.classes), "class"))}
            phrases = [c for c in allowed if ontology.is_phrase_class(c)]
            if not phrases:
                raise
            return {"name": typed, "class": self.domain.compact(phrases[0])}
        return written_name(thing, self.domain, self.entities)

    def _relations(self) -> dict[str, Iri]:
        return _by_label({i: p for i, p in self.domain.ontology.properties.items() if not p.is_qualifier})

    def _qualifiers(self) -> dict[str, Iri]:
        return _by_label({i: p for i, p in self.domain.ontology.properties.items() if p.is_qualifier})

    def _with(self, **changes: Any) -> Correction:
        merged = {**self.fields, **changes}
        return replace(self, fields={key: value for key, value in merged.items() if value is not None})


def correction_of(statement: Statement, domain: Domain, entities: Mapping[Iri, Entity]) -> Correction:
    """The statement, still as it is, to be changed."""
    return Correction(domain, entities, statement_fields(statement, domain, entities))


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


def _by_label(terms: Mapping[Iri, _Labelled]) -> dict[str, Iri]:
    """Terms by label and by local name."""
    found = {iri.local_name: iri for iri in sorted(terms)}
    return found | {terms[iri].label: iri for iri in sorted(terms)}


def _named(typed: str, terms: Mapping[str, Iri], kind: str) -> Iri:
    level = {name.casefold(): iri for name, iri in terms.items()}
    found = level.get(typed.rpartition(":")[2].casefold())
    if found is None:
        near = nearest_names(typed, terms)
        advice = f"Did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
        raise UnknownNameError(f"the ontology has no {kind} called {typed!r}", advice=advice)
    return found


def _literal(typed: str, relation: OntologyProperty) -> str:
    if any(r.value == XSD_DECIMAL for r in relation.ranges):
        return _checked(lambda: number(typed.removesuffix("%").strip()).value, f"{typed!r} is no number")
    return _edtf(typed) if any("edtf" in r.value for r in relation.ranges) else typed


def _edtf(typed: str) -> str:
    return _checked(lambda: parse_edtf(typed).edtf, f"{typed!r} is no date", "Write 2018, 2018-05 or 2018-05-01, or other EDTF.")


def _checked(read: Callable[[], str], what: str, advice: str = "") -> str:
    try:
        return read()
    except ValueError as error:
        raise UsageError(what, advice=advice) from error
