import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from ntib_graph.graph import store_writing
from ntib_graph.graph.store import GraphStore, NoGraphError, as_table, read_stamp
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.errors import DomainError, QueryError, StoreError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import XSD_INTEGER, Iri, Literal, Triple, text

P = Iri("http://zoo.example/eats")


def fish(count: int) -> list[Triple]:
    return [Triple(Iri(f"http://zoo.example/otter{n}"), P, text(f"fish {n}")) for n in range(count)]


def only_graphs(root: Path) -> list[str]:
    return sorted(p.name for p in root.iterdir() if p.is_dir())


def test_a_written_graph_can_be_opened_and_asked(tmp_path: Path) -> None:
    folder = write_store(tmp_path, fish(3), {"fingerprint": "abc"})
    assert folder.parent == tmp_path
    store = GraphStore.open(tmp_path)
    assert len(store) == 3
    assert set(store.triples()) == set(fish(3))
    assert store.stamp["fingerprint"] == "abc" == read_stamp(tmp_path)["fingerprint"]
    assert store.stamp["triples"] == 3


def test_columns_keep_the_order_of_the_projection_and_unbound_cells_are_none() -> None:
    table = GraphStore.in_memory(fish(1)).select("SELECT ?z ?a ?n { ?a ?z ?o OPTIONAL { ?a <http://x.example/no> ?n } }")
    assert table == Table(("z", "a", "n"), ((P, Iri("http://zoo.example/otter0"), None),))


def test_each_kind_of_query_gives_its_kind_of_result() -> None:
    store = GraphStore.in_memory(fish(2))
    assert store.ask("ASK { ?s ?p ?o }") is True
    assert set(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == set(fish(2))
    assert as_table(True).rows[0][0] == Literal("true", "http://www.w3.org/2001/XMLSchema#boolean")
    with pytest.raises(QueryError, match="SELECT"):
        store.select("ASK { ?s ?p ?o }")
    count = store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert count == ((Literal("2", XSD_INTEGER),),)


def test_prefixes_are_declared_and_the_querys_own_win() -> None:
    store = GraphStore.in_memory(fish(1))
    assert store.ask("ASK { ?s zoo:eats ?o }", {"zoo": "http://zoo.example/"})
    assert not store.ask("PREFIX zoo: <http://other.example/> ASK { ?s zoo:eats ?o }", {"zoo": "http://zoo.example/"})


def test_dump_is_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    triples = [*fish(20), Triple(Iri("http://zoo.example/é"), P, Literal('a "quote"\n\u2028'))]
    write_store(tmp_path / "one", triples, {})
    write_store(tmp_path / "two", [*reversed(triples), *triples], {})
    for name in ("one", "two"):
        GraphStore.open(tmp_path / name).dump_nquads(tmp_path / f"{name}.nq")
    dump = (tmp_path / "one.nq").read_bytes()
    assert dump == (tmp_path / "two.nq").read_bytes()
    assert dump.count(b"\n") == 21
    assert len(list(ox.parse(dump, format=ox.RdfFormat.N_QUADS))) == 21


def test_a_new_graph_replaces_the_old_one_and_readers_keep_theirs(tmp_path: Path) -> None:
    write_store(tmp_path, fish(3), {})
    reader = GraphStore.open(tmp_path)
    write_store(tmp_path, fish(5), {})
    assert len(GraphStore.open(tmp_path)) == 5
    assert len(set(reader.triples())) == 3
    assert len(only_graphs(tmp_path)) == 1


def test_an_error_while_reading_the_triples_leaves_the_old_graph(tmp_path: Path) -> None:
    write_store(tmp_path, fish(3), {})

    def broken():
        yield from fish(100)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_store(tmp_path, broken(), {})
    with pytest.raises(DomainError, match="no RDF triple"):
        write_store(tmp_path, [Triple(Iri("no iri"), P, P)], {})
    assert len(GraphStore.open(tmp_path)) == 3
    assert len(only_graphs(tmp_path)) == 1


KILLED = """
import sys, time
from pathlib import Path
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.terms import Iri, Triple
def slow():
    for n in range(10**6):
        yield Triple(Iri(f"http://zoo.example/{n}"), Iri("http://zoo.example/p"), Iri("http://zoo.example/o"))
        if n == 1000:
            print("half way", flush=True)
            time.sleep(60)
write_store(Path(sys.argv[1]), slow(), {})
"""


def test_a_killed_build_leaves_the_old_graph_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    write_store(tmp_path, fish(3), {})
    with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline().strip() == b"half way"
        with pytest.raises(StoreError, match="another build is running"):
            write_store(tmp_path, fish(1), {})
        builder.send_signal(signal.SIGKILL)
    assert len(GraphStore.open(tmp_path)) == 3
    assert len(only_graphs(tmp_path)) == 2
    write_store(tmp_path, fish(4), {})
    assert len(GraphStore.open(tmp_path)) == 4
    assert len(only_graphs(tmp_path)) == 1


def test_killed_between_placing_the_graph_and_pointing_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_store(tmp_path, fish(3), {})
    # Even the clean-up does not run.
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(SystemExit))
        patched.setattr(shutil, "rmtree", lambda *args, **options: None)
        with pytest.raises(SystemExit):
            write_store(tmp_path, fish(4), {})
    assert len(GraphStore.open(tmp_path)) == 3
    write_store(tmp_path, fish(5), {})
    assert len(GraphStore.open(tmp_path)) == 5
    assert len(only_graphs(tmp_path)) == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "the disk is full"),
        (OSError("IO error: No space left on device: While appending to file"), "the disk is full"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "cannot be written"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "NTIB_STORE"),
    ],
)
def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str) -> None:
    write_store(tmp_path, fish(3), {})

    def refuse(*args: object) -> None:
        raise error

    monkeypatch.setattr(store_writing, "_fill", refuse)
    with pytest.raises(StoreError, match=said) as caught:
        write_store(tmp_path, fish(4), {})
    assert str(tmp_path) in str(caught.value)
    assert "unchanged" in str(caught.value)
    assert len(GraphStore.open(tmp_path)) == 3
    assert len(only_graphs(tmp_path)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
def test_a_file_size_limit_met_by_the_store_itself(tmp_path: Path) -> None:
    write_store(tmp_path, fish(3), {})
    code = """
import resource, signal, sys
from pathlib import Path
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.errors import StoreError
from ntib_graph.model.terms import Iri, Triple
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
p = Iri("http://zoo.example/p")
triples = (Triple(Iri(f"http://zoo.example/{n}"), p, Iri(f"http://zoo.example/{n}/o")) for n in range(20000))
try:
    write_store(Path(sys.argv[1]), triples, {})
except StoreError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert str(tmp_path) in done.stdout
    assert len(GraphStore.open(tmp_path)) == 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    write_store(tmp_path, fish(3), {})
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            write_store(tmp_path, fish(4), {})
        assert len(GraphStore.open(tmp_path)) == 3
    finally:
        tmp_path.chmod(0o700)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="file"):
        write_store(tmp_path / "file", fish(1), {})
    with pytest.raises(StoreError):
        GraphStore.open(tmp_path / "file")


def test_nothing_built_yet(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="ntib build"):
        GraphStore.open(tmp_path / "nowhere")
    with pytest.raises(NoGraphError):
        read_stamp(tmp_path)


def test_a_store_of_another_version(tmp_path: Path) -> None:
    stamp = write_store(tmp_path, fish(1), {}) / "stamp.json"
    stamp.write_text(json.dumps({"format": 99, "version": "7.0"}))
    with pytest.raises(StoreError, match=r"built by version 7\.0 .*Run ntib build") as caught:
        GraphStore.open(tmp_path)
    assert not isinstance(caught.value, NoGraphError)


@pytest.mark.parametrize("damage", ["pointer", "elsewhere", "not utf-8", "stamp", "stamp of a list", "triples", "no triples"])
def test_a_damaged_store(tmp_path: Path, damage: str) -> None:
    graph = write_store(tmp_path, fish(100), {})
    match damage:
        case "pointer":
            (tmp_path / "current").write_text("graph-77")
        case "elsewhere":
            (tmp_path / "current").write_text("graph-1/../../elsewhere")
        case "not utf-8":
            (tmp_path / "current").write_bytes(b"\xff\xfe")
        case "stamp":
            (graph / "stamp.json").write_text("{")
        case "stamp of a list":
            (graph / "stamp.json").write_text("[]")
        case "triples":
            (graph / "triples" / "CURRENT").write_text("nonsense")
        case "no triples":
            shutil.rmtree(graph / "triples")
    with pytest.raises(StoreError, match="ntib build") as caught:
        GraphStore.open(tmp_path)
    assert not isinstance(caught.value, NoGraphError)
    write_store(tmp_path, fish(2), {})
    assert len(GraphStore.open(tmp_path)) == 2


def test_opening_follows_a_graph_that_is_replaced_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ntib_graph.graph import store as module

    write_store(tmp_path, fish(1), {})
    look = module.graph_in_use
    looks = iter([True])

    def look_then_rebuild(folder: Path) -> Path:
        graph = look(folder)
        if next(looks, False):
            write_store(tmp_path, fish(2), {})
        return graph

    monkeypatch.setattr(module, "graph_in_use", look_then_rebuild)
    assert len(GraphStore.open(tmp_path)) == 2


def test_opening_is_quick(tmp_path: Path) -> None:
    write_store(tmp_path, fish(1000), {})
    start = time.perf_counter()
    GraphStore.open(tmp_path)
    assert time.perf_counter() - start < 1
