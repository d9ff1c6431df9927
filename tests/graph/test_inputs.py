from __future__ import annotations

import os
from pathlib import Path

import pytest

from ntib_graph.graph.inputs import fingerprint, have_changed
from ntib_graph.graph.stamps import STAMP, NoGraphError, graph_in_use
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.version import VERSION


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, Path]:
    domain, store = tmp_path / "domain", tmp_path / "store"
    for name in ("ontology/a.ttl", "data/documents/one.txt", "queries/q.rq"):
        (domain / name).parent.mkdir(parents=True, exist_ok=True)
        (domain / name).write_text(name)
    _age(domain)
    write_store(store, [], {"fingerprint": fingerprint(domain, store), "package": VERSION})
    return domain, store


def _age(folder: Path, seconds: int = -100) -> None:
    """Files and folders as old as if they had been there long before; positive: as if changed long after."""
    for path in (folder, *folder.rglob("*")):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + seconds * 10**9))


def test_nothing_changed(built: tuple[Path, Path]) -> None:
    assert not have_changed(*built)


def test_a_file_that_was_only_touched_is_no_change(built: tuple[Path, Path]) -> None:
    _age(built[0], 1000)
    assert not have_changed(*built)


def test_another_word_in_an_old_file_is_a_change(built: tuple[Path, Path]) -> None:
    (built[0] / "data/documents/one.txt").write_text("another")
    _age(built[0], 1000)
    assert have_changed(*built)


@pytest.mark.parametrize("name", ["domain/data/two.ttl", "store/documents/mine.txt", "store/judgements/mine.jsonl"])
def test_a_new_file_is_a_change_even_if_it_is_old(built: tuple[Path, Path], name: str) -> None:
    path = built[0].parent / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("new")
    os.utime(path, (1, 1))
    os.utime(path.parent, ns=(1, (graph_in_use(built[1]) / STAMP).stat().st_mtime_ns + 10**9))
    assert have_changed(*built)


def test_a_file_taken_away_is_a_change(built: tuple[Path, Path]) -> None:
    (built[0] / "ontology/a.ttl").unlink()
    assert have_changed(*built)


def test_what_the_graph_does_not_depend_on_may_change(built: tuple[Path, Path]) -> None:
    (built[0] / "queries/q.rq").write_text("another")
    (built[0] / "data/.swap").write_text("another")
    assert not have_changed(*built)


def test_without_a_graph_there_is_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        have_changed(tmp_path, tmp_path)
