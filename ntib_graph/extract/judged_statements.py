"""A statement as a line of a judgements file writes it, and back.

``subject`` and ``object`` are prefixed names or full IRIs; any other text is a phrase (a node of the class that the property asks
for), a value (of a datatype property), or the name of a new entity when ``subject_class``/``object_class`` gives its class.
``attributed_to`` and the values of ``qualifiers`` are such texts too, or ``{"name": …, "class": …}`` for a new entity; several
values of one qualifier stand in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.errors import DomainError
from ntib_graph.model.statements import Entity, Qualifier, Statement, Status
from ntib_graph.model.terms import XSD_DECIMAL, Iri, Literal, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.distinctness import read_distinctness
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.ontology import OntologyProperty

ROLES = ("subject", "predicate", "object")
TIMES = ("since", "until", "at")


def stated(fields: Mapping[str, Any], domain: Domain, where: str) -> tuple[Statement, list[Entity]]:
    """The statement of a line, and the entities it introduces.  Raises DomainError naming ``where``."""
    predicate = domain.expand(fields["predicate"])
    relation = domain.ontology.properties.get(predicate)
    if relation is None:
        raise DomainError(f"{fields['predicate']} is not a property of the ontology", where=where)
    entities: list[Entity] = []
    subject = _thing(fields["subject"], fields.get("subject_class"), relation.domains, domain, entities, where)
    object_ = _value(fields["object"], fields.get("object_class"), relation, domain, entities, where)
    written = fields.get("qualifiers") or {}
    if not isinstance(written, dict):
        raise DomainError("'qualifiers' is no JSON object", where=where)
    qualifiers = [
        Qualifier(relation.iri, value)
        for name, values in written.items()
        for relation, value in _qualifier_values(name, values, domain, entities, where)
    ]
    attributed = fields.get("attributed_to")
    statement = Statement(
        subject, predicate, object_, tuple(sorted(qualifiers)),
        _moment(fields, "since", where), _moment(fields, "until", where), _moment(fields, "at", where),
        _status(fields.get("status", "asserted"), where),
        _thing(*_named(attributed, where), (), domain, entities, where) if attributed else None,
    )  # fmt: skip
    return statement, entities


def enumerated(fields: Mapping[str, Any], domain: Domain, where: str) -> tuple[Iri, Iri, tuple[Iri, ...]]:
    """The property, the object and all its subjects, of a line that names a whole set.  Raises DomainError naming ``where``."""
    predicate, anchor = domain.expand(fields["predicate"]), domain.expand(fields["object"])
    if predicate not in domain.ontology.properties:
        raise DomainError(f"{fields['predicate']} is not a property of the ontology", where=where)
    members = tuple(sorted(domain.expand(str(member)) for member in fields["members"]))
    if strange := next((iri for iri in (anchor, *members) if iri not in domain.ontology.entities), None):
        raise DomainError(f"{domain.compact(strange)} is no known thing", where=where)
    return predicate, anchor, members


def statement_fields(statement: Statement, domain: Domain, entities: Mapping[Iri, Entity]) -> dict[str, Any]:
    """The keys of a line that states it; ``entities`` are those that the document introduces."""
    subject, object_ = (_written(term, domain, entities) for term in (statement.subject, statement.object))
    fields: dict[str, Any] = {
        "subject": subject["name"],
        "predicate": domain.compact(statement.predicate),
        "object": object_["name"],
    }
    for key, written in (("subject_class", subject), ("object_class", object_)):
        if "class" in written:
            fields[key] = written["class"]
    qualifiers: dict[str, Any] = {}
    for qualifier in statement.qualifiers:
        qualifiers.setdefault(domain.compact(qualifier.property), []).append(written_name(qualifier.value, domain, entities))
    if qualifiers:
        fields["qualifiers"] = {name: values if len(values) > 1 else values[0] for name, values in qualifiers.items()}
    for key, moment in zip(TIMES, (statement.since, statement.until, statement.at), strict=True):
        if moment is not None:
            fields[key] = moment.edtf
    if statement.status is not Status.ASSERTED:
        fields["status"] = statement.status.value
    if statement.attributed_to is not None:
        fields["attributed_to"] = written_name(statement.attributed_to, domain, entities)
    return fields


def written_name(term: Term, domain: Domain, entities: Mapping[Iri, Entity]) -> str | dict[str, str]:
    """A thing as a line writes it: its prefixed name, or the name and class of one that the document introduces."""
    written = _written(term, domain, entities)
    return written if "class" in written else written["name"]


def _written(term: Term, domain: Domain, entities: Mapping[Iri, Entity]) -> dict[str, str]:
    if isinstance(term, Literal):
        return {"name": term.value}
    entity = entities.get(term)
    if entity is not None and entity.classes and term not in domain.ontology.entities:
        written = {"name": entity.label, "class": domain.compact(entity.classes[0])}
        # A name that gives another address would be another thing.
        if _thing(entity.label, written["class"], (), domain, [], "") == term:
            return written
    return {"name": domain.compact(term)}


def _qualifier_values(
    name: str, values: Any, domain: Domain, entities: list[Entity], where: str
) -> Iterable[tuple[OntologyProperty, Term]]:
    relation = domain.ontology.properties.get(domain.expand(name))
    if relation is None or not relation.is_qualifier:
        raise DomainError(f"{name} is not a qualifier property of the ontology", where=where)
    for value in values if isinstance(values, list) else [values]:
        yield relation, _value(*_named(value, where), relation, domain, entities, where)


def _named(value: Any, where: str) -> tuple[str, str | None]:
    if isinstance(value, dict) and set(value) == {"name", "class"}:
        return str(value["name"]), str(value["class"])
    if isinstance(value, str) and value:
        return value, None
    raise DomainError(f"{value!r} is no name", where=where, advice='Write a text, or {"name": …, "class": …}.')


def _value(
    text: str, class_name: str | None, relation: OntologyProperty, domain: Domain, entities: list[Entity], where: str
) -> Term:
    if not relation.has_literals:
        return _thing(text, class_name, relation.ranges, domain, entities, where)
    is_number = any(r.value == XSD_DECIMAL for r in relation.ranges)
    datatype = XSD_DECIMAL if is_number else next((r.value for r in relation.ranges), "")
    return Literal(text, datatype) if datatype else Literal(text)


def _thing(
    text: str, class_name: str | None, allowed: tuple[Iri, ...], domain: Domain, entities: list[Entity], where: str
) -> Iri:
    """The entity a judgement names: a known IRI, a new entity of the class given, or a phrase of the allowed class."""
    prefix, colon, _ = text.partition(":")
    if colon and " " not in prefix and (prefix in domain.prefixes or text.startswith(("http:", "https:"))):
        return domain.expand(text)
    if class_name:
        entity_class = domain.expand(class_name)
        if entity_class not in domain.ontology.classes:
            raise DomainError(f"{class_name} is not a class of the ontology", where=where)
    else:
        phrase_classes = [c for c in allowed if domain.ontology.is_phrase_class(c)]
        if not phrase_classes:
            raise DomainError(f'"{text}" is neither a known name nor a phrase that the property takes', where=where)
        entity_class = phrase_classes[0]
    ontology = domain.ontology
    is_phrase = ontology.is_phrase_class(entity_class)
    iri = ontology.phrase_iri(entity_class, text) if is_phrase else ns.entity_iri(ontology.namespace, text)
    if iri in ontology.entities and read_distinctness(ontology, domain.schema).keeps_apart(
        ontology.entities[iri].classes, (entity_class,)
    ):
        iri = ns.namesake_iri(ontology.namespace, text, ontology.label(entity_class))
    if iri not in ontology.entities:
        entities.append(Entity(iri, text, (entity_class,)))
    return iri


def _moment(fields: Mapping[str, Any], key: str, where: str) -> VagueDate | None:
    if not fields.get(key):
        return None
    try:
        return parse_edtf(str(fields[key]))
    except ValueError as error:
        raise DomainError(str(error), where=where) from error


def _status(name: str, where: str) -> Status:
    try:
        return Status(name)
    except ValueError as error:
        raise DomainError(f"no such status: {name!r}", where=where) from error
