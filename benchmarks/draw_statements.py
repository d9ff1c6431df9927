"""Statements drawn at random, each with its sentence in its surroundings, for a fresh reader to judge.

    python benchmarks/draw_statements.py [--count 100] [--seed 1] [--no-judgements]

Prints one block a statement: its number, the statement in English, and the text around its quote, the quote in [[ ]].
The reader sees nothing else, and answers for each: right (the text says just this, with direction, time, status and roles)
or wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ntib_graph import KnowledgeGraph
from ntib_graph.build.documents import read_all_documents
from ntib_graph.model.statements import Evidence

ROOT = Path(__file__).parent.parent
AROUND = 400
"""Characters shown on each side of a quote."""


def surroundings(text: str, evidence: Evidence) -> str:
    """The quote in brackets, with the text before and after it on one line."""
    before = text[max(0, evidence.start - AROUND) : evidence.start]
    after = text[evidence.end : evidence.end + AROUND]
    return " ".join(f"{before}[[{text[evidence.start : evidence.end]}]]{after}".split())


def draw(count: int, seed: int, *, judgements: bool) -> Iterator[str]:
    """The blocks of ``count`` statements of a fresh build (all, where there are fewer), the same ones for the same seed."""
    with tempfile.TemporaryDirectory() as folder:
        graph = KnowledgeGraph(ROOT, folder)
        graph.build(judgements=judgements)
        texts = {document.id: document.text for document in read_all_documents(graph.domain, graph.store_folder)}
        found = sorted(graph.statements(), key=lambda pair: pair[0].id)
        chosen = random.Random(seed).sample(found, min(count, len(found)))
        for number, (statement, evidences) in enumerate(chosen, 1):
            shown = [f"   {surroundings(texts[e.document], e)}" for e in _first_places(evidences)]
            yield "\n".join((f"{number}. {graph.word(statement)}  <{statement.id}>", *shown, ""))


def _first_places(evidences: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(evidences)[:2]


def main() -> None:
    """Print the blocks."""
    parser = argparse.ArgumentParser(description="Statements drawn at random, with their sentences.")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-judgements", action="store_true")
    chosen = parser.parse_args()
    sys.stdout.writelines(f"{block}\n" for block in draw(chosen.count, chosen.seed, judgements=not chosen.no_judgements))


if __name__ == "__main__":
    main()
