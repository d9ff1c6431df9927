"""PDF: by pypdf, in the order in which the page was set, with the size of its letters."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from ntib_graph.corpus.blocks import Content, title_in_text, write_text
from ntib_graph.corpus.page_layout import Run, read_layout
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import DocumentError

MOST_PAGES = 3_000
MOST_CHARACTERS = 20_000_000

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)


def read_pdf_file(data: bytes, where: str) -> Content:
    """The text of a PDF file and what its properties say of title, authors and language.

    Notes stand at the end, what every page repeats at its edges is left out, words divided at a line's end are whole.
    A title counts only where the text has it too; the dates in the properties are the file's and are passed over.
    Raises DocumentError, with ``where`` as its place, for a file that is no PDF, broken, locked, longer than is read,
    or without text.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(
                "the file is locked with a password", where=where, advice="Save a copy without a password and read that."
            )
        pages = _read_pages(reader, where)
        blocks, notes = read_layout(pages)
        told = _read_source(reader)
    except DocumentError:
        raise
    except PyPdfError as error:
        raise DocumentError(
            f"the file is no PDF, or a broken one: {_one_line(error)}",
            where=where,
            advice="Open it in a viewer, and print or save it as PDF again.",
        ) from error
    except Exception as error:  # The reader of a hostile file may fail in any way.
        raise DocumentError(
            f"the file is a broken PDF ({type(error).__name__})",
            where=where,
            advice="Open it in a viewer, and print or save it as PDF again.",
        ) from error
    text = write_text(blocks, notes)
    if not any(map(str.isalnum, text)):
        raise DocumentError(
            "the file has no text, only pictures of its pages",
            where=where,
            advice="Run OCR on it first (for example: ocrmypdf scanned.pdf readable.pdf).",
        )
    return Content(text, Source(title=title_in_text(told.title, blocks), authors=told.authors, language=told.language))


def _read_pages(reader: Any, where: str) -> list[list[Run]]:
    if len(reader.pages) > MOST_PAGES:
        raise DocumentError(
            f"the file has {len(reader.pages):,} pages, more than {MOST_PAGES:,}", where=where, advice="Split it into parts."
        )
    pages: list[list[Run]] = []
    characters = 0
    for page in reader.pages:
        runs = list(_read_runs(page))
        characters += sum(len(run.text) for run in runs)
        if characters > MOST_CHARACTERS:
            raise DocumentError(
                f"the file has more than {MOST_CHARACTERS:,} characters", where=where, advice="Split it into parts."
            )
        pages.append(runs)
    return pages


def _read_runs(page: Any) -> Iterator[Run]:
    """The runs of one font and size in the order of the page's own commands; rotated text is left out."""
    runs: list[Run] = []
    bottom, height = float(page.mediabox.bottom), max(1.0, float(page.mediabox.height))

    def see(text: str, matrix: list[float], text_matrix: list[float], font: Any, size: float) -> None:
        if not text:
            return
        c, d, x, y = (float(value) for value in text_matrix[2:])
        scale = ((c * matrix[0] + d * matrix[2]) ** 2 + (c * matrix[1] + d * matrix[3]) ** 2) ** 0.5
        name = str(font.get("/BaseFont", "")) if font else ""
        runs.append(
            Run(
                text.translate(_LIGATURES),
                x * matrix[0] + y * matrix[2] + matrix[4],
                (x * matrix[1] + y * matrix[3] + matrix[5] - bottom) / height,
                height,
                round(abs(size) * scale, 1),
                _BOLD.search(name) is not None,
            )
        )

    page.extract_text(orientations=(0,), visitor_text=see)
    return iter(runs)


def _read_source(reader: Any) -> Source:
    told = reader.metadata or {}
    authors = re.split(r"\s*;\s*", _one_line(told.get("/Author") or ""))
    language = reader.trailer["/Root"].get("/Lang") or ""
    return Source(
        title=_one_line(told.get("/Title") or ""),
        # A single word is the name of an account, not of an author.
        authors=tuple(author for author in authors if " " in author),
        language=str(language).strip().lower(),
    )


def _one_line(value: object) -> str:
    return " ".join(str(value).split())
