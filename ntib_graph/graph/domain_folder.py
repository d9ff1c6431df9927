"""A domain folder on disk, read into a Domain."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ntib_graph.graph.rdf_files import rdf_files, read_rdf, to_quad, to_triple
from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain, default_domain_folder
from ntib_graph.vocabulary.english import load_english
from ntib_graph.vocabulary.lexicon import lexicon_triples, read_lexicon
from ntib_graph.vocabulary.ontology import read_ontology
from ntib_graph.vocabulary.undeclared import undeclared_triples

ENGINE_TERMS = Path(__file__).parent / "engine_terms.ttl"
"""The terms of statements and evidences, shared by all domains."""

_NOT_ASKED = frozenset(Iri(f"{ns.OWL}{kind}Property") for kind in ("Object", "Datatype", "Annotation")) | {
    Iri(ns.ENGINE + "Status")
}
_INCLUDES = {
    ns.RDFS_DOMAIN: Iri(ns.SCHEMA + "domainIncludes"),
    ns.RDFS_RANGE: Iri(ns.SCHEMA + "rangeIncludes"),
}


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
    engine = _read_all([ENGINE_TERMS], prefixes, 0)
    schema = _read_all(ontology_files, prefixes, 1)
    data = _read_all(data_files, prefixes, 1 + len(ontology_files))
    gazetteer = _read_all(list(rdf_files(folder / "data" / "gazetteer")), prefixes, 1 + len(ontology_files) + len(data_files))
    english = load_english()
    known = (*_askable(engine), *schema, *data, *gazetteer)
    known = (*known, *undeclared_triples(known))
    ontology = read_ontology(known, {k: v for k, v in prefixes.items() if k})
    lexicon = read_lexicon(known, ontology, english)
    return Domain(folder, ontology, lexicon, english, (*engine, *schema), data, gazetteer)


def domain_triples(domain: Domain) -> tuple[Triple, ...]:
    """What a store holds of a domain beside its statements: ontology, data and lexicon, without blank nodes.

    Of the ontology, triples with a blank node (class expressions, shapes) are left out; a union as domain or range becomes
    ``schema:domainIncludes`` or ``schema:rangeIncludes``.  Blank nodes of the data get addresses that depend on the data only.
    """
    schema = [t for t in domain.schema if not _has_blank(t)]
    for relation in domain.ontology.properties.values():
        for kind, classes in ((ns.RDFS_DOMAIN, relation.domains), (ns.RDFS_RANGE, relation.ranges)):
            if len(classes) > 1:
                schema.extend(Triple(relation.iri, _INCLUDES[kind], class_iri) for class_iri in classes)
    namespace = domain.ontology.namespace
    return (*schema, *_with_addresses(domain.data, namespace), *lexicon_triples(domain.lexicon, namespace))


def _askable(engine: Iterable[Triple]) -> list[Triple]:
    """The engine's classes: its properties and statuses are not the domain's and must not become words of questions."""
    triples = list(engine)
    left_out = {t.subject for t in triples if t.predicate == ns.RDF_TYPE and t.object in _NOT_ASKED}
    return [t for t in triples if t.subject not in left_out]


def _read_all(paths: list[Path], prefixes: dict[str, str], first_number: int) -> tuple[Triple, ...]:
    triples: list[Triple] = []
    for number, path in enumerate(paths, first_number):
        found, declared = read_rdf(path)
        prefixes.update({k: v for k, v in declared.items() if k not in prefixes})
        triples.extend(_distinct(t, number) for t in found)
    return tuple(triples)


def _distinct(triple: Triple, number: int) -> Triple:
    """Blank node labels made distinct between files."""

    def fresh(iri: Iri) -> Iri:
        return Iri(f"{iri.value}f{number}") if iri.value.startswith("_:") else iri

    subject, predicate, object_ = triple
    return Triple(fresh(subject), predicate, fresh(object_) if isinstance(object_, Iri) else object_)


def _has_blank(triple: Triple) -> bool:
    return any(isinstance(term, Iri) and term.value.startswith("_:") for term in triple)


def _with_addresses(triples: tuple[Triple, ...], namespace: str) -> Iterable[Triple]:
    if not any(_has_blank(t) for t in triples):
        return triples
    data = ox.Dataset(to_quad(t) for t in triples)
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

    def addressed(iri: Iri) -> Iri:
        return Iri(f"{namespace}node/{iri.value[2:]}") if iri.value.startswith("_:") else iri

    named = (to_triple(quad) for quad in data)
    return sorted(
        (Triple(addressed(s), p, addressed(o) if isinstance(o, Iri) else o) for s, p, o in named),
        key=lambda t: (t.subject, t.predicate, str(t.object)),
    )
