import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import COMMANDS, main
from ntib_graph.model.version import VERSION
from tests.conftest import LIGHTHOUSES, ROOT

Run = Callable[..., tuple[int, str, str]]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    return int(caught.value.code or 0), capsys.readouterr().out


def test_help_names_every_command_and_each_has_help_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = said(capsys, "--help")
    assert code == 0
    for command in COMMANDS:
        assert command in out
        code, own = said(capsys, command, "--help")
        assert code == 0
        assert len(own) > 150


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert VERSION in said(capsys, "--version")[1]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["query", "--list"]])
def test_nothing_heavy_is_loaded_where_it_is_not_needed(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from ntib_graph.cli import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = {'spacy', 'rdflib', 'networkx', 'rich', 'numpy', 'pyshacl'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_info_counts_what_was_read_and_what_was_judged_apart(ntib_on: Run, graph: KnowledgeGraph) -> None:
    out = ntib_on(graph, "info", "--counts")[1]
    counts = {name.strip(): int(value) for name, value in (line.rsplit(maxsplit=1) for line in out.splitlines())}
    assert counts["found by reading"] + counts["from judgements alone"] == counts["statements"]
    assert counts["documents"] == 2


def test_extract_prints_the_contract(ntib_on: Run, graph: KnowledgeGraph, tmp_path) -> None:  # type: ignore[no-untyped-def]
    import json

    path = tmp_path / "news.txt"
    path.write_text("Norway joined the Five Eyes in 2019. Finland may join AUKUS.\n", encoding="utf-8")
    _, out, _ = ntib_on(graph, "extract", "--json", str(path))
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["status"] for row in rows] == ["asserted", "possible"]
    assert rows[0]["from"] == "2019"
    assert rows[0].keys() == {
        "id", "subject", "predicate", "object", "qualifiers", "from", "until", "at", "status", "attributed_to", "confidence",
        "found_by", "document", "quote", "start", "end", "sentence",
    }  # fmt: skip


def test_check_finds_nothing_in_the_domain(ntib_on: Run, graph: KnowledgeGraph) -> None:
    code, out, err = ntib_on(graph, "check")
    assert (code, out) == (0, ""), out
    assert "Nothing found" in err


@pytest.mark.parametrize(
    "arguments",
    [("query", "--list"), ("show", "Ada Brook"), ("query", "SELECT ?k { ?k sea:tended ?l }"), ("timeline", "Lamp Guild")],
)
@pytest.mark.parametrize("how", ["option", "environment", "neither"])
def test_nothing_is_bold_where_that_is_not_wanted(lighthouses: KnowledgeGraph, arguments: tuple[str, ...], how: str) -> None:
    pty = pytest.importorskip("pty", reason="this system has no terminals to imitate")
    master, slave = pty.openpty()
    wanted = ["--no-color"] if how == "option" else []
    places = ["--domain", str(lighthouses.domain.folder), "--store", str(lighthouses.store_folder.parent)]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {
        "TERM": "xterm",
        "PYTHONPATH": str(ROOT),
    }
    if how == "environment":
        environment["NO_COLOR"] = "1"
    command = [sys.executable, "-m", "ntib_graph", *places, *wanted, *arguments]
    subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, env=environment, check=True, timeout=60)
    os.close(slave)
    assert (b"\x1b" in os.read(master, 100_000)) == (how == "neither")
    os.close(master)


def test_a_graph_that_is_older_than_its_documents_says_so(ntib_on: Run, tmp_path: Path) -> None:
    domain = tmp_path / "domain"
    shutil.copytree(LIGHTHOUSES, domain)
    graph = KnowledgeGraph(domain, tmp_path / "store")
    graph.build()
    before = ntib_on(graph, "query", "ASK {}")
    assert before == (0, "true\n", "")
    assert "as they were at the build" in ntib_on(graph, "info")[1]
    (domain / "data" / "more.ttl").write_text("", encoding="utf-8")
    for command in (("query", "ASK {}"), ("ask", "Who tended the Gull Rock Light?"), ("show", "Ada Brook"), ("info",)):
        code, out, err = ntib_on(graph, *command)
        assert (code, err) == (0, err) and "have changed since the graph was built. Run ntib build." in err
        assert "have changed" not in out
    assert "changed since the build" in ntib_on(graph, "info")[1]
    ntib_on(graph, "build")
    assert ntib_on(graph, "query", "ASK {}") == before


def test_help_is_a_word_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "help") == said(capsys, "--help")
    assert said(capsys, "help", "query") == said(capsys, "query", "--help")
    with pytest.raises(SystemExit) as caught:
        main(["help", "qurey"])
    assert caught.value.code == 2 and "'query'" in capsys.readouterr().err
