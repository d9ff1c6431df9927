"""DOCX: by mammoth, which keeps notes and what was inserted, and leaves out what was deleted."""

from __future__ import annotations

import io
import zipfile
from xml.parsers.expat import ExpatError

from ntib_graph.corpus.blocks import Block, Content, title_in_text, write_text
from ntib_graph.corpus.markup import Element, read_blocks
from ntib_graph.corpus.notes import take_notes
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import DocumentError

LARGEST_UNPACKED = 200_000_000
"""Bytes of all parts together."""
LARGEST_TEXT = 60_000_000
"""Bytes of the parts that are XML, which is held in memory as a tree."""
_MOST_PARTS = 10_000

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Heading 7'] => h6:fresh
p[style-name='Heading 8'] => h6:fresh
p[style-name='Heading 9'] => h6:fresh
"""
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_SAVE = "Open it in a word processor and save it as .docx again, or as plain text."


def read_word_file(data: bytes, where: str) -> Content:
    """The text of a DOCX file and what its properties say of title, authors and language.

    Notes stand at the end; a title counts only where the text has it too.  The dates in the properties are the file's,
    not the document's, and are passed over.  Raises DocumentError, with ``where`` as its place, for a file that is no
    DOCX, broken, locked by a password, larger unpacked than ``LARGEST_UNPACKED``, or without text.
    """
    if data.startswith(_OLD_WORD):
        raise DocumentError(
            "the file is an old Word file or locked with a password, not DOCX",
            where=where,
            advice="Save it as .docx without a password.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_sound(archive, where)
            properties = _read_properties(archive)
        blocks, notes = _read(data)
    except DocumentError:
        raise
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError) as error:
        raise DocumentError("the file is no DOCX: it is not a sound zip archive", where=where, advice=_SAVE) from error
    except ExpatError as error:
        raise DocumentError(f"the XML inside the file is broken: {error}", where=where, advice=_SAVE) from error
    except Exception as error:  # The reader of a hostile file may fail in any way.
        raise DocumentError(
            f"the file is a broken or too deeply nested DOCX ({type(error).__name__})", where=where, advice=_SAVE
        ) from error
    text = write_text(blocks, notes)
    if not text:
        raise DocumentError("the file has no text", where=where, advice="If it holds pictures of pages, run OCR on them first.")
    return Content(text, _known_source(properties, blocks))


def _require_sound(archive: zipfile.ZipFile, where: str) -> None:
    parts = archive.infolist()
    # What a part unpacks to is never more than the archive says: the rest is an error of its checksum.
    unpacked = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > _MOST_PARTS or unpacked > LARGEST_UNPACKED or xml > LARGEST_TEXT:
        raise DocumentError(
            f"the file unpacks to {unpacked:,} bytes in {len(parts):,} parts, more than is read ({LARGEST_UNPACKED:,})",
            where=where,
            advice="Save its text as plain text.",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("the file is locked with a password", where=where, advice="Save it without a password.")
    if "[Content_Types].xml" not in archive.namelist():
        raise DocumentError("the file is a zip archive, but no DOCX", where=where, advice=_SAVE)


def _read(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    import lxml.html
    import mammoth

    nothing = mammoth.images.img_element(lambda _: {})
    page = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=nothing).value
    if not page.strip():
        return (), ()
    tree = lxml.html.fragment_fromstring(page, create_parent="div")
    notes = take_notes(tree)
    _lower_headings(tree)
    return read_blocks(tree), notes


def _lower_headings(tree: Element) -> None:
    """Where a title stands above the headings they are one level below it."""
    if not any(heading.get("class") == "title" for heading in tree.iter("h1")):
        return
    for level in range(5, 0, -1):
        for heading in list(tree.iter(f"h{level}")):
            if heading.get("class") != "title":
                heading.tag = f"h{level + 1}"


def _read_properties(archive: zipfile.ZipFile) -> Source:
    import lxml.etree

    if "docProps/core.xml" not in archive.namelist():
        return Source()
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = lxml.etree.fromstring(archive.read("docProps/core.xml"), parser)
    except lxml.etree.LxmlError:
        return Source()
    told = {name: " ".join((root.findtext(f"{_DUBLIN_CORE}{name}") or "").split()) for name in ("title", "creator", "language")}
    authors = tuple(name for name in map(str.strip, told["creator"].split(";")) if " " in name)
    return Source(title=told["title"], authors=authors, language=told["language"].lower())


def _known_source(told: Source, blocks: tuple[Block, ...]) -> Source:
    return Source(title=title_in_text(told.title, blocks), authors=told.authors, language=told.language)
