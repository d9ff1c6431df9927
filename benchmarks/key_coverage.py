"""How many of a careful reader's facts the graph holds, with and without judgements.

    python benchmarks/key_coverage.py [KEY.jsonl]

The key stands outside the project; ``key_coverage.tsv`` beside this script maps its line numbers to the ids of the statements
that say the same (made by reading both, direction, time and polarity included).  Prints both figures and what is missing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from ntib_graph import KnowledgeGraph

HERE = Path(__file__).parent
KEY = HERE.parent.parent / "shared" / "gold" / "000_ec619d5278cf7d91.jsonl"


def read_mapping(path: Path) -> dict[int, frozenset[str]]:
    """Line number of the key to the ids of statements, any of which covers it."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {int(number): frozenset(ids.split()) for number, ids in rows}


def statement_ids(folder: Path, *, judgements: bool) -> frozenset[str]:
    """The ids of all statements of a fresh build."""
    graph = KnowledgeGraph(HERE.parent, folder)
    graph.build(judgements=judgements)
    return frozenset(statement.id for statement, _ in graph.statements())


def main() -> None:
    """Print the figures."""
    key_path = Path(sys.argv[1]) if len(sys.argv) > 1 else KEY
    if not key_path.is_file():
        sys.exit(f"the key is not there: {key_path}")
    facts = [json.loads(line) for line in key_path.read_text(encoding="utf-8").splitlines()]
    mapping = read_mapping(HERE / "key_coverage.tsv")
    for name, judgements in (("without judgements", False), ("with judgements", True)):
        with tempfile.TemporaryDirectory() as folder:
            held = statement_ids(Path(folder), judgements=judgements)
        missing = [n for n in range(1, len(facts) + 1) if not mapping.get(n, frozenset()) & held]
        print(f"{name}: {len(facts) - len(missing)} of {len(facts)} facts of the key")
    for number in missing:
        fact = facts[number - 1]
        print(f"  missing {number}: {fact['subject']} | {fact['relation']} | {fact['object']}")


if __name__ == "__main__":
    main()
