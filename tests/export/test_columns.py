from __future__ import annotations

import pytest

from ntib_graph.export.columns import columns_of, filled, written
from ntib_graph.export.network import Node


def _node(**attributes):
    return Node("a", "a", (), attributes)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "long"), ([1, 2.5], "double"), ([True], "boolean"), ([True, 1], "string"), (["a", 1], "string"),
        ([("a",), "b"], "liststring"), ([2**70], "string"),
    ],
)  # fmt: skip
def test_a_column_has_the_type_that_holds_all_values(values, kind):
    (column,) = columns_of([_node(v=value) for value in values])
    assert column.type == kind


def test_titles_differ_by_more_than_case_and_avoid_reserved_words():
    columns = columns_of(
        [Node("a", "a", (), dict.fromkeys(["Label", "label", "Weight", "people", "People", "a\x00 b", ""], "v"))]
    )
    titles = [column.title for column in columns]
    assert titles == ["Label value", "label value (2)", "Weight value", "people", "People (2)", "a b", "attribute"]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (True, "boolean", "true"), (3, "double", "3.0"), (float("inf"), "double", "Infinity"), (float("nan"), "double", "NaN"),
        (("b", 'q"\x01'), "liststring", '["b", "q\\""]'), ("x", "liststring", '["x"]'), (2.5, "string", "2.5"),
        ("a\x00b", "string", "ab"),
    ],
)  # fmt: skip
def test_values_are_written_as_java_and_python_read_them(value, kind, text):
    assert written(value, kind) == text


def test_filled_leaves_gaps_empty():
    columns = columns_of([_node(a=1), _node(b="x")])
    assert filled({"b": "y"}, columns) == ["", "y"]
