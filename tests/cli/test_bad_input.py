"""What a user may do wrong: one sentence with the place, the right exit code, no traceback, and nothing lost."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.cli import main
from tests.conftest import LIGHTHOUSES

Run = Callable[..., tuple[int, str, str]]
SELECT = "SELECT ?k { ?k sea:tended sea:GullRockLight }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lighthouse domain."""
    return Path(shutil.copytree(LIGHTHOUSES, tmp_path / "lighthouses"))


@pytest.fixture
def ntib(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on that copy: exit code, standard output, standard error."""

    def run(*arguments: str, domain: Path = folder) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main(["--domain", str(domain), "--store", str(tmp_path / "store"), *arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(caught.value.code or 0), said.out, said.err

    return run


def one_sentence(err: str, *parts: str) -> None:
    """Standard error is one line of ours with all the parts in it."""
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("ntib: ")
    for part in parts:
        assert part in lines[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d", "binary"), ("Leuchttürme".encode("latin-1"), "UTF-8")],
    ids=["empty", "binary", "wrongly encoded"],
)
def test_a_bad_document_stops_the_build_and_the_old_graph_stays(ntib: Run, folder: Path, content: bytes, said: str) -> None:
    assert ntib("build")[0] == 0
    before = ntib("query", SELECT)[1]
    (folder / "data" / "documents" / "bad.txt").write_bytes(content)
    code, _, err = ntib("build")
    assert code == 3
    one_sentence(err, "bad.txt", said)
    assert ntib("query", SELECT)[1] == before != ""


def test_extract_names_the_bad_document_and_still_reads_the_others(ntib: Run, folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    good = folder / "data" / "documents" / "chronicle.txt"
    code, out, err = ntib("extract", "--json", str(bad), str(tmp_path / "missing.txt"), str(good))
    assert code == 3
    assert "bad.txt" in err.splitlines()[0]
    assert "missing.txt" in err.splitlines()[1]
    assert {json.loads(line)["document"] for line in out.splitlines()} == {"chronicle"}


def test_broken_turtle_is_named_with_its_line(ntib: Run, folder: Path) -> None:
    path = folder / "ontology" / "lighthouses.ttl"
    lines = path.read_text(encoding="utf-8").count("\n")
    with path.open("a", encoding="utf-8") as stream:
        stream.write("sea:Broken a a .\n")
    code, _, err = ntib("build")
    assert code == 3
    one_sentence(err, f"lighthouses.ttl:{lines + 1}")


def test_words_that_cannot_be_read_are_named(ntib: Run, folder: Path) -> None:
    (folder / "ontology" / "more.ttl").write_text(
        "@prefix sea: <https://example.org/sea/> . @prefix lex: <https://w3id.org/ntib-graph/lexicon/> .\n"
        'sea:tended lex:says "tend" .\n',
        encoding="utf-8",
    )
    code, _, err = ntib("build")
    assert code == 3
    one_sentence(err, '"tend"', "tended")


def test_a_broken_manifest_is_named(ntib: Run, folder: Path) -> None:
    (folder / "data" / "documents" / "manifest.toml").write_text(
        "[[document]]\nid = 'a'\nfile = 'nowhere.txt'\n", encoding="utf-8"
    )
    code, _, err = ntib("build")
    assert code == 3
    one_sentence(err, "manifest.toml", "nowhere.txt")


@pytest.mark.parametrize("query", ["SELECT ?k { ?k sea:tended", "DELETE WHERE { ?s ?p ?o }", "SELECT ?k { ?k see:tended ?l }"])
def test_a_malformed_query_is_wrong_use(ntib: Run, query: str) -> None:
    assert ntib("build")[0] == 0
    code, out, err = ntib("query", query)
    assert code == 2
    assert out == ""
    assert err.startswith("ntib: ")


def test_unknown_names_are_answered_with_the_nearest(ntib: Run) -> None:
    assert ntib("build")[0] == 0
    code, _, err = ntib("query", "ligths")
    assert code == 1
    assert "lights" in err
    code, _, err = ntib("export", "x.gexf", "--about", "Ada Brok")
    assert code == 1
    one_sentence(err, "Ada Brok", "Ada Brook")


def test_unknown_commands_and_options_are_wrong_use(ntib: Run) -> None:
    code, _, err = ntib("bulid")
    assert code == 2
    assert "Did you mean 'build'?" in err
    assert ntib("build", "--no-judgments")[0] == 2


def test_a_folder_that_is_no_domain_is_named(ntib: Run, tmp_path: Path) -> None:
    code, _, err = ntib("build", domain=tmp_path / "nothing")
    assert code == 3
    one_sentence(err, "nothing", "not a domain")


def test_a_store_of_another_version_is_said_and_left_alone(ntib: Run, folder: Path, tmp_path: Path) -> None:
    assert ntib("build")[0] == 0
    stamp = next((tmp_path / "store").rglob("stamp.json"))
    content = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps({**content, "format": 0}), encoding="utf-8")
    for command in (("query", SELECT), ("ask", "Who tended the Gull Rock Light?"), ("info",)):
        code, _, err = ntib(*command)
        assert code == 5
        one_sentence(err, "version", "ntib build")
    assert json.loads(stamp.read_text(encoding="utf-8"))["format"] == 0
    assert ntib("build")[0] == 0
    assert ntib("query", SELECT)[0] == 0


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS], ids=["full", "read-only"])
def test_a_disk_that_refuses_is_said_and_the_old_graph_stays(ntib: Run, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    assert ntib("build")[0] == 0
    before = ntib("query", SELECT)[1]
    with monkeypatch.context() as patch:
        patch.setattr("ntib_graph.graph.store_writing._fill", refusal(number))
        code, _, err = ntib("build")
    assert code == 5
    one_sentence(err, "store")
    assert ntib("query", SELECT)[1] == before != ""


def refusal(number: int) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise OSError(number, "the disk refuses")

    return refuse


def test_a_manual_interruption_leaves_the_old_graph(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = KnowledgeGraph(folder, tmp_path / "store")
    graph.build()
    before = graph.query(SELECT)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ntib_graph.graph.store_writing._fill", interrupt)
        with pytest.raises(KeyboardInterrupt):
            graph.build()
    assert KnowledgeGraph(folder, tmp_path / "store").query(SELECT) == before
