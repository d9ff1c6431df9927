"""The README's examples: every ``$ ntib ...`` in a ``console`` block is run and must print what stands below it; those in a
``text`` block go wrong, and what they say on standard error stands there too.

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
BLOCK = re.compile(r"^```(console|text)\n(\$ .*?)^```$", re.DOTALL | re.MULTILINE)
DOCUMENT = "Norway joined the Five Eyes in 2019. Finland may join AUKUS.\n"


def read_examples(readme: str) -> list[tuple[str, str, bool]]:
    """Command, printed text, and whether it goes wrong, in the order of the README."""
    examples: list[tuple[str, str, bool]] = []
    for kind, block in BLOCK.findall(readme):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            examples.append((command, printed.rstrip(), kind == "text"))
    return examples


def run_example(command: str, store: Path, folder: Path, *, goes_wrong: bool = False) -> str:
    """What a command prints, run in a folder with ``my-document.txt``; what it says on standard error too if it goes wrong."""
    assert command.startswith("ntib ")
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    (programs / "ntib").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ntib_graph "$@"\n')
    (programs / "ntib").chmod(0o755)
    paths = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "NTIB_STORE": str(store)}
    environment = {**os.environ, **paths, "NO_COLOR": "1", "COLUMNS": "120"}
    (folder / "my-document.txt").write_text(DOCUMENT, encoding="utf-8")
    said = subprocess.STDOUT if goes_wrong else subprocess.PIPE
    run = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=said, text=True, check=False
    )
    assert goes_wrong or run.returncode == 0, run.stderr
    return run.stdout.rstrip()


EXAMPLES = read_examples(README.read_text(encoding="utf-8"))


def test_the_readme_shows_what_it_promises() -> None:
    commands = {command.split()[1] for command, *_ in EXAMPLES}
    assert {"ask", "query", "export", "extract", "info"} <= commands
    assert len(EXAMPLES) >= 8
    assert len(re.findall(r"^```bash$", README.read_text(encoding="utf-8"), re.MULTILINE)) == 2


@pytest.mark.parametrize(("command", "printed", "goes_wrong"), EXAMPLES, ids=[command for command, *_ in EXAMPLES])
def test_an_example_prints_what_it_says(
    command: str, printed: str, goes_wrong: bool, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    assert run_example(command, graph.store_folder.parent, tmp_path, goes_wrong=goes_wrong) == printed


def test_every_picture_is_there_and_small() -> None:
    pictures = re.findall(r"^!\[[^]]+\]\(([^)]+)\)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(pictures) == 2
    for picture in pictures:
        assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")
        assert (ROOT / picture).stat().st_size < 300_000


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_it_tells_of_is_printed(shell: str, tmp_path: Path) -> None:
    assert f"ntib completion {shell}" in README.read_text(encoding="utf-8")
    assert "_NTIB_COMPLETE" in run_example(f"ntib completion {shell}", tmp_path, tmp_path)


def write_examples() -> None:
    """Run every example and write what it prints into the README."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        KnowledgeGraph(ROOT, store).build()

        def renewed(block: re.Match[str]) -> str:
            shown = (
                f"$ {command}\n{run_example(command, store, Path(folder), goes_wrong=goes_wrong)}".rstrip()
                for command, _, goes_wrong in read_examples(block[0])
            )
            return f"```{block[1]}\n" + "\n".join(shown) + "\n```"

        README.write_text(BLOCK.sub(renewed, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write_examples()
