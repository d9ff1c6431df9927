"""Shell completion, as a shell asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import group
from tests.cli.conftest import Run
from tests.conftest import LIGHTHOUSES, ROOT


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


def test_relations_classes_formats_and_parameters_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], places: list[str]
) -> None:
    assert "plain,tended" in completed(monkeypatch, capsys, "bash", *places, "export", "g.gexf", "--relation", "tend")
    assert "plain,Keeper" in completed(monkeypatch, capsys, "bash", *places, "export", "g.gexf", "--class", "kee")
    assert completed(monkeypatch, capsys, "bash", *places, "export", "g", "--format", "ttl") == ["plain,ttl", "plain,ttl12"]
    assert completed(monkeypatch, capsys, "bash", *places, "query", "lights", "--format", "js") == ["plain,json", "plain,jsonld"]
    assert completed(monkeypatch, capsys, "bash", *places, "export", "g", "--query", "li") == ["plain,lights"]
    ntib = ["--store", places[3]]
    parameters = completed(monkeypatch, capsys, "bash", *ntib, "query", "members-as-of", "--param", "")
    assert parameters == ["plain,framework=", "plain,date="]


def test_commands_and_options_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], places: list[str]
) -> None:
    assert completed(monkeypatch, capsys, "zsh", *places, "comp")[1::3] == ["compare", "completion"]
    assert "plain,--judge" in completed(monkeypatch, capsys, "bash", *places, "review", "--j")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_one_it_can_read(shell: str, ntib_on: Run, lighthouses: KnowledgeGraph, tmp_path: Path) -> None:
    code, script, said = ntib_on(lighthouses, "completion", shell)
    assert (code, said) == (0, "")
    assert f"_NTIB_COMPLETE={shell}_complete" in script
    if program := shutil.which(shell):
        (tmp_path / "script").write_text(script, encoding="utf-8")
        assert subprocess.run([program, "-n", str(tmp_path / "script")], check=False).returncode == 0


def test_another_shell_is_told_which_there_are(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    code, _, said = ntib_on(lighthouses, "completion", "fihs")
    assert code == 2
    assert "'fihs' is none of bash, zsh, fish. Did you mean 'fish'?" in said


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_with_the_script(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """A shell that read the script fills the line, as a person sees it."""
    program = tmp_path / "ntib"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m ntib_graph \"$@\"\n")
    program.chmod(0o755)
    line = 'COMP_WORDS=(ntib show "New"); COMP_CWORD=2; _ntib_completion ntib; printf "%s\\n" "${COMPREPLY[@]}"'
    environment = {
        **os.environ,
        "NTIB_STORE": str(graph.store_folder.parent),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
    }
    script = f'eval "$(ntib completion bash)"; {line}'
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert "New\\ Zealand" in run.stdout.splitlines()
