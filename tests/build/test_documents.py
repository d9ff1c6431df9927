from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.build.documents import added_documents_folder, list_added
from ntib_graph.model.errors import DocumentError, NtibGraphError, StoreError, UnknownNameError, UsageError
from tests.conftest import LIGHTHOUSES

GUILD = "Tom Fenn looked after the Gull Rock Light. Ada Brook joined the Lamp Guild in 1901.\n"
ISLAND = "Nell Marsh tended the Harbour Light.\n"


@pytest.fixture
def opened(tmp_path: Path) -> KnowledgeGraph:
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    graph.build()
    return graph


def write(folder: Path, name: str, text: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def dump(graph: KnowledgeGraph, folder: Path) -> bytes:
    path = folder / "dump.nq"
    graph.store.dump_nquads(path)
    return path.read_bytes()


def test_added_and_removed_documents_leave_the_graph_of_a_build_from_scratch(opened: KnowledgeGraph, tmp_path: Path) -> None:
    before = dump(opened, tmp_path)
    guild, island = write(tmp_path, "guild.txt", GUILD), write(tmp_path, "an island.txt", ISLAND)
    opened.add(guild)
    with_one = dump(opened, tmp_path)
    opened.add(island)
    with_both = dump(opened, tmp_path)
    assert before != with_one != with_both

    other = KnowledgeGraph(LIGHTHOUSES, tmp_path / "other")
    other.add(island, guild)
    assert dump(other, tmp_path) == with_both

    domain = shutil.copytree(LIGHTHOUSES, tmp_path / "lighthouses")
    for path in (guild, island):
        shutil.copy(path, domain / "data" / "documents")
    scratch = KnowledgeGraph(domain, tmp_path / "scratch")
    scratch.build()
    assert dump(scratch, tmp_path) == with_both

    opened.remove("an island")
    assert dump(opened, tmp_path) == with_one
    opened.build()
    assert dump(opened, tmp_path) == with_one
    opened.remove("guild")
    assert dump(opened, tmp_path) == before
    assert opened.added_documents() == ()


def test_what_was_added_is_in_the_graph_and_listed(opened: KnowledgeGraph, tmp_path: Path) -> None:
    report = opened.add(write(tmp_path, "guild.txt", GUILD))
    assert report is not None
    assert report.documents == 2
    assert opened.added_documents() == ("guild",)
    assert opened.info()["added_documents"] == ["guild"]
    assert list(opened.documents()) == ["chronicle", "guild"]
    assert "Tom Fenn tended Gull Rock Light." in {opened.word(s) for s, _ in opened.statements()}
    joined = next(es for s, es in opened.statements() if opened.word(s) == "Ada Brook is a member of Lamp Guild, from 1901.")
    assert {e.document for e in joined} == {"chronicle", "guild"}, "one statement, two evidences"


def test_an_id_is_kept_as_it_is_whatever_an_address_cannot_hold(opened: KnowledgeGraph, tmp_path: Path) -> None:
    opened.add(write(tmp_path, 'Fünf Lichter (50% "neu").txt', GUILD))
    documents = {e.document for _, es in opened.statements() for e in es}
    assert documents == {"chronicle", 'Fünf Lichter (50% "neu")'}


def test_the_same_document_again_is_nothing_to_do(opened: KnowledgeGraph, tmp_path: Path) -> None:
    path = write(tmp_path, "guild.txt", GUILD)
    opened.add(path)
    assert opened.add(path, path) is None
    chronicle = LIGHTHOUSES / "data" / "documents" / "chronicle.txt"
    assert opened.add(chronicle) is None
    assert opened.added_documents() == ("guild",)


def test_a_taken_id_is_refused(opened: KnowledgeGraph, tmp_path: Path) -> None:
    opened.add(write(tmp_path, "guild.txt", GUILD))
    for name, advice in (
        ("guild.txt", "ntib remove guild first."),
        ("guild.md", "ntib remove guild first."),
        ("chronicle.txt", "another name."),
    ):
        with pytest.raises(DocumentError, match="another document has the id") as caught:
            opened.add(write(tmp_path / "other", name, ISLAND))
        assert caught.value.advice.endswith(advice)
    assert opened.added_documents() == ("guild",)


@pytest.mark.parametrize(
    ("name", "content"),
    [("bad.txt", b""), ("bad.txt", b"\x89PNG\x00"), ("bad.xyz", b"text"), ("missing.txt", None), (".bad.txt", b"Ada tended.")],
    ids=["empty", "binary", "unknown ending", "missing", "hidden"],
)
def test_one_bad_document_changes_nothing(opened: KnowledgeGraph, tmp_path: Path, name: str, content: bytes | None) -> None:
    before = dump(opened, tmp_path)
    good = write(tmp_path, "guild.txt", GUILD)
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(DocumentError):
        opened.add(good, bad)
    assert opened.added_documents() == ()
    assert dump(opened, tmp_path) == before


@pytest.mark.parametrize("raised", [StoreError("the disk is full"), KeyboardInterrupt()], ids=["full", "interrupted"])
def test_a_build_that_fails_leaves_documents_and_graph_as_they_were(
    opened: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: BaseException
) -> None:
    opened.add(write(tmp_path, "guild.txt", GUILD))
    before = dump(opened, tmp_path)

    def fail(*_: object) -> None:
        raise raised

    with monkeypatch.context() as patch:
        patch.setattr("ntib_graph.build.building.write_store", fail)
        with pytest.raises(type(raised)):
            opened.add(write(tmp_path, "island.txt", ISLAND))
        with pytest.raises(type(raised)):
            opened.remove("guild")
    assert list(list_added(opened.store_folder)) == ["guild"]
    assert [p.name for p in added_documents_folder(opened.store_folder).iterdir()] == ["guild.txt"]
    assert dump(opened, tmp_path) == before


def test_what_cannot_be_removed(opened: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="of the domain itself"):
        opened.remove("chronicle")
    with pytest.raises(UnknownNameError, match="Added ones are: none"):
        opened.remove("nothing")
    opened.add(write(tmp_path, "guild.txt", GUILD))
    with pytest.raises(UnknownNameError, match="Did you mean 'guild'"):
        opened.remove("gild")
    for strange in ("", ".", "..", "../documents/guild", "guild.txt"):
        with pytest.raises(NtibGraphError):
            opened.remove(strange)
    assert opened.added_documents() == ("guild",)


def test_a_graph_without_judgements_stays_without(tmp_path: Path) -> None:
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    graph.build(judgements=False)
    graph.add(write(tmp_path, "guild.txt", GUILD))
    assert graph.info()["judgements"] == "without"


def test_a_document_that_the_domain_has_taken_over_is_named(tmp_path: Path) -> None:
    domain = shutil.copytree(LIGHTHOUSES, tmp_path / "lighthouses")
    graph = KnowledgeGraph(domain, tmp_path / "store")
    path = write(tmp_path, "guild.txt", GUILD)
    graph.add(path)
    shutil.copy(path, domain / "data" / "documents")
    with pytest.raises(DocumentError, match="ntib remove guild"):
        graph.build()


def test_candidates_of_an_added_document_can_be_reviewed(opened: KnowledgeGraph, tmp_path: Path) -> None:
    opened.add(write(tmp_path, "guild.txt", GUILD))
    assert isinstance(opened.candidates("guild"), list)
