"""RDF files to triples and back, with errors that name file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from ntib_graph.model.errors import DomainError, UsageError
from ntib_graph.model.terms import Iri, Literal, Term, Triple

RDF_FORMATS: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
"""Formats that triples can be written in, by the ending of a file."""

_ENDINGS = frozenset({".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld"})


def from_oxigraph(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """Our term for one of Oxigraph's; a blank node becomes an IRI ``_:label``.  Raises DomainError for an RDF 1.2 triple term."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    if isinstance(term, ox.BlankNode):
        return Iri(f"_:{term.value}")
    raise DomainError("a triple stands where a term is expected", advice="RDF 1.2 triple terms are not read.")


def to_oxigraph(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Oxigraph's term for one of ours; ``_:label`` becomes a blank node.  Raises ValueError for an invalid one."""
    if isinstance(term, Iri):
        return ox.BlankNode(term.value[2:]) if term.value.startswith("_:") else ox.NamedNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def to_quad(triple: Triple) -> ox.Quad:
    """The triple in the default graph.  Raises DomainError for a term that RDF does not allow, naming the triple."""
    try:
        subject, predicate, object_ = (to_oxigraph(term) for term in triple)
        return ox.Quad(subject, predicate, object_)  # type: ignore[arg-type]
    except (ValueError, TypeError) as error:
        raise DomainError(f"this is no RDF triple: {' '.join(str(term) for term in triple)} ({error})") from error


def to_triple(quad: ox.Quad | ox.Triple) -> Triple:
    """Our triple for Oxigraph's quad or triple; the graph name is dropped."""
    subject, predicate, object_ = (from_oxigraph(t) for t in (quad.subject, quad.predicate, quad.object))
    assert isinstance(subject, Iri) and isinstance(predicate, Iri)
    return Triple(subject, predicate, object_)


def sparql_form(term: Term) -> str:
    """The term as SPARQL and N-Triples write it.  Raises ValueError for an invalid IRI or language tag."""
    return str(to_oxigraph(term))


def read_rdf(path: Path) -> tuple[tuple[Triple, ...], dict[str, str]]:
    """The triples of a file (format by its ending) and its prefixes.

    Raises DomainError naming file and line where the syntax breaks, and where the file cannot be opened.
    """
    if path.suffix not in _ENDINGS:
        raise DomainError(
            "not an RDF file this package knows", where=str(path), advice="Use .ttl, .nt, .nq, .trig, .rdf, .owl or .jsonld."
        )
    ending = "rdf" if path.suffix == ".owl" else path.suffix.lstrip(".")
    try:
        with path.open("rb") as stream:
            parser = ox.parse(stream, format=ox.RdfFormat.from_extension(ending))
            triples = tuple(to_triple(quad) for quad in parser)
            prefixes = dict(getattr(parser, "prefixes", {}) or {})
    except SyntaxError as error:
        line, sentence = _syntax_place(error)
        raise DomainError(f"broken RDF: {sentence}", where=f"{path}:{line}" if line else str(path)) from error
    except (OSError, ValueError) as error:
        raise DomainError(f"cannot be read: {error}", where=str(path)) from error
    return triples, prefixes


def _syntax_place(error: SyntaxError) -> tuple[int, str]:
    message = error.msg.splitlines()[0].rstrip(".")
    # Oxigraph's message begins with the place, in several wordings; the line stands in "where" already.
    written = re.match(r"Parser error (?:at|between) line (\d+)[^:]*: ", message)
    line = error.lineno or (int(written[1]) if written else 0)
    return line, message[written.end() :] if written else message


def rdf_files(folder: Path) -> Iterable[Path]:
    """The RDF files directly in a folder, in order of name."""
    return sorted(p for p in folder.glob("*") if p.suffix in _ENDINGS and p.is_file())


def ntriples_lines(triples: Iterable[Triple]) -> list[bytes]:
    """Canonical N-Triples (https://www.w3.org/TR/n-triples/#canonical-ntriples), sorted, each line once, without line ends."""
    written = ox.serialize((to_quad(t).triple for t in triples), format=ox.RdfFormat.N_TRIPLES)
    return sorted(set((written or b"").splitlines()))


def serialise_triples(triples: Iterable[Triple], format_name: str, prefixes: Mapping[str, str]) -> str:
    """The triples as text, sorted, so that the same triples give the same text.  Raises UsageError for an unknown format."""
    if format_name not in RDF_FORMATS:
        raise UsageError(f"unknown RDF format '{format_name}'", advice=f"Known: {', '.join(RDF_FORMATS)}.")
    if format_name == "nt":
        return "".join(f"{line.decode()}\n" for line in ntriples_lines(triples))
    ordered = sorted(set(triples), key=_triple_key)
    used = {k: v for k, v in prefixes.items() if any(v in term.value for t in ordered for term in t if isinstance(term, Iri))}
    written = ox.serialize((to_quad(t).triple for t in ordered), format=RDF_FORMATS[format_name], prefixes=used)
    return (written or b"").decode()


def _triple_key(triple: Triple) -> tuple[str, str, bool, str, str]:
    subject, predicate, object_ = triple
    return subject.value, predicate.value, isinstance(object_, Literal), object_.value, str(object_)
