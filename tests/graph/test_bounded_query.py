import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ntib_graph.graph import bounded_query
from ntib_graph.graph.bounded_query import run_bounded
from ntib_graph.graph.store import GraphStore, NoGraphError
from ntib_graph.graph.store_writing import write_store
from ntib_graph.model.errors import LimitError, QueryError
from ntib_graph.model.terms import Iri, Triple, text

TRIPLES = [Triple(Iri(f"http://zoo.example/otter{n}"), Iri("http://zoo.example/eats"), text(f"é {n}")) for n in range(300)]
PREFIXES = {"zoo": "http://zoo.example/"}


@pytest.fixture(params=["in a copy", "in a new process"])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "in a copy" and not hasattr(os, "fork"):
        pytest.skip("processes cannot be copied here")
    monkeypatch.setattr(bounded_query, "_can_be_copied", lambda: request.param == "in a copy")
    write_store(tmp_path, TRIPLES, {})
    return tmp_path


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?o ?none ?s { ?s zoo:eats ?o } ORDER BY ?s",
        "ASK { zoo:otter1 ?p ?o }",
        "CONSTRUCT { zoo:otter1 ?p ?o } WHERE { zoo:otter1 ?p ?o }",
    ],
)
def test_it_gives_what_the_store_gives(folder: Path, sparql: str) -> None:
    assert run_bounded(folder, sparql, PREFIXES, 30) == (GraphStore.open(folder).query(sparql, PREFIXES), False)


def test_a_query_that_takes_too_long_is_stopped(folder: Path) -> None:
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"stopped after 0\.5 seconds"):
        run_bounded(folder, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", PREFIXES, 0.5)
    assert time.monotonic() - start < 10


def test_rows_beyond_the_limit_are_said_to_be_there(folder: Path) -> None:
    value, is_cut = run_bounded(folder, "SELECT ?s { ?s ?p ?o }", PREFIXES, 30, 7)
    assert is_cut and len(value.rows) == 7  # type: ignore[union-attr]
    assert run_bounded(folder, "SELECT ?s { ?s ?p ?o } LIMIT 7", PREFIXES, 30, 7).is_cut is False
    triples, is_cut = run_bounded(folder, "CONSTRUCT WHERE { ?s ?p ?o }", PREFIXES, 30, 7)
    assert is_cut and len(triples) == 7  # type: ignore[arg-type]


def test_errors_come_through_as_they_are(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="line 1, column 19"):
        run_bounded(folder, "SELECT ?s { ?s ?p }", PREFIXES, 30)
    with pytest.raises(QueryError, match="another server"):
        run_bounded(folder, "SELECT * { SERVICE <http://zoo.example/> { ?s ?p ?o } }", PREFIXES, 30)
    with pytest.raises(NoGraphError):
        run_bounded(tmp_path / "nowhere", "ASK {}", PREFIXES, 30)


def test_modules_in_the_users_folder_are_not_imported(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken in')")
    monkeypatch.chdir(tmp_path)
    assert run_bounded(folder, "ASK {}", PREFIXES, 30).value is True


def test_a_query_that_breaks_down_is_said_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_query, "answer_to", lambda order: os._exit(9))
    if bounded_query._can_be_copied():
        with pytest.raises(LimitError, match="broke down: it ended with 9"):
            run_bounded(folder, "ASK {}", PREFIXES, 30)


def test_a_process_with_several_threads_is_not_copied() -> None:
    store, wait = "from ntib_graph.graph import bounded_query as b", "threading.Thread(target=time.sleep, args=(9,), daemon=True)"
    code = f"import os, threading, time; {store}; {wait}.start(); print(b._can_be_copied()); os.sys.stdout.flush(); os._exit(0)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_worker_imports_nothing_slow() -> None:
    slow = ("spacy", "rdflib", "rich", "networkx", "pyshacl")
    code = f"import sys, ntib_graph.graph.query_worker; print(*(m for m in {slow} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
