"""How terms are written in the RDF text formats (RDF 1.1 N-Triples and Turtle, https://www.w3.org/TR/turtle/)."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ntib_graph.model.terms import XSD, XSD_STRING, Iri, Literal, Term, Triple
from ntib_graph.vocabulary.namespaces import RDF_TYPE

_IRI_SPECIAL = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_TEXT_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_NAMED_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
_LOCAL_NAME = re.compile(r"^[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?$")
_PREFIX = re.compile(r"^(?:[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_-])?)?$")
_BARE = {XSD + "integer": re.compile(r"^[+-]?[0-9]+$"), XSD + "boolean": re.compile(r"^(?:true|false)$")}


def nt(term: Term) -> str:
    """The term in N-Triples; an IRI ``_:name`` is a blank node."""
    return nt_iri(term.value) if isinstance(term, Iri) else nt_literal(term, nt_iri)


def nt_iri(value: str) -> str:
    """An IRI in angle brackets, or a blank node as it is."""
    return value if value.startswith("_:") else f"<{_IRI_SPECIAL.sub(_escape, value)}>"


def nt_literal(literal: Literal, datatype_text: object) -> str:
    """A literal with its language or with its datatype as ``datatype_text`` writes it."""
    quoted = f'"{_TEXT_SPECIAL.sub(_escape, literal.value)}"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    if literal.datatype == XSD_STRING:
        return quoted
    return f"{quoted}^^{datatype_text(literal.datatype)}"  # type: ignore[operator]


class Names:
    """Prefixed names: which prefixes fit, and which were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._spaces = sorted(
            ((space, prefix) for prefix, space in prefixes.items() if space and _PREFIX.match(prefix)),
            key=lambda pair: (-len(pair[0]), pair[1]),
        )
        self._known: dict[str, str] = {}
        self.used: dict[str, str] = {}

    def iri(self, value: str) -> str:
        """``prefix:name`` where that needs no escape, else the IRI in angle brackets."""
        if (known := self._known.get(value)) is None:
            known = self._known[value] = self._shortest(value)
        return known

    def _shortest(self, value: str) -> str:
        for space, prefix in self._spaces:
            if value.startswith(space) and _LOCAL_NAME.match(value[len(space) :]):
                self.used[prefix] = space
                return f"{prefix}:{value[len(space) :]}"
        return nt_iri(value)

    def term(self, term: Term) -> str:
        """The term in Turtle; whole numbers and booleans stand bare."""
        if isinstance(term, Iri):
            return self.iri(term.value)
        bare = _BARE.get(term.datatype)
        return term.value if bare and bare.match(term.value) else nt_literal(term, self.iri)


def predicate_key(predicate: Iri) -> tuple[bool, bool, str]:
    """Types first, then labels, then by IRI."""
    return predicate != RDF_TYPE, not predicate.value.endswith("#label"), predicate.value


def term_key(term: Term) -> tuple[bool, str, str, str]:
    """An order of all terms: IRIs before literals."""
    if isinstance(term, Iri):
        return False, term.value, "", ""
    return True, term.value, term.datatype, term.language


def with_stable_blank_nodes(triples: Iterable[Triple]) -> list[Triple]:
    """The triples, each once, with blank nodes named by what hangs on them instead of by chance (``_:b0``, ``_:b1`` ...)."""
    found = list(dict.fromkeys(triples))
    below: dict[Iri, list[Triple]] = defaultdict(list)
    above: dict[Iri, list[Triple]] = defaultdict(list)
    for triple in found:
        if _is_blank(triple.subject):
            below[triple.subject].append(triple)
        if isinstance(triple.object, Iri) and _is_blank(triple.object):
            above[triple.object].append(triple)
    blank = below.keys() | above.keys()
    if not blank:
        return found
    colour = dict.fromkeys(blank, "")
    for _ in range(len(blank)):
        finer = {node: _digest(node, below, above, colour) for node in blank}
        settled = len(set(finer.values())) == len(set(colour.values()))
        colour = finer
        if settled:
            break
    names = {node: Iri(f"_:b{number}") for number, node in enumerate(sorted(blank, key=lambda node: (colour[node], node.value)))}
    return [
        Triple(names.get(s, s), p, names.get(o, o) if isinstance(o, Iri) else o)
        for s, p, o in found
    ]  # fmt: skip


def _digest(node: Iri, below: Mapping[Iri, list[Triple]], above: Mapping[Iri, list[Triple]], colour: Mapping[Iri, str]) -> str:
    def seen(term: Term) -> str:
        return "_:" + colour[term] if isinstance(term, Iri) and term in colour else nt(term)

    lines = sorted(f"> {p.value} {seen(o)}" for _, p, o in below.get(node, ()))
    lines += sorted(f"< {p.value} {seen(s)}" for s, p, _ in above.get(node, ()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _is_blank(iri: Iri) -> bool:
    return iri.value.startswith("_:")


def _escape(match: re.Match[str]) -> str:
    """A lone surrogate cannot be written in UTF-8 and is dropped."""
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return ""
    if character in _NAMED_ESCAPES:
        return _NAMED_ESCAPES[character]
    return f"\\u{ord(character):04X}"
