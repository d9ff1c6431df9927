"""The one function that builds: corpus -> readings -> statements with evidence -> triples -> store."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntib_graph.build.documents import read_all_documents
from ntib_graph.build.merging import MergedReadings, merge_readings
from ntib_graph.build.namesakes import join_spellings, tell_namesakes_apart
from ntib_graph.build.paragraphs import with_paragraphs
from ntib_graph.corpus.manifest import read_manifest
from ntib_graph.corpus.passages import split_passages
from ntib_graph.extract.judgements import JudgedReading, Judgement, apply_judgements, read_judgements
from ntib_graph.graph.checking import shape_files
from ntib_graph.graph.domain_folder import domain_triples
from ntib_graph.graph.fixed_values import fixed_value_triples
from ntib_graph.graph.inputs import fingerprint
from ntib_graph.graph.shapes import validate
from ntib_graph.graph.statements import (
    complete_set_triples,
    document_triples,
    entity_triples,
    statement_triples,
)
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.documents import Document
from ntib_graph.model.errors import UnknownNameError
from ntib_graph.model.statements import Reading
from ntib_graph.model.terms import Triple
from ntib_graph.model.version import VERSION
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.distinctness import read_distinctness
from ntib_graph.vocabulary.domain import Domain

if TYPE_CHECKING:
    from ntib_graph.extract.reading import Reader

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    documents: int
    statements: int
    extracted: int
    """Statements with at least one evidence found by reading."""
    judged: int
    """Statements that rest on judgements alone."""
    candidates: int
    warnings: tuple[str, ...]


def build_graph(
    domain: Domain,
    store_folder: Path,
    judgements_folder: Path,
    *,
    judgements: bool = True,
    on_progress: OnProgress = lambda *_: None,
) -> BuildReport:
    """Read all documents of the domain and those added to the store, and replace the stored graph.

    Raises DocumentError, DomainError or StoreError; whatever is raised, the graph that was there is still there.
    """
    documents = read_all_documents(domain, store_folder)
    judged = _all_judgements(domain, judgements_folder) if judgements else ()
    warnings: list[str] = []
    readings: list[Reading] = []
    reader = open_domain_reader(domain) if documents else None
    for number, document in enumerate(documents):
        on_progress(f"Reading {document.id}", number, len(documents))
        assert reader is not None
        passages = split_passages(document)
        reading, doubts = apply_judgements(reader.read(document, passages), judged, document, domain)
        readings.append(with_paragraphs(reading, passages))
        warnings.extend(doubts)
    distinctness = read_distinctness(domain.ontology, domain.schema)
    merged = merge_readings(tell_namesakes_apart(join_spellings(readings, distinctness, domain.english), distinctness))
    on_progress("Checking", len(documents), len(documents))
    triples = tuple(graph_triples(domain, documents, merged))
    warnings.extend(f"{v.focus}: {v.message}" for v in validate(triples, shape_files(domain.folder)))
    on_progress("Storing", len(documents), len(documents))
    report = BuildReport(
        len(documents), len(merged.statements), merged.extracted, merged.judged, merged.candidates, tuple(warnings)
    )
    write_store(store_folder, triples, _stamp(domain, store_folder, report, judgements))
    return report


def open_domain_reader(domain: Domain) -> Reader:
    """A reader for the domain's documents, with the language model loaded."""
    # A domain without documents needs no language model, and neither does what only asks for the stamp.
    from ntib_graph.extract.reading import open_reader

    return open_reader(domain, reference_date(domain))


def read_judged(domain: Domain, document_id: str, store_folder: Path, judgements_folder: Path) -> JudgedReading:
    """One document, the domain's or added, read now.  Raises UnknownNameError."""
    documents = {document.id: document for document in read_all_documents(domain, store_folder)}
    document = documents.get(document_id)
    if document is None:
        near = difflib.get_close_matches(document_id, documents, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(documents)}."
        raise UnknownNameError(f"there is no document {document_id!r}", advice=hint)
    judgements = _all_judgements(domain, judgements_folder)
    read = open_domain_reader(domain).read(document, split_passages(document))
    reading, warnings = apply_judgements(read, judgements, document, domain)
    return JudgedReading(document, reading, judgements, warnings)


def _all_judgements(domain: Domain, judgements_folder: Path) -> tuple[Judgement, ...]:
    return (*read_judgements(domain.folder / "data" / "judgements"), *read_judgements(judgements_folder))


def reference_date(domain: Domain) -> str:
    """What "today" means for the domain's documents, in EDTF, as the manifest says; empty if it does not."""
    date = read_manifest(domain.documents_folder).reference_date
    return date.edtf if date else ""


def graph_triples(domain: Domain, documents: Iterable[Document], merged: MergedReadings) -> Iterator[Triple]:
    """Everything the graph holds: ontology, lexicon, known things, documents, statements with their evidence."""
    namespace = domain.ontology.namespace
    entry_ids = frozenset(entry.id for entry in domain.lexicon.entries)
    yield from domain_triples(domain)
    spoken_of = merged.things
    yield from (triple for triple in domain.gazetteer if triple.subject in spoken_of)
    for document in documents:
        yield from document_triples(document, namespace)
    met = [triple for e in merged.entities if ns.DOCUMENT not in e.classes for triple in entity_triples(e)]
    yield from met
    yield from fixed_value_triples(domain.schema, (*domain.data, *met))
    for statement, evidences in merged.statements:
        yield from statement_triples(statement, evidences, namespace, entry_ids)
    for complete_set in merged.complete_sets:
        yield from complete_set_triples(complete_set, namespace, entry_ids)


def _stamp(domain: Domain, store_folder: Path, report: BuildReport, judgements: bool) -> dict[str, str | int | dict[str, str]]:
    return {
        "package": VERSION,
        "domain": domain.ontology.namespace,
        "prefixes": domain.prefixes,
        "fingerprint": fingerprint(domain.folder, store_folder),
        "judgements": "with" if judgements else "without",
        "documents": report.documents,
        "statements": report.statements,
        "extracted": report.extracted,
        "judged": report.judged,
        "candidates": report.candidates,
    }
