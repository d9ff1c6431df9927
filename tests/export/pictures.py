"""Makes the README's pictures again: ``python -m tests.export.pictures`` writes them to ``examples/``.

``network.png`` is drawn from what ``ntib export network.gexf`` writes with the same choices: the same places, sizes, colours and
names that Gephi shows when it opens that file.  ``page.png`` is ``graph.html`` as a browser without a network shows it.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from ntib_graph.api import KnowledgeGraph
from ntib_graph.export.choices import find_classes
from ntib_graph.export.selection import Selection
from tests.export.chromium import Chromium

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
CLASSES = ("country", "framework", "instrument", "organisation", "person")
SOUGHT = "Canada"
COLOURS = 256
"""Enough for a palette of ten and the edges of letters; a small file."""


def small(picture: bytes) -> bytes:
    """The picture with few colours."""
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def network_picture(graph: KnowledgeGraph, folder: Path) -> bytes:
    """The things with names of their own, drawn."""
    [path] = graph.export(folder / "network.png", selection=Selection(classes=find_classes(graph.domain, CLASSES)))
    return path.read_bytes()


def page_picture(graph: KnowledgeGraph, folder: Path) -> bytes:
    """The page after a search, with the facts of what was found and their quotes."""
    graph.export(folder / "graph.html")
    browser = Chromium(folder / "profile")
    try:
        browser.open(folder / "graph.html")
        browser.run("document.getElementById('search').focus()")
        browser.type(SOUGHT)
        browser.press("Enter", 13)
        browser.settle()
        return browser.picture()
    finally:
        browser.close()


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = KnowledgeGraph(ROOT, folder / "store")
        graph.build()
        for file, picture in (("network.png", network_picture(graph, folder)), ("page.png", page_picture(graph, folder))):
            (EXAMPLES / file).write_bytes(small(picture))


if __name__ == "__main__":
    main()
