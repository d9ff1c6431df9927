"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with a context, in a fixed order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, TextIO

from ntib_graph.export.rdf_text import Names, predicate_key, term_key, with_stable_blank_nodes
from ntib_graph.model.terms import RDF_LANG_STRING, XSD_STRING, Iri, Literal, Term, Triple
from ntib_graph.vocabulary.namespaces import RDF_TYPE


def write_jsonld(out: TextIO, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> None:
    """Write ``@context`` (the prefixes in use, and the type of each property's values) and ``@graph``, a thing a line."""
    # Only such a namespace may serve as a prefix in JSON-LD without further declaration.
    names = Names({prefix: space for prefix, space in prefixes.items() if prefix and space[-1:] in "/#:?"})
    ordered = sorted(
        with_stable_blank_nodes(triples), key=lambda t: (t.subject.value, predicate_key(t.predicate), term_key(t.object))
    )
    coercions = _coercions(ordered)
    things = [_thing(subject, list(about), coercions, names) for subject, about in groupby(ordered, key=lambda t: t.subject)]
    terms = {
        _name(predicate.value, names): {"@type": kind if kind == "@id" else _name(kind, names)}
        for predicate, kind in sorted(coercions.items())
        if kind
    }
    out.write('{"@context": ' + json.dumps(dict(sorted(names.used.items())) | terms, ensure_ascii=False, indent=1))
    out.write(',\n"@graph": [')
    for number, thing in enumerate(things):
        out.write((",\n" if number else "\n") + json.dumps(thing, ensure_ascii=False))
    out.write("\n]}\n")


def _coercions(triples: Iterable[Triple]) -> dict[Iri, str]:
    """For each property the one kind of all its values: "@id", a datatype, or "" where they are strings or differ."""
    kinds: dict[Iri, set[str]] = defaultdict(set)
    for _, predicate, value in triples:
        kinds[predicate].add("@id" if isinstance(value, Iri) else value.datatype)
    plain = {XSD_STRING, RDF_LANG_STRING}
    return {
        predicate: next(iter(found)) if len(found) == 1 and not found & plain else ""
        for predicate, found in kinds.items()
        if predicate != RDF_TYPE
    }


def _thing(subject: Iri, about: list[Triple], coercions: Mapping[Iri, str], names: Names) -> dict[str, Any]:
    thing: dict[str, Any] = {"@id": _name(subject.value, names)}
    for predicate, several in groupby(about, key=lambda t: t.predicate):
        if predicate == RDF_TYPE and not any(isinstance(triple.object, Literal) for triple in about):
            key, values = "@type", [_name(triple.object.value, names) for triple in several]
        else:
            key = _name(predicate.value, names)
            values = [_value(triple.object, coercions.get(predicate, ""), names) for triple in several]
        thing[key] = values[0] if len(values) == 1 else values
    return thing


def _value(term: Term, coercion: str, names: Names) -> Any:
    if isinstance(term, Iri):
        name = _name(term.value, names)
        return name if coercion == "@id" else {"@id": name}
    text = term.value.encode("utf-8", "ignore").decode()
    if term.language:
        return {"@value": text, "@language": term.language}
    if term.datatype == XSD_STRING or term.datatype == coercion:
        return text
    return {"@value": text, "@type": _name(term.datatype, names)}


def _name(value: str, names: Names) -> str:
    written = names.iri(value)
    return value if written.startswith("<") else written
