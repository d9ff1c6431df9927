"""What was read and what a person judged are never blurred, in the domain's own graph and in what measures it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import main
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The NTIB graph, built without judgements."""
    graph = KnowledgeGraph(ROOT, tmp_path_factory.mktemp("read-only"))
    graph.build(judgements=False)
    return graph


def counts(graph: KnowledgeGraph, capsys: pytest.CaptureFixture[str]) -> dict[str, int]:
    with pytest.raises(SystemExit) as caught:
        main(["--domain", str(ROOT), "--store", str(graph.store_folder.parent), "info", "--counts"])
    assert caught.value.code in (0, None)
    rows = (re.fullmatch(r"(.+?)\s+(\d+)", line) for line in capsys.readouterr().out.splitlines())
    return {row[1]: int(row[2]) for row in rows if row}


def test_counts_of_what_was_read_and_judged_stand_apart(
    graph: KnowledgeGraph, read_only: KnowledgeGraph, capsys: pytest.CaptureFixture[str]
) -> None:
    both, read = counts(graph, capsys), counts(read_only, capsys)
    assert both["statements"] == both["found by reading"] + both["from judgements alone"]
    assert both["from judgements alone"] > 0
    assert (read["statements"], read["from judgements alone"]) == (read["found by reading"], 0)
    judged = [es for _, es in graph.statements() if all(e.found_by == "judgement" for e in es)]
    assert len(judged) == both["from judgements alone"]


def test_what_counts_as_read_is_read_without_judgements_too(graph: KnowledgeGraph, read_only: KnowledgeGraph) -> None:
    read = {s.id for s, es in graph.statements() if any(e.found_by != "judgement" for e in es)}
    alone = {s.id: es for s, es in read_only.statements()}
    assert read <= alone.keys()
    assert not any(e.found_by == "judgement" for es in alone.values() for e in es)


def _key_coverage() -> Any:
    spec = importlib.util.spec_from_file_location("key_coverage", ROOT / "benchmarks" / "key_coverage.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_mapping_of_the_key_names_only_statements_that_there_are(
    shared: Path, graph: KnowledgeGraph, read_only: KnowledgeGraph
) -> None:
    measuring = _key_coverage()
    key = shared / "gold" / measuring.KEY.name
    mapping = measuring.read_mapping(ROOT / "benchmarks" / "key_coverage.tsv")
    lines = len(key.read_text(encoding="utf-8").splitlines())
    assert set(mapping) <= set(range(1, lines + 1))
    known = {s.id for one in (graph, read_only) for s, _ in one.statements()}
    assert {number: sorted(ids - known) for number, ids in mapping.items() if ids - known} == {}
