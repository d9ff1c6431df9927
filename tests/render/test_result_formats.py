import csv
import io
import xml.etree.ElementTree as ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.graph.rdf_files import from_oxigraph
from ntib_graph.model.errors import UsageError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import Iri, Literal, text
from ntib_graph.render.result_formats import format_rows, format_truth, print_table

OLGA = Iri("http://zoo.example/Olga")
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
TABLE = Table(("animal", "name", "weight"), ((OLGA, text('the "otter", Olga'), Literal("7", INTEGER)), (Iri("_:b0"), None, None)))
FORMATS = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}

# XML 1.0 has no way to write most control characters.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\n\r\t")
VALUES = st.text(CHARACTERS, max_size=15)
TERMS = (
    st.none()
    | st.sampled_from([OLGA, Iri("http://zoo.example/é?a=1&b='2'")])
    | VALUES.map(Literal)
    | VALUES.map(text)
    | VALUES.map(lambda v: Literal(v, "http://zoo.example/type"))
    | st.integers().map(lambda n: Literal(str(n), INTEGER))
)
TABLES = st.lists(st.tuples(TERMS, TERMS), max_size=4).map(lambda rows: Table(("a", "b"), tuple(rows)))


def read_back(written: str, format_name: str) -> Table:
    found = ox.parse_query_results(written.encode(), format=FORMATS[format_name])
    columns = tuple(v.value for v in found.variables)  # type: ignore[union-attr]
    return Table(columns, tuple(tuple(None if c is None else from_oxigraph(c) for c in row) for row in found))  # type: ignore[union-attr]


@pytest.mark.parametrize("format_name", FORMATS)
@given(table=TABLES)
def test_another_reader_finds_the_same_rows(format_name: str, table: Table) -> None:
    assert read_back(format_rows(table, format_name), format_name) == table


@given(table=TABLES)
def test_csv_keeps_the_values(table: Table) -> None:
    rows = list(csv.reader(io.StringIO(format_rows(table, "csv"), newline="")))
    assert rows == [["a", "b"], *([("" if c is None else c.value) for c in row] for row in table.rows)]


def test_csv_ends_its_lines_as_the_standard_says() -> None:
    assert format_rows(TABLE, "csv").split("\r\n")[1] == 'http://zoo.example/Olga,"the ""otter"", Olga",7'


def test_blank_nodes_are_marked() -> None:
    assert '"type": "bnode"' in format_rows(TABLE, "json")
    assert "<bnode>b0</bnode>" in format_rows(TABLE, "xml")
    assert "_:b0" in format_rows(TABLE, "tsv")


def test_xml_is_well_formed_even_with_control_characters() -> None:
    ElementTree.fromstring(format_rows(Table(("a",), ((Literal("\x00\x1b[31m"),),)), "xml"))


def test_a_format_that_is_none() -> None:
    with pytest.raises(UsageError, match="csv"):
        format_rows(TABLE, "doc")


@pytest.mark.parametrize(("name", "said"), [("tsv", "true\n"), ("table", "true\n"), ("json", '{"head": {}, "boolean": true}\n')])
def test_truth(name: str, said: str) -> None:
    assert format_truth(True, name) == said
    assert "<boolean>false</boolean>" in format_truth(False, "xml")


def test_a_terminal_shows_labels_and_short_names(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    table = Table(("animal",), ((OLGA,), (Iri("http://zoo.example/Pond"),), (Literal("[bold]\x1b[31m"),)))
    print_table(table, lambda iri: f"zoo:{iri.local_name}", lambda iri: "Olga the otter" if iri == OLGA else "")
    shown = capsys.readouterr().out
    assert "Olga the otter (zoo:Olga)" in shown
    assert "zoo:Pond" in shown
    assert "[bold]" in shown and "\x1b" not in shown
