"""``ntib add`` and ``ntib remove``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from tests.conftest import LIGHTHOUSES

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def own(tmp_path: Path) -> KnowledgeGraph:
    return KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")


def listed(info: str) -> str:
    return next(line.removeprefix("added documents").strip() for line in info.splitlines() if line.startswith("added documents"))


def test_add_info_remove(ntib_on: Run, own: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "guild.txt"
    path.write_text("Tom Fenn looked after the Gull Rock Light.\n", encoding="utf-8")
    code, out, err = ntib_on(own, "add", str(path))
    assert (code, out) == (0, "")
    assert err.startswith("2 documents, ")
    assert listed(ntib_on(own, "info")[1]) == "guild"
    assert "Tom Fenn tended Gull Rock Light." in ntib_on(own, "show", "Tom Fenn")[1]
    assert ntib_on(own, "add", str(path)) == (0, "", "They are in the graph already: nothing to do.\n")
    code, out, err = ntib_on(own, "remove", "guild")
    assert (code, out) == (0, "")
    assert err.startswith("1 document, ")
    assert listed(ntib_on(own, "info")[1]) == "none"
    assert "Gull Rock" not in ntib_on(own, "show", "Tom Fenn")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["add", "missing.txt"], 3, "missing.txt: there is no such file"),
        (["add"], 2, "DOC..."),
        (["remove", "chronicle"], 2, "a document of the domain itself"),
        (["remove", "nothing"], 1, "no document 'nothing' was added"),
    ],
)
def test_what_cannot_be_done_is_said(ntib_on: Run, own: KnowledgeGraph, arguments: list[str], code: int, said: str) -> None:
    found, out, err = ntib_on(own, *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err
