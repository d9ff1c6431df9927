"""Write the rows that the domain's named queries give now into their headers: ``python -m tests.golden_rows [NAME...]``.

A row that changed shows in the diff, to be judged by eye before it is committed.
"""

from __future__ import annotations

import sys
import tempfile

from ntib_graph.api import KnowledgeGraph
from ntib_graph.graph.golden_rows import with_golden_rows
from ntib_graph.graph.named_queries import read_named_queries
from tests.conftest import ROOT


def main(names: list[str]) -> None:
    """Rewrite the headers of the queries named, of all for no name."""
    with tempfile.TemporaryDirectory() as folder:
        graph = KnowledgeGraph(ROOT, folder)
        for query in read_named_queries(ROOT / "queries" / "competency"):
            if names and query.name not in names:
                continue
            table = query.run(graph.store, graph.domain.prefixes, graph.find_entity)
            before = query.path.read_text(encoding="utf-8")
            after = with_golden_rows(before, table, graph.domain.compact, graph.store.label)
            if before != after:
                query.path.write_text(after, encoding="utf-8")
                print(f"{query.name}: {len(table.rows)} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
