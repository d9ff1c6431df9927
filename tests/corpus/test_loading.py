import hashlib
from pathlib import Path

import pytest

from ntib_graph.corpus.loading import read_document, read_documents
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import DocumentError, DomainError

ROOT = Path(__file__).parents[2]


def test_text_is_what_open_gives(tmp_path: Path) -> None:
    path = tmp_path / "a.b.txt"
    data = "\ufeffOne \U0001f600\r\ntwo\rthree\n".encode()
    path.write_bytes(data)
    document = read_document(path)
    with path.open(encoding="utf-8", newline="") as stream:
        assert document.text == stream.read()
    assert document.id == "a.b"
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert document.source.media_type == "text/plain"


def test_a_header_fills_only_what_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("# address: https://e.org | title: Theirs | licence: free\nText.", encoding="utf-8")
    source = read_document(path, "x", Source(title="Ours")).source
    assert (source.title, source.address, source.rights) == ("Ours", "https://e.org", "free")
    assert read_document(path, "x").id == "x"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n\t", "empty"),
        ("a.txt", b"abc\xe9def", "byte 3"),
        ("a.txt", b"abc\0def", "NUL"),
        ("a.txt", "abc".encode("utf-16"), "UTF-16"),
        ("a.XLSX", b"PK", ".XLSX"),
    ],
)
def test_a_bad_file_is_one_sentence_with_its_place(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as raised:
        read_document(path)
    message = str(raised.value)
    assert words in message and str(path) in message and "\n" not in message
    assert raised.value.advice and raised.value.exit_code == 3


def test_missing_folder_and_impossible_name(tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path, tmp_path / "a\0.txt"):
        with pytest.raises(DocumentError):
            read_document(path)


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    # A mode of 0 would not keep root out, and tests may run as root.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="may not read"):
        read_document(tmp_path / "a.txt")


def test_the_manifest_comes_first_then_the_rest_by_name(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", ".hidden"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "manifest.toml").write_text('[[document]]\nid = "see"\nfile = "c.txt"\ntitle = "T"\n', encoding="utf-8")
    documents = read_documents(tmp_path)
    assert [d.id for d in documents] == ["see", "a", "b"]
    assert documents[0].source.title == "T"
    assert read_documents(tmp_path / "none") == ()


def test_two_files_of_one_id(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    with pytest.raises(DomainError, match='"a"'):
        read_documents(tmp_path)


def test_the_documents_of_the_domain() -> None:
    folder = ROOT / "data" / "documents"
    documents = {d.id: d for d in read_documents(folder)}
    article, page = documents["000_ec619d5278cf7d91"], documents["001_7af17853e57dd1e0"]
    assert article.source.title in article.text and article.source.publisher == ""
    assert page.source.title in page.text and (page.source.publisher, page.source.date) == ("AEI", "2025-10-10")


@pytest.mark.parametrize("name", ["000_ec619d5278cf7d91.txt", "001_7af17853e57dd1e0.txt"])
def test_the_copies_are_the_originals(name: str) -> None:
    original = ROOT.parent / "shared" / "documents" / name
    if not original.exists():
        pytest.skip(f"the originals are not here: {original}")
    assert (ROOT / "data" / "documents" / name).read_bytes() == original.read_bytes()
