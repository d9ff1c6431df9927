"""The README's examples: every ``$ ntib ...`` in a ``console`` block is run and must print what stands below it.

``python -m tests.test_readme`` writes what the commands print now into the README; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
DOCUMENT = "Norway joined the Five Eyes in 2019. Finland may join AUKUS.\n"


def read_examples(readme: str) -> list[tuple[str, str]]:
    """Pairs of command and printed text, in the order of the README."""
    examples: list[tuple[str, str]] = []
    for block in BLOCK.findall(readme):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            examples.append((command, printed.rstrip()))
    return examples


def run_example(command: str, store: Path, folder: Path) -> str:
    """What a command prints on standard output, run in a folder with ``my-document.txt``."""
    assert command.startswith("ntib ")
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "ntib").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ntib_graph "$@"\n')
    (programs / "ntib").chmod(0o755)
    paths = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "NTIB_STORE": str(store)}
    environment = {**os.environ, **paths, "NO_COLOR": "1", "COLUMNS": "120"}
    (folder / "my-document.txt").write_text(DOCUMENT, encoding="utf-8")
    run = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.rstrip()


EXAMPLES = read_examples(README.read_text(encoding="utf-8"))


def test_the_readme_shows_what_it_promises() -> None:
    commands = {command.split()[1] for command, _ in EXAMPLES}
    assert {"ask", "query", "export", "extract", "info"} <= commands
    assert len(EXAMPLES) >= 8
    assert len(re.findall(r"^```bash$", README.read_text(encoding="utf-8"), re.MULTILINE)) == 2


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_it_says(command: str, printed: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert run_example(command, graph.store_folder.parent, tmp_path) == printed


def write_examples() -> None:
    """Run every example and write what it prints into the README."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        KnowledgeGraph(ROOT, store).build()

        def renewed(block: re.Match[str]) -> str:
            commands = [command for command, _ in read_examples(block[0])]
            shown = (f"$ {command}\n{run_example(command, store, Path(folder))}".rstrip() for command in commands)
            return "```console\n" + "\n".join(shown) + "\n```"

        README.write_text(BLOCK.sub(renewed, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write_examples()
