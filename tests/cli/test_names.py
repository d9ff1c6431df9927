"""Shell completion, as a shell asks for it."""

from __future__ import annotations

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import group
from tests.conftest import LIGHTHOUSES


def completed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str, *words: str) -> list[str]:
    monkeypatch.setenv("_NTIB_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(["ntib", *words]))
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
    with pytest.raises(SystemExit):
        group.main(args=[], prog_name="ntib", complete_var="_NTIB_COMPLETE")
    return [line for line in capsys.readouterr().out.split("\n") if line]


@pytest.fixture
def places(lighthouses: KnowledgeGraph) -> list[str]:
    return ["--domain", str(LIGHTHOUSES), "--store", str(lighthouses.store_folder.parent)]


def test_names_are_completed_in_any_case(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], places: list[str]
) -> None:
    assert completed(monkeypatch, capsys, "bash", *places, "path", "ada") == ["plain,Ada\\ Brook"]
    assert completed(monkeypatch, capsys, "bash", *places, "compare", "Tom\\ Fenn", "Harb") == ["plain,Harbour\\ Light"]
    assert completed(monkeypatch, capsys, "fish", *places, "timeline", "lamp")[0].endswith("Lamp Guild")
    assert set(completed(monkeypatch, capsys, "bash", *places, "show", "gull")) == {
        "plain,Gull\\ Rock", "plain,Gull\\ Rock\\ Light"
    }  # fmt: skip


def test_nothing_is_built_for_a_completion(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path) -> None:  # type: ignore[no-untyped-def]
    places = ["--domain", str(LIGHTHOUSES), "--store", str(tmp_path)]
    assert completed(monkeypatch, capsys, "bash", *places, "show", "ada") == []
    assert list(tmp_path.iterdir()) == []


def test_a_broken_domain_completes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert completed(monkeypatch, capsys, "bash", "--domain", str(tmp_path), "show", "ada") == []
    assert completed(monkeypatch, capsys, "bash", "--domain", str(tmp_path), "remove", "ada") == []


def test_added_documents_are_completed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path) -> None:  # type: ignore[no-untyped-def]
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    (tmp_path / "guild.txt").write_text("Ada Brook joined the Lamp Guild in 1901.", encoding="utf-8")
    graph.add(tmp_path / "guild.txt")
    places = ["--domain", str(LIGHTHOUSES), "--store", str(tmp_path / "store")]
    assert completed(monkeypatch, capsys, "bash", *places, "remove", "g") == ["plain,guild"]


def test_named_queries_and_the_thing_of_an_export_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], places: list[str]
) -> None:
    assert completed(monkeypatch, capsys, "bash", *places, "query", "li") == ["plain,lights"]
    assert completed(monkeypatch, capsys, "bash", *places, "export", "g.gexf", "--about", "tom") == ["plain,Tom\\ Fenn"]
