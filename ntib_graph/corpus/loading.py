"""Files to documents: one loader for each file ending, and errors that name the offending byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ntib_graph.corpus.blocks import Content
from ntib_graph.corpus.manifest import MANIFEST, read_manifest
from ntib_graph.corpus.source_header import read_source_header
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.errors import DocumentError, DomainError


@dataclass(frozen=True, slots=True)
class Loader:
    """How files of one ending are read: ``decode`` gets the bytes and the place to name in errors, and returns the text
    with what the file says of its own origin.
    """

    media_type: str
    decode: Callable[[bytes, str], Content]


def read_document(path: Path, id: str | None = None, source: Source | None = None) -> Document:  # noqa: A002 - the record's own name
    """The document in a file; its id is ``id``, else the file's stem.

    For plain text and Markdown ``text`` is exactly what ``open(path, encoding="utf-8", newline="").read()`` gives,
    newlines and a byte order mark included, so that anybody's ``text[start:end]`` is ours.  For HTML, PDF and DOCX it is
    what ``blocks.write_text`` makes of the file: the same for the same bytes and versions of the libraries.  The SHA-256
    is the file's own.  Where ``source`` leaves title, authors, date, language, address, rights or publisher open, the
    file's header line (see ``source_header``) or properties fill them.

    Raises DocumentError for a file that is missing, a directory, unreadable, empty, binary, wrongly encoded, or of an
    ending that is not read.
    """
    loader = LOADERS.get(path.suffix.lower())
    data = _read_bytes(path)
    if loader is None:
        known = ", ".join(sorted(ending for ending in LOADERS if ending))
        raise DocumentError(
            f"files ending in {path.suffix} are not read", where=str(path), advice=f"Save it as one that is ({known})."
        )
    content = loader.decode(data, str(path))
    text = content.text
    if not text.strip(" \t\r\n\f\v\ufeff"):
        raise DocumentError("the document is empty", where=str(path), advice="Leave it out, or give it text.")
    described = _completed(source or Source(), content.source)
    return Document(
        id if id is not None else path.stem,
        text,
        replace(described, sha256=hashlib.sha256(data).hexdigest(), media_type=loader.media_type),
    )


def read_documents(folder: Path) -> tuple[Document, ...]:
    """All documents of a folder: those of its manifest in that order, then the other files by name.

    A missing folder has no documents; hidden files and sub-folders are passed over.  Raises DomainError for a broken
    manifest or an id taken twice, DocumentError for a file that cannot be read.
    """
    if not folder.exists():
        return ()
    if not folder.is_dir():
        raise DomainError("not a folder of documents", where=str(folder))
    entries = read_manifest(folder).entries
    listed = {entry.path.resolve() for entry in entries}
    others = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(".") and p.name != MANIFEST)
    documents = [read_document(entry.path, entry.id, entry.source) for entry in entries]
    documents += [read_document(path) for path in others if path.resolve() not in listed]
    _require_distinct_ids(documents, folder)
    return tuple(documents)


def _require_distinct_ids(documents: list[Document], folder: Path) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            raise DomainError(
                f'two documents have the id "{document.id}"',
                where=str(folder),
                advice=f"Name one of them in {MANIFEST} with an id of its own.",
            )
        seen.add(document.id)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("there is no such file", where=str(path), advice="Check the path.") from error
    except IsADirectoryError as error:
        raise DocumentError("this is a folder, not a document", where=str(path), advice="Name the files in it.") from error
    except PermissionError as error:
        raise DocumentError(
            "you may not read this file", where=str(path), advice="Ask its owner for permission to read it."
        ) from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"cannot be read: {error}", where=str(path)) from error


def _decode_text(data: bytes, where: str) -> Content:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError("the text is UTF-16, not UTF-8", where=f"{where} at byte 0", advice="Save it as UTF-8.")
    nul = data.find(b"\0")
    if nul >= 0:
        raise DocumentError(
            "the file is binary: it has a NUL byte", where=f"{where} at byte {nul}", advice="Save its text as UTF-8."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"byte 0x{data[error.start]:02x} is not UTF-8",
            where=f"{where} at byte {error.start}",
            advice="Save it as UTF-8 (iconv -f ENCODING -t UTF-8).",
        ) from error
    header = read_source_header(text)
    return Content(text, header.source if header else Source())


def _decode_page(data: bytes, where: str) -> Content:
    # Here and below: what reads a format is imported only when such a file is read.
    from ntib_graph.corpus.web_pages import read_web_page

    return read_web_page(data, where)


def _decode_word(data: bytes, where: str) -> Content:
    from ntib_graph.corpus.word_files import read_word_file

    return read_word_file(data, where)


def _decode_pdf(data: bytes, where: str) -> Content:
    from ntib_graph.corpus.pdf_files import read_pdf_file

    return read_pdf_file(data, where)


def _completed(source: Source, told: Source) -> Source:
    return replace(
        source,
        title=source.title or told.title,
        publisher=source.publisher or told.publisher,
        date=source.date or told.date,
        language=source.language or told.language,
        rights=source.rights or told.rights,
        address=source.address or told.address,
        authors=source.authors or told.authors,
    )


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


LOADERS: Mapping[str, Loader] = {
    "": Loader("text/plain", _decode_text),
    ".txt": Loader("text/plain", _decode_text),
    ".text": Loader("text/plain", _decode_text),
    ".md": Loader("text/markdown", _decode_text),
    ".markdown": Loader("text/markdown", _decode_text),
    ".html": Loader("text/html", _decode_page),
    ".htm": Loader("text/html", _decode_page),
    ".xhtml": Loader("application/xhtml+xml", _decode_page),
    ".pdf": Loader("application/pdf", _decode_pdf),
    ".docx": Loader(_WORD, _decode_word),
}
"""By lower-case file ending; a format is added by adding its line."""
