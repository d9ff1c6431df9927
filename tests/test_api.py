"""The Python door."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from ntib_graph import KnowledgeGraph
from ntib_graph.export.selection import Selection
from ntib_graph.model.errors import StoreError, UsageError
from tests.conftest import LIGHTHOUSES


def test_to_networkx(lighthouses: KnowledgeGraph) -> None:
    network = lighthouses.to_networkx()
    assert isinstance(network, networkx.MultiDiGraph)
    labels = networkx.get_node_attributes(network, "label")
    assert {"Ada Brook", "Lamp Guild"} <= set(labels.values())
    part = lighthouses.to_networkx(Selection(about=lighthouses.find_entity("Lamp Guild")))
    assert 0 < len(part) < len(network)


def test_export(lighthouses: KnowledgeGraph, tmp_path: Path) -> None:
    assert lighthouses.export(tmp_path / "g.gexf") == (tmp_path / "g.gexf",)
    assert len(lighthouses.export(str(tmp_path / "g.txt"), "csv")) == 2
    with pytest.raises(UsageError, match="xyz"):
        lighthouses.export(tmp_path / "g.xyz")
    with pytest.raises(StoreError):
        lighthouses.export(tmp_path / "none" / "g.gexf")


def test_a_build_forgets_what_was_read_from_the_old_graph(tmp_path: Path) -> None:
    graph = KnowledgeGraph(LIGHTHOUSES, tmp_path / "store")
    before = set(graph.names())
    (tmp_path / "news.txt").write_text("Nell Marsh tended the Harbour Light.\n", encoding="utf-8")
    graph.add(tmp_path / "news.txt")
    assert graph.find_entity("news").local_name == "news"
    graph.remove("news")
    assert set(graph.names()) == before


def test_entities_are_things_and_no_terms_of_the_ontology(graph: KnowledgeGraph, lighthouses: KnowledgeGraph) -> None:
    for one in (graph, lighthouses):
        ontology = one.domain.ontology
        assert not one.entities().keys() & (ontology.properties.keys() | ontology.classes.keys())
