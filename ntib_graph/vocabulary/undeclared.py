"""Classes and properties that a graph uses without declaring them: most RDF in the wild comes without an ontology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns

_NAMES = tuple(
    Iri(name)
    for name in (
        ns.SKOS + "prefLabel",
        "http://xmlns.com/foaf/0.1/name",
        "http://schema.org/name",
        ns.SCHEMA + "name",
        ns.DCTERMS + "title",
        "http://purl.org/dc/elements/1.1/title",
    )
)
"""What gives a thing its label where rdfs:label does not."""
_NUMBERS = frozenset({"decimal", "integer", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger"})
_OWL_CLASS, _OBJECT, _DATATYPE = (Iri(ns.OWL + kind) for kind in ("Class", "ObjectProperty", "DatatypeProperty"))


def undeclared_triples(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Declarations for what is used only: types as classes, predicates as properties, names as labels; in a fixed order.

    A predicate whose values are literals is a datatype property, with the datatype of its values as range where all agree.
    A declared property without a range gets one in the same way.  Terms of the standard vocabularies and of the engine are
    left alone.
    """
    known = tuple(triples)
    declared = {t.subject for t in known if t.predicate == ns.RDF_TYPE and _is_schema(t.object)}
    labelled = {t.subject for t in known if t.predicate == ns.RDFS_LABEL}
    ranged = {t.subject for t in known if t.predicate == ns.RDFS_RANGE}
    classes: set[Iri] = set()
    values: dict[Iri, list[str | None]] = defaultdict(list)
    for t in known:
        if t.predicate == ns.RDF_TYPE:
            if isinstance(t.object, Iri) and t.object not in declared and _is_own(t.object) and t.subject not in declared:
                classes.add(t.object)
        elif _is_own(t.predicate):
            values[t.predicate].append(t.object.datatype if isinstance(t.object, Literal) else None)
    for kind in sorted(classes):
        yield Triple(kind, ns.RDF_TYPE, _OWL_CLASS)
    for relation, found in sorted(values.items()):
        has_literals = all(found)
        if relation not in declared and relation not in _NAMES:
            yield Triple(relation, ns.RDF_TYPE, _DATATYPE if has_literals else _OBJECT)
        if has_literals and relation not in ranged:
            kinds = {str(datatype) for datatype in found}
            if all(kind.removeprefix(ns.XSD) in _NUMBERS for kind in kinds) or len(kinds) == 1:
                yield Triple(relation, ns.RDFS_RANGE, Iri(min(kinds)))
    named = (t for t in known if t.predicate in _NAMES and t.subject not in labelled)
    for t in sorted((t for t in named if not t.subject.value.startswith(ns.ENGINE)), key=str):
        yield Triple(t.subject, ns.RDFS_LABEL, t.object)


def _is_schema(kind: object) -> bool:
    return isinstance(kind, Iri) and kind.value.startswith((ns.OWL, ns.RDFS, ns.RDF))


def _is_own(iri: Iri) -> bool:
    """Whether it is the graph's own word, not one of a vocabulary that the engine knows."""
    return not iri.value.startswith((ns.ENGINE, *_STANDARD)) and not iri.value.startswith("_:")


_STANDARD = (
    ns.VANN,
    "http://rdfs.org/ns/void#",
    "http://www.w3.org/ns/dcat#",
    "http://purl.org/dc/",
    *(space for prefix, space in sorted(ns.STANDARD_PREFIXES.items()) if prefix != "schema"),
)
