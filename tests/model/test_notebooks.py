from __future__ import annotations

from xml.etree import ElementTree

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.model.notebooks import MOST_ROWS, html_table
from tests.conftest import LIGHTHOUSES


def test_every_cell_is_escaped() -> None:
    html = html_table("<b>", ("a&b",), [("<script>alert(1)</script>",)])
    assert "<script>" not in html and "<b>" not in html
    assert ElementTree.fromstring(html).findtext(".//td") == "<script>alert(1)</script>"


def test_a_long_table_says_how_much_more_there_is() -> None:
    html = html_table("", ("n",), [(str(n),) for n in range(MOST_ROWS + 7)])
    assert html.count("<tr>") == MOST_ROWS + 1
    assert html.endswith("<p>… and 7 more</p>")


@pytest.mark.parametrize(
    ("look", "shown"),
    [
        (lambda g: g, "triples"),
        (lambda g: g.entity("Ada Brook"), "Ada Brook tended the Gull Rock Light."),
        (lambda g: g.path("Ada Brook", "Storm Island")[0], "Ada Brook – Gull Rock Light – Storm Island"),
        (lambda g: g.timeline("Ada Brook"), "1901"),
        (lambda g: g.compare("Ada Brook", "Tom Fenn"), "only Tom Fenn"),
        (lambda g: g.query("SELECT ?k { ?k sea:tended ?l }"), "https://example.org/sea/AdaBrook"),
        (lambda g: g.ask("Who tended the Gull Rock Light?"), "Ada Brook tended the Gull Rock Light."),
    ],
    ids=["graph", "profile", "connection", "timeline", "comparison", "table", "answer"],
)
def test_whatever_python_gets_shows_itself(lighthouses: KnowledgeGraph, look, shown: str) -> None:  # type: ignore[no-untyped-def]
    html = look(lighthouses)._repr_html_()
    assert shown in html
    ElementTree.fromstring(f"<div>{html}</div>")


def test_a_look_builds_nothing(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert "not built yet" in KnowledgeGraph(LIGHTHOUSES, tmp_path)._repr_html_()
    assert list(tmp_path.iterdir()) == []
