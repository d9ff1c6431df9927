"""The same article as text, HTML, DOCX and PDF gives the same passages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ntib_graph.corpus.loading import read_document
from ntib_graph.corpus.passages import split_passages
from ntib_graph.model.documents import Document, PassageKind, Source
from tests.corpus import four_formats
from tests.corpus.four_formats import LONG, QUOTE

MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": four_formats.as_text,
    "html": four_formats.as_html,
    "docx": four_formats.as_docx,
    "pdf": four_formats.as_pdf,
}


def read(folder: Path, ending: str, source: Source | None = None) -> Document:
    path = folder / f"harbour.{ending}"
    path.write_bytes(MAKERS[ending]())
    return read_document(path, source=source)


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_passages_are_those_of_the_text(tmp_path: Path, ending: str) -> None:
    expected = split_passages(read(tmp_path, "txt"))
    document = read(tmp_path, ending)
    found = split_passages(document)
    assert [(p.kind, p.text, p.parent) for p in found] == [(p.kind, p.text, p.parent) for p in expected]
    for passage in found:
        start, end = passage.locate(0, len(passage.text))
        quote = document.text[start:end]
        assert "#" not in quote and "•" not in quote and "\n" not in quote


def test_what_the_passages_are(tmp_path: Path) -> None:
    found = split_passages(read(tmp_path, "html"))
    whole = "\n".join(p.text for p in found)
    assert [p.kind.value for p in found] == (
        ["heading", "paragraph", "paragraph", "caption", "heading", "paragraph", "bullet", "bullet", "paragraph"]
        + ["heading", "paragraph", "heading"]
        + ["bullet"] * 3
    )
    assert whole.count(QUOTE) == 1 and whole.count(LONG.strip()) == 4
    assert "in 2017. It cost $52.7 million in all." in whole and "The 21st century" in whole
    bullets = [p for p in found if p.kind is PassageKind.BULLET]
    assert found[bullets[0].parent].text.endswith("should:") and found[bullets[-1].parent].text == "Notes"


def test_a_words_division_and_the_pages_edges_are_gone(tmp_path: Path) -> None:
    text = read(tmp_path, "pdf").text
    printed = [line for _, whole in four_formats.ARTICLE for line in four_formats._wrapped(whole, 62)]
    assert any(line.endswith("coun-") for line in printed) and "coun-" not in text
    assert "co-operating" in text and "Avon Review" not in text and "Page" not in text


def test_properties_fill_only_what_the_manifest_leaves_open(tmp_path: Path) -> None:
    page = read(tmp_path, "html", Source(title="Ours")).source
    assert (page.title, page.publisher, page.date, page.language) == ("Ours", "The Avon Press", "2024-03-05", "en")
    assert page.authors == ("Jane Doe", "John Roe") and page.address == "https://example.org/harbour"
    for ending in ("docx", "pdf"):
        source = read(tmp_path, ending).source
        assert source.title == "The harbour of Avon" and source.authors == ("Jane Doe", "John Roe")
        assert source.date == "" and len(source.sha256) == 64
    assert read(tmp_path, "docx").source.language == "en-gb"


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_same_bytes_give_the_same_text(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(MAKERS[ending]())
    script = f"import sys; from pathlib import Path; from ntib_graph.corpus.loading import read_document as r; \
sys.stdout.buffer.write(repr(r(Path({str(path)!r}))).encode())"
    runs = {
        subprocess.run([sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_readers_are_imported_only_when_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(MAKERS["txt"]())
    script = f"import sys; from pathlib import Path; from ntib_graph.corpus.loading import read_document as r; \
r(Path({str(path)!r})); print([m for m in ('lxml', 'trafilatura', 'mammoth', 'pypdf') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
