"""Footnotes of marked-up pages: taken out of the tree where raised marks link to them, so that they stand at its end."""

from __future__ import annotations

import re

from ntib_graph.corpus.markup import Element, plain_text

_MARK = re.compile(r"\[?(?:[a-z]+ )?(?:\d{1,4}|[a-z]|[*†‡§]+)\]?", re.IGNORECASE)
_BLOCKS = frozenset(("li", "p", "div", "aside", "td", "dd", "section"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 3000
"""A block with more characters is no note."""
_BACK = re.compile(r"[\s↑↩↵⤴^\ufe0e\ufe0f]+")
_OWN_MARK = re.compile(r"(?:\[\d{1,4}\]|\d{1,4}[.)]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+\.?)\s+(?=\S)")


def take_notes(root: Element) -> tuple[str, ...]:
    """The texts of the notes in the order of their first marks, without their own numbers and the links back.

    They are removed from ``root``.  Marks are links, raised or in brackets or said to be note marks, to a place in the
    same page; a mark that does not lie before its note is a link back.
    """
    order = {element: n for n, element in enumerate(root.iter())}
    places = {element.get("id") or element.get("name"): element for element in order if _is_named(element)}
    notes: dict[Element, None] = {}
    for link in list(root.iter("a")):
        target = places.get((link.get("href") or "").partition("#")[2]) if _is_mark(link) else None
        if target is None or order[target] < order[link]:
            continue
        note = _block_of(target, root)
        if note is not None and note not in notes and not _holds(note, link):
            notes |= dict.fromkeys(_with_siblings(note))
    texts = tuple(_note_text(note) for note in notes)
    for note in notes:
        _remove(note)
    return texts


def _is_named(element: Element) -> bool:
    return isinstance(element.tag, str) and bool(element.get("id") or (element.tag == "a" and element.get("name")))


def _is_mark(link: Element) -> bool:
    if not (link.get("href") or "").startswith("#"):
        return False
    text = "".join(link.itertext()).strip()
    if not _MARK.fullmatch(text):
        return False
    is_raised = any(above.tag == "sup" for above in link.iterancestors()) or any(link.iter("sup"))
    kind = " ".join((link.get("role") or "", link.get("class") or "", link.get("{http://www.idpf.org/2007/ops}type") or ""))
    return is_raised or text.startswith("[") or "noteref" in kind or "footnote" in kind


def _block_of(element: Element, root: Element) -> Element | None:
    """The element itself or the nearest above it that is a block, as long as it does not hold the text as well."""
    for candidate in (element, *element.iterancestors()):
        if candidate is root or candidate.tag == "body" or candidate.tag in _HEADINGS:
            return None
        if candidate.tag in _BLOCKS:
            has_headings = next(candidate.iter(*_HEADINGS), None) is not None
            return None if has_headings or len("".join(candidate.itertext())) > _LONGEST else candidate
    return None


def _with_siblings(note: Element) -> list[Element]:
    """All items of the note's list, for some may have lost their links; a note in no list alone."""
    parent = note.getparent()
    return [note] if note.tag != "li" or parent is None else [item for item in parent if item.tag == "li"]


def _holds(above: Element, element: Element) -> bool:
    return any(ancestor is above for ancestor in element.iterancestors())


def _note_text(note: Element) -> str:
    for link in note.iter("a"):
        if (link.get("href") or "").startswith("#") and (_BACK.fullmatch(_text(link)) or _MARK.fullmatch(_text(link))):
            for part in link.iter():
                part.text = ""
                if part is not link:
                    part.tail = ""
    text = " ".join(plain_text(note).split())
    return _OWN_MARK.sub("", text, count=1) if _OWN_MARK.match(text) else text


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip() or "↑"


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
