"""RDF files to triples, with errors that name file and line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri, Literal, Term, Triple


def from_oxigraph(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """Our term for one of Oxigraph's; a blank node becomes an IRI ``_:label``."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    if isinstance(term, ox.BlankNode):
        return Iri(f"_:{term.value}")
    raise DomainError("a triple stands where a term is expected", advice="RDF 1.2 triple terms are not read.")


def to_oxigraph(term: Term) -> ox.NamedNode | ox.Literal:
    """Oxigraph's term for one of ours."""
    if isinstance(term, Iri):
        return ox.NamedNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))


def read_rdf(path: Path) -> tuple[tuple[Triple, ...], dict[str, str]]:
    """The triples of a file (format by its ending) and its prefixes.

    Raises DomainError naming file and line where the syntax breaks, and where the file cannot be opened.
    """
    format_ = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if format_ is None:
        raise DomainError("not an RDF file this package knows", where=str(path), advice="Use .ttl, .nt, .nq, .trig, .rdf or .jsonld.")
    try:
        with path.open("rb") as stream:
            parser = ox.parse(stream, format=format_)
            triples = tuple(_triple(quad) for quad in parser)
            prefixes = dict(getattr(parser, "prefixes", {}) or {})
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise DomainError(f"broken RDF: {_first_sentence(error.msg)}", where=f"{path}{line}") from error
    except (OSError, ValueError) as error:
        raise DomainError(f"cannot be read: {error}", where=str(path)) from error
    return triples, prefixes


def _triple(quad: ox.Quad | ox.Triple) -> Triple:
    subject, predicate, object_ = (from_oxigraph(t) for t in (quad.subject, quad.predicate, quad.object))
    assert isinstance(subject, Iri) and isinstance(predicate, Iri)
    return Triple(subject, predicate, object_)


def _first_sentence(message: str) -> str:
    return message.splitlines()[0].rstrip(".")


def rdf_files(folder: Path) -> Iterable[Path]:
    """The RDF files directly in a folder, in order of name."""
    endings = {".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld"}
    return sorted(p for p in folder.glob("*") if p.suffix in endings and p.is_file())
