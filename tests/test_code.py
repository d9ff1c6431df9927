"""The code itself: types, style, the rooms' contracts, and no word of the domain in the engine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ntib_graph.vocabulary.domain import Domain

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "ntib_graph").rglob("*.py"))


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "ntib_graph", "tests", "benchmarks"],
        ["-m", "ruff", "format", "--check", "ntib_graph", "tests", "benchmarks"],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["style", "format", "types", "rooms"],
)
def test_the_tools_find_nothing(command: list[str]) -> None:
    run = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_word_of_the_domain_stands_in_the_engine(domain: Domain) -> None:
    """A name of a known entity, or a class whose name is more than one plain word of English, may stand in data only."""
    names = {name for entity in domain.ontology.entities.values() for name in (entity.label, *entity.aliases)}
    classes = (c.iri for c in domain.ontology.classes.values() if c.iri.value.startswith(domain.ontology.namespace))
    names |= {iri.local_name for iri in classes if not iri.local_name.istitle()}
    engine_terms = {"CompleteSet", "QualifierProperty", "HappensOnce", "US", "U.S.", "America"}
    words = sorted(name for name in names - engine_terms if len(name) > 2 and name != "NTIB")
    assert len(words) > 100
    pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
    found = []
    for path in MODULES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if hit := pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {hit[0]}")
    assert not found


def test_modules_say_one_thing() -> None:
    long = {str(p.relative_to(ROOT)): n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long
