"""Where in a document a reader finds a quote: its paragraph's number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ntib_graph.corpus.passages import paragraph_starts
from ntib_graph.model.documents import Passage
from ntib_graph.model.statements import Evidence, Reading


def with_paragraphs(reading: Reading, passages: Sequence[Passage]) -> Reading:
    """The reading, each of its evidences with the number of the paragraph that its quote begins in, or stands right below."""
    starts = paragraph_starts(passages)

    def placed(evidence: Evidence) -> Evidence:
        return replace(evidence, paragraph=bisect_right(starts, evidence.start))

    return replace(
        reading,
        findings=tuple(replace(finding, evidence=placed(finding.evidence)) for finding in reading.findings),
        complete_sets=tuple(replace(complete, evidence=placed(complete.evidence)) for complete in reading.complete_sets),
    )
