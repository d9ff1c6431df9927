"""Files that are broken, locked, empty or made to harm: one sentence each, with the place and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntib_graph.corpus import word_files
from ntib_graph.corpus.loading import read_document
from ntib_graph.model.errors import DocumentError
from tests.corpus import four_formats

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def word(body: str, head: str = "") -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{relation}" Target="word/document.xml"/></Relationships>'
    )
    document = f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": document})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


ENTITIES = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
LAUGHS = f"<!DOCTYPE d [<!ENTITY a 'ha'>{ENTITIES}]>"


def pdf(draw: bool = False, password: str = "") -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    if password:
        return four_formats.as_pdf(password)
    data = io.BytesIO()
    canvas = Canvas(data, invariant=1)
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def refused(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as raised:
        read_document(path)
    message = str(raised.value)
    assert str(path) in message and "\n" not in message
    assert raised.value.advice and raised.value.exit_code == 3
    return message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7", "no PDF, or a broken one"),
        ("a.pdf", b"", "broken"),
        ("a.pdf", b"not at all", "no PDF"),
        ("a.pdf", pdf(), "OCR"),
        ("a.pdf", pdf(password="secret"), "password"),
        ("a.docx", b"PK", "no sound zip|not a sound zip"),
        ("a.docx", b"", "zip"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        ("a.docx", packed({"a.txt": "text"}), "no DOCX"),
        ("a.docx", packed({"[Content_Types].xml": "<Types/>"}), "broken"),
        ("a.docx", word(""), "no text"),
        ("a.docx", word("<w:p>"), "XML"),
        ("a.docx", word(paragraph("&j;"), LAUGHS), "XML"),
        ("a.docx", word("<w:sdt><w:sdtContent>" * 5000 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 5000), "nested"),
        ("a.html", b"", "no text"),
        ("a.html", b"<html><body><script>x</script><img src=a></body></html>", "no text"),
        ("a.htm", b"\x89PNG\r\n\x1a\n\0\0\0", "NUL"),
        ("a.xls", b"x", ".xls"),
    ],
)
def test_one_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    message = refused(tmp_path, name, data)
    assert any(word in message for word in words.split("|"))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unpacks to" in refused(tmp_path, "a.docx", packed({"word/media/a.bin": bytes(word_files.LARGEST_UNPACKED + 1)}))
    monkeypatch.setattr(word_files, "LARGEST_TEXT", 100)
    assert "unpacks to" in refused(tmp_path, "b.docx", word(paragraph("Text.")))


def test_a_stream_that_unpacks_to_too_much(tmp_path: Path) -> None:
    import zlib

    stream = zlib.compress(b" " * 100_000_000, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
    body = b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(stream) + stream + b"\nendstream endobj\n"
    refused(tmp_path, "a.pdf", head + page + body + b"trailer<</Root 1 0 R>>\n%%EOF")


@pytest.mark.parametrize("tags", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<sup>"])
def test_deep_pages_end_in_a_text_or_a_sentence(tmp_path: Path, tags: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body><p>The council met in the harbour.</p>" + tags.encode() * 20_000 + b"deep")
    try:
        assert "The council met" in read_document(path).text
    except DocumentError as error:
        assert error.advice


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_never_ends_in_a_traceback(tmp_path: Path, data: st.DataObject) -> None:
    ending = data.draw(st.sampled_from(["html", "docx", "pdf"]))
    whole = WHOLE[ending]
    at = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=40))
    until = data.draw(st.integers(at, len(whole)))
    path = tmp_path / f"a.{ending}"
    path.write_bytes(whole[:at] + junk + whole[until:])
    try:
        document = read_document(path)
    except DocumentError as error:
        assert error.where.startswith(str(path)) and "\n" not in str(error)
    else:
        assert document.text.strip()


WHOLE = {"html": four_formats.as_html(), "docx": four_formats.as_docx(), "pdf": four_formats.as_pdf()}
