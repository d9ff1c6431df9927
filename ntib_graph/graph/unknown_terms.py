"""Names in a query that the graph does not use: the usual reason why a valid query finds nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ntib_graph.graph.sparql_text import declared_prefixes, tokens
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.terms import Iri

_SAFE = ("http://www.w3.org/2001/XMLSchema#",)
"""Of datatypes, which stand in literals and not as terms of their own."""


class UnknownTerm(NamedTuple):
    """A term as it stands in the query, and what may have been meant, written the same way; "" where nothing is near."""

    written: str
    meant: str


def unknown_terms(store: GraphStore, sparql: str, prefixes: Mapping[str, str]) -> tuple[UnknownTerm, ...]:
    """The IRIs of a query that stand nowhere in the graph, in their order, each once."""
    known = dict(prefixes) | declared_prefixes(sparql)
    missing: dict[str, tuple[str, str]] = {}
    for written, space, local in _iris(sparql, known):
        iri = Iri(space + local)
        if not space.startswith(_SAFE) and not _is_used(store, iri):
            missing[written] = (space, local)
    return tuple(UnknownTerm(written, _nearest(store, written, *parts)) for written, parts in missing.items())


def _iris(sparql: str, prefixes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each IRI as it is written, with its namespace and its name in it; those of PREFIX and BASE are none of the query's."""
    found = tokens(sparql)
    for index, token in enumerate(found):
        before = [other.text.upper() for other in found[max(0, index - 2) : index]]
        if "PREFIX" in before or "BASE" in before[-1:]:
            continue
        if token.kind == "name":
            prefix, _, local = token.text.partition(":")
            if prefix in prefixes:
                yield token.text, prefixes[prefix], local
        elif token.kind == "iri":
            address = token.text[1:-1]
            end = max(address.rfind("/"), address.rfind("#")) + 1
            yield token.text, address[:end], address[end:]


def _is_used(store: GraphStore, iri: Iri) -> bool:
    ways = (store.triples(iri), store.triples(predicate=iri), store.triples(object=iri))
    return any(next(way, None) is not None for way in ways)


def _nearest(store: GraphStore, written: str, space: str, local: str) -> str:
    """The term of the graph in the same namespace whose name is most like it, written as the unknown one is."""
    names = sorted({iri.value.removeprefix(space) for iri in store.subjects() if iri.value.startswith(space)})
    by_level = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(local.casefold(), by_level, 1, 0.7)
    if not near:
        return ""
    # An IRI ends with ">".
    return written[: len(written) - len(local) - written.endswith(">")] + by_level[near[0]] + ">" * written.endswith(">")
