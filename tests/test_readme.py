"""The README's examples: every ``$ ntib ...`` in a ``console`` block is run and must print what stands below it."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def read_examples() -> list[tuple[str, str]]:
    """Pairs of command and printed text, in the order of the README."""
    examples: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            examples.append((command, printed.rstrip()))
    return examples


EXAMPLES = read_examples()


def test_the_readme_shows_what_it_promises() -> None:
    commands = {command.split()[1] for command, _ in EXAMPLES}
    assert {"ask", "query", "export", "extract", "info"} <= commands
    assert len(EXAMPLES) >= 10
    assert len(re.findall(r"^```bash$", README, re.MULTILINE)) == 2


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_it_says(command: str, printed: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    words = shlex.split(command)
    assert words[0] == "ntib"
    environment = {**os.environ, "NTIB_STORE": str(graph.store_folder.parent), "NO_COLOR": "1", "COLUMNS": "120"}
    (tmp_path / "my-document.txt").write_text("Norway joined the Five Eyes in 2031. Finland may join AUKUS.\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "ntib_graph", *words[1:]], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.rstrip() == printed
