"""Questions one after the other."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli.session import completed_lines, follow_up
from tests.cli.conftest import Run
from tests.conftest import LIGHTHOUSES, ROOT

NAMES = ("Ada Brook", "Gull Rock", "Gull Rock Light", "Lamp Guild")


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("who is ad", ["who is Ada Brook"]),
        ("Who tended gull r", ["Who tended Gull Rock", "Who tended Gull Rock Light"]),
        ("lamp", ["Lamp Guild"]),
        ("who is ", []),
        ("", []),
        ("frob", []),
    ],
)
def test_the_end_of_a_line_is_completed(line: str, completed: list[str]) -> None:
    assert completed_lines(line, NAMES) == completed


def test_follow_ups_may_follow_each_other(graph: KnowledgeGraph) -> None:
    answer = None
    members = []
    for question in ("who are the members of aukus", "and the Five Eyes?", "and the NTIB?", "in 2016?"):
        answer = follow_up(graph, question, answer)
        members.append([value.value for value in answer.answers])
    assert [len(names) for names in members] == [3, 5, 5, 2]
    assert members[-1] == ["Canada", "United States"]


def test_a_question_of_its_own_is_answered_as_if_it_were_the_first(graph: KnowledgeGraph) -> None:
    before = graph.ask("who is in aukus")
    alone = graph.ask("Who sponsored section 881 of the 2017 NDAA?")
    assert follow_up(graph, "Who sponsored section 881 of the 2017 NDAA?", before) == alone


def test_words_of_a_session(ntib_on: Run, lighthouses: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "explain\n\nWho tended the Gull Rock Light?\nexplain\nhelp\nquit\nWho is Tom Fenn?\n"
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    code, out, err = ntib_on(lighthouses, "ask")
    assert code == 0
    assert "There was no question yet." in err and "Ctrl-D" in err
    assert out.count("Ada Brook") >= 2 and out.count("SELECT") == 1
    assert "Tom Fenn" not in out


def test_a_dialogue_completes_names_and_remembers_questions(lighthouses: KnowledgeGraph) -> None:
    pty = pytest.importorskip("pty", reason="this system has no terminals to imitate")
    pytest.importorskip("readline", reason="this Python cannot edit lines")
    store = lighthouses.store_folder.parent
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ntib_graph", "--domain", str(LIGHTHOUSES), "--store", str(store), "ask"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "NO_COLOR": "1"}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True)
    os.close(slave)
    try:
        seen = _read_until(master, "? ")
        os.write(master, b"Who tended the gull rock l\t?\n")
        seen = _read_until(master, "Understood as")
        assert "Ada Brook" in seen
        os.write(master, b"quit\n")
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(master)
    assert "Who tended the Gull Rock Light?" in Path(lighthouses.store_folder / "history").read_text(encoding="utf-8")


def _read_until(terminal: int, wanted: str, seconds: float = 15) -> str:
    end, seen = time.monotonic() + seconds, ""
    while wanted not in seen:
        assert select.select([terminal], [], [], end - time.monotonic())[0], seen
        try:
            seen += os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            break
    return seen
