"""Policy documents to a knowledge graph whose every fact stands on a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntib_graph.model.version import VERSION

if TYPE_CHECKING:
    from ntib_graph.api import KnowledgeGraph

__version__ = VERSION
__all__ = ["KnowledgeGraph", "__version__"]


def __getattr__(name: str) -> Any:
    """``KnowledgeGraph``, imported when first asked for: opening a graph is not the price of a version number."""
    if name == "KnowledgeGraph":
        from ntib_graph.api import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
