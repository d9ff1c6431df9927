from __future__ import annotations

import sys
from datetime import date
from types import ModuleType, SimpleNamespace

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.model.errors import UsageError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import XSD, Iri, Literal
from ntib_graph.render.data_frames import python_value, table_to

TABLE = Table(("thing", "height"), ((Iri("x:a"), Literal("41", XSD + "integer")), (Iri("x:b"), None)))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None),
        (Iri("x:a"), "x:a"),
        (Literal("a"), "a"),
        (Literal("41", XSD + "integer"), 41),
        (Literal("4.5", XSD + "decimal"), 4.5),
        (Literal("2017-02-03", XSD + "date"), date(2017, 2, 3)),
        (Literal("true", XSD + "boolean"), True),
        (Literal("0", XSD + "boolean"), False),
        (Literal("many", XSD + "integer"), "many"),
    ],
)
def test_cells_become_pythons_own_values(cell: Iri | Literal | None, value: object) -> None:
    assert python_value(cell) == value
    assert type(python_value(cell)) is type(value)


def test_rows_are_dictionaries() -> None:
    assert table_to(TABLE, "rows") == [{"thing": "x:a", "height": 41}, {"thing": "x:b", "height": None}]


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_data_frame_is_made_of_columns(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    library = ModuleType(name)
    library.DataFrame = lambda columns: SimpleNamespace(columns=columns)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, library)
    assert table_to(TABLE, name).columns == {"thing": ["x:a", "x:b"], "height": [41, None]}


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError, match=f"{name} is not installed.*pip install {name}"):
        table_to(TABLE, name)


def test_another_form_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="'excel'"):
        table_to(TABLE, "excel")


def test_the_graph_gives_rows(lighthouses: KnowledgeGraph) -> None:
    rows = lighthouses.query("SELECT ?h { sea:GullRockLight sea:height ?h }", to="rows")
    assert rows == [{"h": 41}]
    assert lighthouses.query("SELECT ?h { sea:GullRockLight sea:height ?h }").columns == ("h",)


def test_pandas_itself_holds_the_rows(lighthouses: KnowledgeGraph) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = lighthouses.query("SELECT ?light ?h { ?light sea:height ?h } ORDER BY ?h", to="pandas")
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == ["light", "h"]
    assert frame["h"].dtype.kind == "i"
    assert frame["h"].max() == 41


def test_polars_itself_holds_the_rows(lighthouses: KnowledgeGraph) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = lighthouses.query("SELECT ?light ?h { ?light sea:height ?h } ORDER BY ?h", to="polars")
    assert isinstance(frame, polars.DataFrame)
    assert frame.columns == ["light", "h"]
    assert frame["h"].max() == 41
    assert frame["light"].dtype == polars.String
