"""``ntib review``, typed at."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from tests.conftest import LIGHTHOUSES

Run = Callable[..., tuple[int, str, str]]
LOG = "Tom Fenn looked after the Gull Rock Light. Ada Brook joined the Lamp Guild in 1901.\n"


@pytest.fixture
def own(tmp_path: Path) -> KnowledgeGraph:
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    (tmp_path / "log.txt").write_text(LOG, encoding="utf-8")
    graph.add(tmp_path / "log.txt")
    return graph


@pytest.fixture
def typed(ntib_on: Run, own: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*lines: str, document: str = "log") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return ntib_on(own, "review", document, "--facts", "--judge", "me")

    return run


def verdicts(own: KnowledgeGraph) -> list[str]:
    path = own.judgements_folder / "log.jsonl"
    return [json.loads(line)["verdict"] for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def facts(own: KnowledgeGraph) -> set[str]:
    return {own.word(s) for s, es in own.statements() if any(e.document == "log" for e in es)}


def test_a_fact_corrected_by_typing_names_takes_the_place_of_what_was_read(typed: Run, own: KnowledgeGraph) -> None:
    code, out, err = typed("c", "object", "Habour Light", "object", "harbour light", "since", "1899", "", "y", "s")
    assert code == 0, err
    assert "1 of 2  fact  Tom Fenn tended Gull Rock Light.\n    “Tom Fenn looked after the Gull Rock Light.”" in out
    assert "Did you mean 'Harbour Light'" in out
    assert "Tom Fenn tended Harbour Light, from 1899." in out
    assert "1 judgement stored in" in err
    assert verdicts(own) == ["correct"]
    own.build()
    assert facts(own) == {"Tom Fenn tended Harbour Light, from 1899.", "Ada Brook is a member of Lamp Guild, from 1901."}
    judged = next(es for s, es in own.statements() if s.predicate.local_name == "tended" and s.since)
    assert [(e.found_by, e.model, e.quote) for e in judged] == [("judgement", "me", "Tom Fenn looked after the Gull Rock Light.")]
    assert own.info()["from_judgements_alone"] == 1
    code, out, err = typed("q")
    assert "1 of 1  fact  Ada Brook" in out, "what was judged is not asked again"


def test_a_rejected_fact_is_gone_and_an_interrupted_sitting_keeps_what_was_judged(typed: Run, own: KnowledgeGraph) -> None:
    code, _, err = typed("r")
    assert code == 130, "the input ended"
    assert "1 judgement stored in" in err
    assert verdicts(own) == ["reject"]
    own.build()
    assert facts(own) == {"Ada Brook is a member of Lamp Guild, from 1901."}


def test_a_correction_given_up_stores_nothing(typed: Run, own: KnowledgeGraph) -> None:
    code, _, err = typed("c", "object", "Harbour Light", "", "n", "q")
    assert code == 0
    assert "No judgement was made." in err
    assert verdicts(own) == []


def test_what_a_relation_does_not_take_is_said_before_it_is_stored(typed: Run, own: KnowledgeGraph) -> None:
    _, out, _ = typed("c", "object", "Storm Island", "", "object", "Gull Rock", "", "n", "q")
    assert "'Storm Island' (island) cannot be the object of 'tended'" in out
    assert verdicts(own) == []


def test_a_changed_document_is_said(typed: Run, own: KnowledgeGraph, tmp_path: Path) -> None:
    typed("c", "since", "1899", "", "y", "q")
    changed = own.store_folder / "documents" / "log.txt"
    changed.write_text("A log of the coast.\n\n" + LOG, encoding="utf-8")
    report = own.build()
    assert any("log has changed since it was judged" in w and "line 1: from 0 to 21" in w for w in report.warnings)
    assert "Tom Fenn tended Gull Rock Light, from 1899." in facts(own)
    assert "log has changed since it was judged" in typed("q")[2]
    changed.write_text("Nobody tended anything.\n", encoding="utf-8")
    code, out, err = typed("q")
    assert (code, out) == (3, "")
    assert f"{own.judgements_folder / 'log.jsonl'}:1: the quote is not in log. If the document changed" in err


def test_an_unknown_document_is_said(typed: Run) -> None:
    code, _, err = typed(document="lgo")
    assert code == 1
    assert "Did you mean 'log'?" in err


def test_names_are_completed_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    readline = pytest.importorskip("readline")
    from ntib_graph.cli.correcting import with_tab

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with_tab(["Gull Rock", "Harbour Light"])
    complete = readline.get_completer()
    assert (complete("har", 0), complete("har", 1), complete("x", 0)) == ("Harbour Light", None, None)
    readline.set_completer(None)
