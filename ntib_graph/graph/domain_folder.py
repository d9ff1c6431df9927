"""A domain folder on disk, read into a Domain."""

from __future__ import annotations

from pathlib import Path

from ntib_graph.graph.rdf_files import rdf_files, read_rdf
from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import load_english
from ntib_graph.vocabulary.lexicon import read_lexicon
from ntib_graph.vocabulary.ontology import read_ontology

ENGINE_TERMS = Path(__file__).parent / "engine_terms.ttl"
"""The terms of statements and evidences, shared by all domains."""


def default_domain_folder() -> Path:
    """The domain the package carries: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parent.parent
    carried = package / "domain"
    return carried if carried.is_dir() else package.parent


def load_domain(folder: Path | None = None) -> Domain:
    """The domain of a folder with ``ontology/`` and ``data/`` (either may be missing, not both).

    Raises DomainError for a folder that is none, broken RDF, or words that cannot be read.
    """
    folder = folder or default_domain_folder()
    ontology_files = list(rdf_files(folder / "ontology"))
    data_files = list(rdf_files(folder / "data"))
    if not ontology_files and not data_files:
        raise DomainError(
            "not a domain: neither ontology/*.ttl nor data/*.ttl is there",
            where=str(folder),
            advice="Name a folder with an ontology, or with RDF data.",
        )
    prefixes: dict[str, str] = {}
    schema = _read_all([ENGINE_TERMS, *ontology_files], prefixes)
    data = _read_all(data_files, prefixes)
    english = load_english()
    ontology = read_ontology((*schema, *data), {k: v for k, v in prefixes.items() if k})
    lexicon = read_lexicon((*schema, *data), ontology, english)
    return Domain(folder, ontology, lexicon, english, schema, data)


def _read_all(paths: list[Path], prefixes: dict[str, str]) -> tuple[Triple, ...]:
    triples: list[Triple] = []
    for number, path in enumerate(paths):
        found, declared = read_rdf(path)
        prefixes.update({k: v for k, v in declared.items() if k not in prefixes})
        triples.extend(_skolemised(found, number))
    return tuple(triples)


def _skolemised(triples: tuple[Triple, ...], number: int) -> list[Triple]:
    """Blank node labels made distinct between files."""

    def fresh(iri: Iri) -> Iri:
        return Iri(f"{iri.value}f{number}") if iri.value.startswith("_:") else iri

    return [Triple(fresh(s), p, fresh(o) if isinstance(o, Iri) else o) for s, p, o in triples]
