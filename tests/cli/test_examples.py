"""Every example that a command's help shows is run."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import COMMANDS, main
from ntib_graph.cli.examples import read_examples
from tests.conftest import LIGHTHOUSES, ROOT

EXAMPLES = read_examples(ROOT)


def test_every_command_but_a_dialogue_has_an_example() -> None:
    assert set(COMMANDS) - {"review"} <= EXAMPLES.keys()
    assert sum(map(len, EXAMPLES.values())) >= 15


@pytest.mark.parametrize("line", sorted({line for lines in EXAMPLES.values() for line in lines}))
def test_an_example_runs(line: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    environment = {**os.environ, "NTIB_STORE": str(graph.store_folder.parent), "PYTHONPATH": str(ROOT)}
    (tmp_path / "my-document.txt").write_text("Norway joined the Five Eyes in 2019.\n", encoding="utf-8")
    words = shlex.split(line)
    assert words[0] == "ntib"
    if words[1] in ("build", "add", "remove"):
        environment["NTIB_STORE"] = str(tmp_path / "store")
    if words[1] == "remove":
        KnowledgeGraph(ROOT, tmp_path / "store").add(tmp_path / "my-document.txt")
    command = [sys.executable, "-m", "ntib_graph", *words[1:]]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout or words[1] in ("add", "build", "check", "export", "remove")


def test_help_shows_the_examples_of_the_domain_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    for domain, shown in ((ROOT, True), (LIGHTHOUSES, False)):
        with pytest.raises(SystemExit):
            main(["--domain", str(domain), "ask", "--help"])
        assert (EXAMPLES["ask"][0] in capsys.readouterr().out) is shown
