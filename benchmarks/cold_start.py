"""A small query from the shell, its rows into a pipe, against `import pyoxigraph` alone, turn by turn in one run.

python benchmarks/cold_start.py [TURNS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
QUERY = "SELECT ?country { ?country ntib:memberOf ntib:NTIB }"
HEAVY = ("spacy", "rdflib", "networkx", "rich", "numpy", "pyshacl", "rapidfuzz")
BAR = 8.0


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long a command takes from its start to its end, what it prints read through a pipe."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)
    return time.perf_counter() - start


def loaded(environment: dict[str, str]) -> list[str]:
    """The heavy libraries that the query loads."""
    names = f"import sys, ntib_graph.cli\ntry:\n    ntib_graph.cli.main(['query', {QUERY!r}])\nexcept SystemExit:\n    pass\n"
    names += f"print(*({HEAVY!r} & sys.modules.keys()))".replace(repr(HEAVY), repr(set(HEAVY)))
    run = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True, env=environment)
    return run.stdout.splitlines()[-1].split()


def main() -> None:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NTIB_STORE": folder, "PYTHONPATH": str(ROOT)}
        ours = [sys.executable, "-m", "ntib_graph", "query", QUERY]
        alone = [sys.executable, "-c", "import pyoxigraph"]
        for command in (ours, alone):
            seconds(command, environment)
        pairs = [(seconds(ours, environment), seconds(alone, environment)) for _ in range(turns)]
        query, bare = (median(times) for times in zip(*pairs, strict=True))
        print(f"ntib query {query * 1000:.0f} ms, import pyoxigraph {bare * 1000:.0f} ms, ratio {query / bare:.1f} (bar {BAR:g})")
        print("heavy libraries loaded:", ", ".join(loaded(environment)) or "none")


if __name__ == "__main__":
    main()
