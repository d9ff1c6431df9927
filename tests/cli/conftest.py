"""Commands run on the shared graphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ntib_on(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a built graph: exit code, standard output, standard error."""

    def run(graph: KnowledgeGraph, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(["--domain", str(graph.domain.folder), "--store", str(graph.store_folder.parent), *arguments])
        said = capsys.readouterr()
        return int(caught.value.code or 0), said.out, said.err

    return run
