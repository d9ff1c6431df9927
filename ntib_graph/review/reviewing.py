"""A person's verdicts on candidates, and the file that keeps every one of them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ntib_graph.model.errors import StoreError
from ntib_graph.model.statements import Finding


class Verdict(StrEnum):
    """What a person may say of a candidate."""

    ACCEPT = "accept"
    REJECT = "reject"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class JudgementFile:
    """The judgements of one document that the user made: ``folder/<document>.jsonl``, only ever appended to."""

    folder: Path
    document: str
    judge: str

    @property
    def path(self) -> Path:
        """Where the lines stand."""
        return self.folder / f"{self.document}.jsonl"

    def append(self, finding: Finding, verdict: Verdict) -> None:
        """Write one judgement and see it on the disk; a skip is none.  Raises StoreError where the disk refuses."""
        if verdict is Verdict.SKIP:
            return
        line = {
            "verdict": verdict.value,
            "document": self.document,
            "statement": finding.statement.id,
            "quote": finding.evidence.quote,
            "judge": self.judge,
        }
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise StoreError(
                f"the judgement cannot be written: {error.strerror}", where=str(self.path), advice="It was not stored."
            ) from error
