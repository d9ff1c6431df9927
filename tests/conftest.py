"""What many tests share: the domain read once, its graph built once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.vocabulary.domain import Domain

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LIGHTHOUSES = Path(__file__).parent / "domains" / "lighthouses"


@pytest.fixture(scope="session")
def domain() -> Domain:
    """The NTIB domain."""
    return load_domain(ROOT)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The NTIB graph, built in a folder of its own."""
    built = KnowledgeGraph(ROOT, tmp_path_factory.mktemp("store"))
    built.build()
    return built


@pytest.fixture(scope="session")
def lighthouses(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """The graph of the foreign domain."""
    built = KnowledgeGraph(LIGHTHOUSES, tmp_path_factory.mktemp("lighthouses"))
    built.build()
    return built


@pytest.fixture
def shared() -> Path:
    """The folder of measuring material beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the measuring material is not there: {SHARED}")
    return SHARED
