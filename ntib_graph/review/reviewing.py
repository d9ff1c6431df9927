"""A person's verdicts, and the file that keeps every one of them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ntib_graph.model.errors import StoreError
from ntib_graph.model.statements import Finding


class Verdict(StrEnum):
    """What a person may say of a statement."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class JudgementFile:
    """The judgements of one document that the user made: ``folder/<document>.jsonl``, only ever appended to."""

    folder: Path
    document: str
    judge: str
    sha256: str = ""
    """The digest of the document's file, so that a later change is noticed."""

    @property
    def path(self) -> Path:
        """Where the lines stand."""
        return self.folder / f"{self.document}.jsonl"

    def append(self, finding: Finding, verdict: Verdict, stated: Mapping[str, Any] | None = None) -> None:
        """Write one judgement and see it on the disk; a skip is none.  Raises StoreError where the disk refuses.

        ``stated`` are the keys that say what holds: the accepted statement itself, or the one that takes its place.
        """
        if verdict is Verdict.SKIP:
            return
        line = {
            "verdict": verdict.value,
            "document": self.document,
            "statement": finding.statement.id,
            "quote": finding.evidence.quote,
            "start": finding.evidence.start,
            **({"sha256": self.sha256} if self.sha256 else {}),
            **(stated or {}),
            "judge": self.judge,
        }
        try:
            is_new = not self.path.exists()
            self.folder.mkdir(parents=True, exist_ok=True)
            _append_line(self.path, json.dumps(line, ensure_ascii=False))
            if is_new:
                _see_on_disk(self.folder)
        except OSError as error:
            raise StoreError(
                f"the judgement cannot be written: {error.strerror}", where=str(self.path), advice="It was not stored."
            ) from error


def _append_line(path: Path, line: str) -> None:
    """All of a line or nothing of it: one write at the end of the file, taken back where the disk took only a part."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        size = os.fstat(opened).st_size
        # A file edited by hand may lack the end of its last line.
        start = b"\n" if size and os.pread(opened, 1, size - 1) != b"\n" else b""
        data = start + line.encode() + b"\n"
        try:
            if os.write(opened, data) != len(data):
                raise OSError(28, "No space left on device")
            os.fsync(opened)
        except OSError:
            os.ftruncate(opened, size)
            raise
    finally:
        os.close(opened)


def _see_on_disk(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
