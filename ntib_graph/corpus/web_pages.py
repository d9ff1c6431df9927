"""HTML: the article without the site around it, by trafilatura, with its captions, notes and tables."""

from __future__ import annotations

import codecs
import logging
import re
from copy import deepcopy

from ntib_graph.corpus.blocks import Block, Content, write_text
from ntib_graph.corpus.markup import Element, read_blocks
from ntib_graph.corpus.notes import take_notes
from ntib_graph.corpus.page_properties import NO_SEARCH, read_page_source
from ntib_graph.model.errors import DocumentError

LARGEST_PAGE = 30_000_000
"""Bytes; longer pages are not read."""

MOST_ELEMENTS = 300_000
"""Tags; pages with more are not read."""

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_DECLARATION_WITHIN = 4096
_TYPEFACES = ("b", "strong", "i", "em", "u", "font", "big", "small", "tt")
_PREFORMATTED_SHARE = 0.5


def read_web_page(data: bytes, where: str) -> Content:
    """The text of an HTML page and what it says of title, authors, date, publisher, language, address and rights.

    Raises DocumentError, with ``where`` as its place, for bytes that are no page, and for a page without text.
    """
    if len(data) > LARGEST_PAGE:
        raise DocumentError(
            f"the page has {len(data):,} bytes, more than {LARGEST_PAGE:,}", where=where, advice="Save its text as plain text."
        )
    try:
        return _read(_decoded(data, where), where)
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError) as error:
        raise DocumentError(
            "the page is too broken or too deeply nested to be read", where=where, advice="Save its text as plain text."
        ) from error


def _read(page: str, where: str) -> Content:
    import lxml.etree
    import lxml.html

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        # As bytes, since a page may declare an encoding in an XML header, which a decoded one must not.
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.LxmlError:
        raise _without_text(where) from None
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise DocumentError(
            f"the page has {elements:,} elements, more than {MOST_ELEMENTS:,}", where=where, advice="Save its text as plain text."
        )
    source = read_page_source(tree)
    preformatted = _preformatted(tree)
    if preformatted:
        return Content(preformatted, source)
    notes = take_notes(tree)
    _keep_captions(tree)
    blocks = _article(tree) or _whole(tree)
    if not blocks:
        raise _without_text(where)
    return Content(write_text(blocks, notes), source)


def _without_text(where: str) -> DocumentError:
    return DocumentError(
        "the page has no text",
        where=where,
        advice="If a browser shows one, save it from there as plain text: scripts may write it.",
    )


def _decoded(data: bytes, where: str) -> str:
    encodings = [name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)]
    if not encodings and b"\0" in data:
        raise DocumentError(
            "the file is binary, not HTML: it has a NUL byte",
            where=f"{where} at byte {data.index(0)}",
            advice="Save the page from a browser as HTML.",
        )
    if declared := _DECLARED.search(data, 0, _DECLARATION_WITHIN):
        encodings.append(declared[1].decode("ascii"))
    for name in (*encodings, "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    # https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
    return data.decode("windows-1252", "replace")


def _article(tree: Element) -> tuple[Block, ...]:
    import lxml.etree
    import trafilatura

    article = deepcopy(tree)
    # Nothing here depends on them, and a paragraph with thousands of them takes minutes.
    lxml.etree.strip_tags(article, *_TYPEFACES)
    found = trafilatura.bare_extraction(
        article,
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        date_extraction_params=dict(NO_SEARCH),
    )
    return () if found is None or isinstance(found, dict) or found.body is None else read_blocks(found.body)


def _whole(tree: Element) -> tuple[Block, ...]:
    """All text of the page that is not navigation: what there is when no article can be told from its site."""
    body = tree.find("body")
    if body is None:
        return ()
    for chrome in [element for element in body.iter("header", "footer", "aside") if next(element.iter("p"), None) is None]:
        chrome.drop_tree()
    return read_blocks(body)


def _preformatted(tree: Element) -> str:
    """The text as it is where most of the page is set as on a typewriter, as laws often are; else ""."""
    texts = ["".join(element.itertext()) for element in tree.iter("pre")]
    body = tree.find("body")
    if body is None or not texts or sum(map(len, texts)) < _PREFORMATTED_SHARE * len("".join(body.itertext())):
        return ""
    text = "\n\n".join(texts).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"{text}\n" if text.strip() else ""


def _keep_captions(tree: Element) -> None:
    """Captions become paragraphs after their figures, which are left out with all else they hold."""
    for figure in list(tree.iter("figure")):
        if next(figure.iter("table", "blockquote"), None) is not None:
            continue
        parent = figure.getparent()
        captions = list(figure.iter("figcaption"))
        if parent is None or not captions:
            continue
        place = parent.index(figure) + 1
        for caption in captions:
            tail, caption.tail = figure.tail, None
            figure.tail = None
            caption.tag = "p"
            caption.attrib.clear()
            caption.tail = tail
            parent.insert(place, caption)
            place += 1
        parent.remove(figure)
