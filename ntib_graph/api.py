"""The knowledge graph in Python: open, build on first use, ask, query, read, export."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.statements import read_statements
from ntib_graph.graph.store import GraphStore, NoGraphError, read_stamp
from ntib_graph.model.errors import UnknownNameError, UsageError
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.model.version import VERSION
from ntib_graph.vocabulary import namespaces as ns

if TYPE_CHECKING:
    from ntib_graph.ask import Asker
    from ntib_graph.build.building import BuildReport, OnProgress
    from ntib_graph.model.answers import Answer
    from ntib_graph.model.dates import VagueDate
    from ntib_graph.model.documents import Source
    from ntib_graph.model.statements import Entity, Evidence, Finding, Statement
    from ntib_graph.model.tables import Table
    from ntib_graph.vocabulary.domain import Domain


class KnowledgeGraph:
    """A domain and its stored graph.

    ``domain`` is a folder (default: the one the package carries); ``store`` is where graphs are kept (default:
    ``$NTIB_STORE``, else the user's data directory), each domain in a folder of its own; ``today`` is the EDTF date that
    "now" means in questions (default: the manifest's reference date).  Raises UsageError for a date that is none.
    """

    def __init__(self, domain: Path | str | None = None, store: Path | str | None = None, today: str | None = None) -> None:
        self._folder = Path(domain) if domain else None
        self._today = _read_date(today) if today else None
        self._root = Path(store or os.environ.get("NTIB_STORE") or _data_directory())

    @cached_property
    def domain(self) -> Domain:
        """The ontology, words and known names.  Raises DomainError."""
        return load_domain(self._folder)

    @property
    def store_folder(self) -> Path:
        """Where this domain's graph, added documents and judgements are kept."""
        return self._root / self.domain.key

    @property
    def judgements_folder(self) -> Path:
        """Where the user's own judgements are kept."""
        return self.store_folder / "judgements"

    @property
    def is_built(self) -> bool:
        """Whether a graph is there.  Raises StoreError for one that is damaged or of another version."""
        try:
            read_stamp(self.store_folder)
        except NoGraphError:
            return False
        return True

    @cached_property
    def store(self) -> GraphStore:
        """The stored graph, for reading; built now if there is none.  Raises StoreError for one of another version."""
        if not self.is_built:
            self.build()
        return GraphStore.open(self.store_folder)

    def build(self, *, judgements: bool = True, on_progress: OnProgress = lambda *_: None) -> BuildReport:
        """Read all documents and replace the stored graph, atomically."""
        from ntib_graph.build.building import build_graph

        report = build_graph(
            self.domain, self.store_folder, self.judgements_folder, judgements=judgements, on_progress=on_progress
        )
        self.__dict__.pop("store", None)
        self.__dict__.pop("_asker", None)
        return report

    def ask(self, question: str, context: str | None = None) -> Answer:
        """The answer to a question in English; ``context`` is the question before it."""
        return self._asker.answer(question, context)

    @cached_property
    def _asker(self) -> Asker:
        from ntib_graph.ask import open_asker
        from ntib_graph.corpus.manifest import read_manifest

        reference = read_manifest(self.domain.folder / "data" / "documents").reference_date
        return open_asker(self.store, self.domain, self._today or reference)

    def query(self, sparql: str) -> Table:
        """The rows of a SELECT query; the domain's prefixes need no declaration.  Raises QueryError."""
        return self.store.select(sparql, self.domain.prefixes)

    def statements(self) -> Iterator[tuple[Statement, tuple[Evidence, ...]]]:
        """All statements with their evidence, in order of id."""
        for fact in read_statements(self.store):
            yield fact.statement, fact.evidences

    def triples(self) -> Iterator[Triple]:
        """All triples, in no particular order."""
        return self.store.triples()

    def entities(self) -> Mapping[Iri, Entity]:
        """Everything the graph names, with labels, classes and other names."""
        return self._entities

    @cached_property
    def _entities(self) -> Mapping[Iri, Entity]:
        from ntib_graph.model.statements import Entity

        classes: dict[Iri, set[Iri]] = {}
        for triple in self.store.triples(predicate=ns.RDF_TYPE):
            if isinstance(triple.object, Iri) and triple.object in self.domain.ontology.classes:
                classes.setdefault(triple.subject, set()).add(triple.object)
        labels = {t.subject: t.object.value for t in self.store.triples(predicate=ns.RDFS_LABEL)}
        names: dict[Iri, list[str]] = {}
        for triple in self.store.triples(predicate=ns.SKOS_ALT_LABEL):
            names.setdefault(triple.subject, []).append(triple.object.value)
        engine = {ns.STATEMENT, ns.EVIDENCE, ns.DOCUMENT, ns.COMPLETE_SET, Iri(ns.ENGINE + "Status")}

        def label_of(iri: Iri) -> str:
            return labels.get(iri) or ns.split_camel_case(iri.local_name)

        return {
            iri: Entity(iri, label_of(iri), tuple(sorted(kinds)), tuple(sorted(names.get(iri, ()))))
            for iri, kinds in sorted(classes.items())
            if not kinds & engine
        }

    def documents(self) -> Mapping[str, Source]:
        """The sources of the domain's documents, by id."""
        from ntib_graph.corpus.loading import read_documents

        return {document.id: document.source for document in read_documents(self.domain.folder / "data" / "documents")}

    def find_entity(self, name: str) -> Iri:
        """The entity of a name, an alias, or a prefixed name.  Raises UnknownNameError with the nearest names."""
        entities = self.entities()
        if " " not in name and (iri := self.domain.expand(name)) in entities:
            return iri
        wanted = name.casefold().removeprefix("the ").strip()
        for entity in entities.values():
            if wanted in (entity.label.casefold(), *(alias.casefold() for alias in entity.aliases)):
                return entity.iri
        import difflib

        known = sorted({n for e in entities.values() for n in (e.label, *e.aliases)})
        near = difflib.get_close_matches(name, known, n=3)
        advice = f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else "'ntib query --list' shows what can be asked."
        raise UnknownNameError(f"the graph knows nothing called {name!r}", advice=advice)

    def label(self, term: Term) -> str:
        """The name of a thing, or a literal's value."""
        if isinstance(term, Literal):
            return term.value
        entity = self.entities().get(term)
        return entity.label if entity else self.store.label(term) or self.domain.ontology.label(term)

    def word(self, statement: Statement) -> str:
        """A statement in English."""
        from ntib_graph.wording.statements import word_statement

        return word_statement(statement, self.domain.ontology, self.domain.english, self.label)

    def extract(self, path: Path, *, candidates: bool = False) -> list[dict[str, Any]]:
        """What one document states, a dictionary a pair of statement and evidence (the JSON contract of ``ntib extract``).

        Nothing is stored.  Raises DocumentError.
        """
        from ntib_graph.build.building import read_one_document
        from ntib_graph.render.extraction import finding_to_json

        document, reading = read_one_document(self.domain, path)
        named = {entity.iri: entity.label for entity in reading.entities}
        named[ns.document_iri(self.domain.ontology.namespace, document.id)] = document.source.title or document.id
        return [
            finding_to_json(finding, self.domain, named) for finding in reading.findings if candidates or not finding.is_candidate
        ]

    def candidates(self, document: str) -> list[Finding]:
        """The candidates of one of the domain's documents that nobody has judged.  Raises UnknownNameError."""
        from ntib_graph.build.building import read_candidates

        return read_candidates(self.domain, document, self.judgements_folder)

    def info(self) -> dict[str, Any]:
        """Counts, provenance and versions of the graph."""
        stamp = self.store.stamp
        evidences = sum(1 for _ in self.store.triples(predicate=ns.RDF_TYPE, object=ns.EVIDENCE))
        return {
            "version": VERSION,
            "domain": str(self.domain.folder),
            "store": str(self.store_folder),
            "documents": stamp["documents"],
            "statements": stamp["statements"],
            "found_by_reading": stamp["extracted"],
            "from_judgements_alone": stamp["judged"],
            "candidates_for_review": stamp["candidates"],
            "evidences": evidences,
            "entities": len(self.entities()),
            "triples": len(self.store),
            "judgements": stamp["judgements"],
        }


def _read_date(edtf: str) -> VagueDate:
    from ntib_graph.model.dates import parse_edtf

    try:
        return parse_edtf(edtf)
    except ValueError as error:
        raise UsageError(f"{edtf!r} is not a date", advice="Write YYYY-MM-DD.") from error


def _data_directory() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("ntib-graph", appauthor=False)
