"""Whether known dates decide which of two things came first."""

from __future__ import annotations

import pytest

from ntib_graph.ask.answering import are_apart
from ntib_graph.model.dates import parse_edtf


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2018", "2018-09", False),
        ("2017", "2018-09", True),
        ("2017", "2017", True),
        ("[2000..2004]", "2003", False),
    ],
)
def test_only_dates_apart_decide_what_came_first(first: str, second: str, expected: bool) -> None:
    assert are_apart([[parse_edtf(first)], [parse_edtf(second)]]) is expected
