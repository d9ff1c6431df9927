from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.grammar.dates import find_dates, find_deadlines
from ntib_graph.model.dates import parse_edtf
from ntib_graph.vocabulary.english import load_english

ENGLISH = load_english()


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It opened on September 15, 2021.", "2021-09-15"),
        ("It opened on 5 May 2020.", "2020-05-05"),
        ("in October 2023", "2023-10"),
        ("in 2017", "2017"),
        ("by the 2010s", "201X"),
        ("in the early 2000s", "[2000..2004]"),
        ("By the mid-2000s it", "[2004..2006]"),
        ("in the late 2030s", "[2036..2039]"),
    ],
)
def test_dates_as_written(text: str, edtf: str) -> None:
    assert [d.date.edtf for d in find_dates(text, ENGLISH)] == [edtf]


@pytest.mark.parametrize(
    "text", ["$2017 million", "12,2017 pieces", "the 2021st time", "June 31, 2020x", "model X-2017", "18 percent"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert not find_dates(text, ENGLISH)


def test_relative_dates_need_the_documents_own() -> None:
    assert not find_dates("A decade ago it began.", ENGLISH)
    (found,) = find_dates("A decade ago it began.", ENGLISH, today=parse_edtf("2025-10-10"))
    assert (found.date.edtf, found.start, found.end) == ("2015", 0, 12)
    assert "2025-10-10" in found.derived_from


def test_counted_from_a_known_event() -> None:
    (found,) = find_dates("Three years after the fall of the tower, it rose.", ENGLISH, anchors={"fall of the tower": "1989-11"})
    assert found.date.edtf == "1992"
    assert "1989-11" in found.derived_from


@given(st.text(alphabet="abc 0123456789sSeptmbr,.-", max_size=60))
def test_spans_lie_in_the_text_and_apart(text: str) -> None:
    spans = find_dates(text, ENGLISH)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        (
            "Not later than 90 days after its start, it shall meet.",
            "Not later than 90 days after its start",
        ),
        ("The board shall report within 30 days.", "within 30 days"),
        ("The board shall report by March 1 of each year.", "by March 1 of each year"),
        ("The board met within walls.", ""),
    ],
)
def test_time_limits(text: str, limit: str) -> None:
    found = find_deadlines(text, ENGLISH)
    assert [text[start:end] for start, end in found] == ([limit] if limit else [])


def test_a_range_of_years_is_some_time_within_it() -> None:
    assert [d.date.edtf for d in find_dates("over fiscal years 2023-2027", ENGLISH)] == ["[2023..2027]"]


def test_years_of_every_kind() -> None:
    found = find_dates("in calendar year 2026, fiscal year 2027 and fiscal years 2028 through 2030", ENGLISH)
    assert [d.date.edtf for d in found] == ["2026", "2027", "[2028..2030]"]


def test_the_number_of_a_section_is_no_year() -> None:
    assert not find_dates("under §1703 and § 1805 of the act", ENGLISH)


def test_fiscal_years_in_capitals_and_cut_short() -> None:
    assert [d.date.edtf for d in find_dates("for Fiscal Year 2025, FY2026 and FY 2027", ENGLISH)] == ["2025", "2026", "2027"]
