import json
import os
import threading
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


def test_a_line_stands_whole_on_the_disk_before_the_next_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    stored = JudgementFile(tmp_path, "log", "me")
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(stored.path.read_bytes()))
    stored.append(FINDING, Verdict.ACCEPT)
    stored.append(FINDING, Verdict.REJECT)
    assert seen[0] == seen[1]
    assert [len(content.splitlines()) for content in seen] == [1, 1, 2], "the file, its folder, the file"
    assert all(content.endswith(b"\n") for content in seen)


def test_what_the_disk_took_only_a_part_of_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = JudgementFile(tmp_path, "log", "me")
    stored.append(FINDING, Verdict.ACCEPT)
    before = stored.path.read_bytes()
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda opened, data: write(opened, data[:20]))
        with pytest.raises(StoreError, match="No space left"):
            stored.append(FINDING, Verdict.REJECT)
    assert stored.path.read_bytes() == before
    stored.append(FINDING, Verdict.REJECT)
    assert [j.verdict for j in read_judgements(tmp_path)] == ["accept", "reject"]


def test_a_last_line_without_its_end_is_not_written_into(tmp_path: Path) -> None:
    stored = JudgementFile(tmp_path, "log", "me")
    stored.append(FINDING, Verdict.ACCEPT)
    stored.path.write_bytes(stored.path.read_bytes().rstrip(b"\n"))
    stored.append(FINDING, Verdict.REJECT)
    assert [j.verdict for j in read_judgements(tmp_path)] == ["accept", "reject"]


def test_two_sittings_at_once_lose_nothing(tmp_path: Path) -> None:
    def judge(name: str) -> None:
        for _ in range(25):
            JudgementFile(tmp_path, "log", name).append(FINDING, Verdict.ACCEPT)

    sittings = [threading.Thread(target=judge, args=(name,)) for name in ("one", "two")]
    for sitting in sittings:
        sitting.start()
    for sitting in sittings:
        sitting.join()
    assert len(read_judgements(tmp_path)) == 50


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\n", "\r\n", '"', "\\"])
def test_whatever_stands_in_a_quote_is_read_again(tmp_path: Path, mark: str) -> None:
    quote = f"the lamp{mark}was lit"
    JudgementFile(tmp_path, "log", "me").append(Finding(FACT, Evidence("log", 3, 9, quote, "p/w", "model")), Verdict.ACCEPT)
    assert [j.quote for j in read_judgements(tmp_path)] == [quote]
