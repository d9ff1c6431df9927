"""The example notebook: its cells are run in order, without a kernel, and each shows something."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

from ntib_graph.api import KnowledgeGraph
from tests.conftest import ROOT

NOTEBOOK = ROOT / "examples" / "tour.ipynb"
CELLS: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
LIBRARIES = ("pandas", "polars")


def run_cell(source: str, names: dict[str, Any]) -> Any:
    """The value of a cell's last line, if that is an expression, as a notebook would show it."""
    tree = ast.parse(source)
    *before, last = tree.body
    exec(compile(ast.Module(before, []), str(NOTEBOOK), "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)
    exec(compile(ast.Module([last], []), str(NOTEBOOK), "exec"), names)
    return None


def shown(value: Any) -> str:
    """What a notebook shows of a value."""
    for way in ("_repr_html_", "_repr_svg_"):
        if hasattr(value, way):
            return str(getattr(value, way)())
    return repr(value)


@pytest.fixture(scope="module")
def outputs(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each cell of code shows, by its source; a cell for a library that is not installed shows "absent"."""
    names: dict[str, Any] = {}
    found: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTIB_STORE", str(graph.store_folder.parent))
        patch.chdir(tmp_path_factory.mktemp("notebook"))
        for cell in CELLS:
            source = "".join(cell["source"])
            if cell["cell_type"] != "code":
                continue
            absent = [name for name in LIBRARIES if f'"{name}"' in source and importlib.util.find_spec(name) is None]
            found[source] = "absent" if absent else shown(run_cell(source, names))
        assert {path.name for path in Path.cwd().iterdir()} == {"aukus.gexf", "aukus.svg", "graph.ttl"}
    return found


def _output(outputs: dict[str, str], start: str) -> str:
    return next(output for source, output in outputs.items() if source.startswith(start))


def test_every_cell_runs_and_shows_something(outputs: dict[str, str]) -> None:
    assert len(outputs) > 12
    assert all(output not in ("", "None") for output in outputs.values())


def test_cells_show_what_they_promise(outputs: dict[str, str]) -> None:
    assert re.search(r"<td>statements</td><td>\d+</td>", _output(outputs, "from ntib_graph import KnowledgeGraph"))
    answer = _output(outputs, "answer = ")
    assert "<table>" in answer and "Canada" in answer and "New Zealand" in answer and "Australia</td>" not in answer
    assert "['empty', 'not_understood']" in _output(outputs, "[graph.ask(question)")
    assert "<svg" in _output(outputs, "from pathlib")
    for start in ("profile = ", "graph.path", "graph.timeline", "graph.compare"):
        assert _output(outputs, start).startswith("<table>"), start


@pytest.mark.parametrize("library", LIBRARIES)
def test_data_frames_are_of_the_library(outputs: dict[str, str], library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed")
    output = next(output for source, output in outputs.items() if f'"{library}"' in source)
    assert "dataframe" in output and "New Zealand" in output


def test_the_notebook_is_kept_without_outputs_and_is_one_that_editors_open() -> None:
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in CELLS if cell["cell_type"] == "code")
    identifiers = [cell["id"] for cell in CELLS]
    assert len(set(identifiers)) == len(identifiers)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", identifier) for identifier in identifiers)
    nbformat = importlib.util.find_spec("nbformat") and importlib.import_module("nbformat")
    if nbformat:
        nbformat.validate(book)
