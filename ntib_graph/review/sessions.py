"""One sitting of a person with one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ntib_graph.extract.judged_statements import stated, statement_fields
from ntib_graph.extract.judgements import JudgedReading
from ntib_graph.model.statements import Entity, Finding
from ntib_graph.model.terms import Iri, Literal, Term
from ntib_graph.review.corrections import Correction, correction_of
from ntib_graph.review.reviewing import JudgementFile, Verdict
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.wording.statements import word_statement


@dataclass(frozen=True, slots=True)
class ReviewSession:
    """What is to be judged, the things that its names may mean, and the file that every judgement goes to at once."""

    domain: Domain
    entities: Mapping[Iri, Entity]
    findings: tuple[Finding, ...]
    stored: JudgementFile
    warnings: tuple[str, ...] = ()
    """Where the document has changed under earlier judgements."""

    def correction(self, finding: Finding) -> Correction:
        """The statement of a finding, to be changed."""
        return correction_of(finding.statement, self.domain, self.entities)

    def word(self, correction: Correction, *, checked: bool = True) -> str:
        """What is stated now, in English.  Raises UsageError where the roles do not fit the relation, if that is ``checked``."""
        statement, new = stated(correction.fields, self.domain, "")
        if checked:
            statement = correction.statement
        named = {**self.entities, **{entity.iri: entity for entity in new}}
        ontology = self.domain.ontology

        def label(term: Term) -> str:
            if isinstance(term, Literal):
                return term.value
            return named[term].label if term in named else ontology.label(term)

        return word_statement(statement, ontology, self.domain.english, label)

    def judge(self, finding: Finding, verdict: Verdict, correction: Correction | None = None) -> bool:
        """Store a judgement, unless it is a skip; a correction that changes nothing is an acceptance.  Whether there was one.

        Raises StoreError where the disk refuses, and UsageError for a correction whose roles do not fit.
        """
        if verdict is Verdict.CORRECT and correction is not None and correction.statement == finding.statement:
            verdict = Verdict.ACCEPT
        says: Mapping[str, object] | None = None
        if verdict is Verdict.ACCEPT:
            says = statement_fields(finding.statement, self.domain, self.entities)
        elif verdict is Verdict.CORRECT and correction is not None:
            says = correction.fields
        self.stored.append(finding, verdict, says)
        return verdict is not Verdict.SKIP


def open_session(domain: Domain, judged: JudgedReading, folder: Path, judge: str, *, facts: bool = False) -> ReviewSession:
    """A sitting with the candidates of a document, and with ``facts`` with what was read as fact too.

    Judgements go to a file in ``folder``.
    """
    document, ontology = judged.document, domain.ontology
    own = ns.document_iri(ontology.namespace, document.id)
    known = dict(ontology.entities)
    known |= {entity.iri: entity for entity in judged.reading.entities}
    known[own] = Entity(own, document.source.title or document.id, (ns.DOCUMENT,))
    stored = JudgementFile(folder, document.id, judge, document.source.sha256)
    return ReviewSession(domain, known, tuple(judged.open_findings(facts=facts)), stored, judged.warnings)
