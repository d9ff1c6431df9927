import json
from pathlib import Path

import pytest

from ntib_graph.extract.judgements import read_judgements
from ntib_graph.model.errors import StoreError
from ntib_graph.model.statements import Evidence, Finding, Statement
from ntib_graph.model.terms import Iri
from ntib_graph.review.reviewing import JudgementFile, Verdict

FACT = Statement(*(Iri(f"https://example.org/{name}") for name in "abc"))
FINDING = Finding(FACT, Evidence("log", 0, 4, "Ünïcode “quote”", "p/w active", "model"), is_candidate=True)


def test_every_verdict_but_a_skip_is_one_line_that_is_read_again(tmp_path: Path) -> None:
    stored = JudgementFile(tmp_path / "judgements", "log", "me")
    for verdict in (Verdict.ACCEPT, Verdict.SKIP, Verdict.REJECT):
        stored.append(FINDING, verdict)
    lines = [json.loads(line) for line in stored.path.read_text(encoding="utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["accept", "reject"]
    assert {line["quote"] for line in lines} == {FINDING.evidence.quote}
    assert [j.fields["statement"] for j in read_judgements(tmp_path / "judgements")] == [FACT.id, FACT.id]


def test_a_disk_that_refuses_is_said_and_nothing_before_is_lost(tmp_path: Path) -> None:
    stored = JudgementFile(tmp_path, "log", "me")
    stored.append(FINDING, Verdict.ACCEPT)
    before = stored.path.read_bytes()
    blocked = JudgementFile(stored.path, "log", "me")
    with pytest.raises(StoreError, match="cannot be written"):
        blocked.append(FINDING, Verdict.ACCEPT)
    assert stored.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["log.jsonl"]
