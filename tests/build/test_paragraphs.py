from __future__ import annotations

from ntib_graph.api import KnowledgeGraph
from ntib_graph.build.paragraphs import with_paragraphs
from ntib_graph.corpus.passages import split_passages
from ntib_graph.model.documents import Document
from ntib_graph.model.statements import Evidence, Finding, Reading, Statement
from ntib_graph.model.terms import Iri

TEXT = "THE GUILD\n\nAda Brook founded it in 1901.\n\nMembers\n\nTom Fenn joined in 1902. So did others.\n\nIt ended in 1950.\n"


def test_headings_are_not_counted() -> None:
    document = Document("guild", TEXT)
    statement = Statement(Iri("x:a"), Iri("x:b"), Iri("x:c"))
    quotes = ("Ada Brook founded it in 1901.", "So did others.", "It ended in 1950.", "Members")
    findings = tuple(
        Finding(statement, Evidence("guild", TEXT.index(q), TEXT.index(q) + len(q), q, "x/y active", "model")) for q in quotes
    )
    reading = with_paragraphs(Reading("guild", findings), split_passages(document))
    assert [finding.evidence.paragraph for finding in reading.findings] == [1, 2, 3, 1]


def test_the_number_does_not_change_what_an_evidence_is() -> None:
    plain = Evidence("d", 0, 1, "x", "e", "m")
    assert plain.id == Evidence("d", 0, 1, "x", "e", "m", paragraph=7).id


def test_the_paragraph_is_kept_with_the_graph(graph: KnowledgeGraph) -> None:
    evidences = [evidence for _, found in graph.statements() for evidence in found]
    assert all(evidence.paragraph for evidence in evidences)
    for evidence in evidences:
        later = [e for e in evidences if e.document == evidence.document and e.start >= evidence.start]
        assert all(e.paragraph >= evidence.paragraph for e in later)
    citation = graph.ask("Which law added New Zealand to the NTIB?").answers[0].evidence[0]
    assert citation.paragraph > 1
