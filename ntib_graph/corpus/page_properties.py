"""What a web page declares of its own origin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

from ntib_graph.corpus.markup import Element
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.documents import Source

NO_SEARCH: Mapping[str, Any] = MappingProxyType({"original_date": True, "extensive_search": False, "max_date": "2999-12-31"})
"""How trafilatura is to look for dates, which are not used: by no clock, and without reading the whole text."""

_PUBLISHED = (
    "article:published_time", "citation_publication_date", "citation_date", "datepublished", "dcterms.issued", "dc.date.issued",
    "dcterms.date", "dc.date", "publication_date", "pubdate", "date",
)  # fmt: skip
"""Names of meta tags, the most certain first."""
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?=$|[T\s])")
_DEEPEST = 20


def read_page_source(tree: Element) -> Source:
    """Title, authors, publisher, language, rights, address and date of publication, each "" where the page is silent.

    A date is taken from tags that declare it only; one in the text may be anything's.
    """
    from trafilatura.metadata import extract_metadata

    told = extract_metadata(deepcopy(tree), date_config=dict(NO_SEARCH))
    return Source(
        title=_line(told.title),
        publisher=_line(told.sitename),
        date=next(filter(None, map(_edtf, _declared_dates(tree))), ""),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().lower(),
        rights=_line(told.license),
        address=_line(told.url),
        authors=tuple(name for name in map(_line, (told.author or "").split(";")) if name),
    )


def _declared_dates(tree: Element) -> Iterator[str]:
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        tags.setdefault(name, tag.get("content") or "")
    yield from (tags[name] for name in _PUBLISHED if name in tags)
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                yield from _published(json.loads(script.text or ""), 0)
            except ValueError:
                continue
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            yield time.get("datetime") or ""


def _published(value: object, depth: int) -> Iterator[str]:
    """The values of "datePublished" in JSON-LD, outermost first."""
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        children = list(value.values())
    else:
        children = value if isinstance(value, list) else []
    if depth < _DEEPEST:
        for child in children:
            yield from _published(child, depth + 1)


def _edtf(date: str) -> str:
    """The day, month or year a date begins with, as EDTF, or "" for none."""
    found = _DATE.match(date.strip())
    if found is None:
        return ""
    edtf = "-".join(f"{int(part):02d}" for part in found.groups() if part)
    try:
        return str(parse_edtf(edtf))
    except ValueError:
        return ""


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
