from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.model.dates import one_of_years, parse_edtf, year


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-10-05", date(2023, 10, 5), date(2023, 10, 5)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("[2000..2004]", date(2000, 1, 1), date(2004, 12, 31)),
        ("1992~", date(1992, 1, 1), date(1992, 12, 31)),
    ],
)
def test_an_edtf_date_spans_all_the_days_it_may_mean(edtf: str, earliest: date, latest: date) -> None:
    found = parse_edtf(edtf)
    assert (found.earliest, found.latest, str(found)) == (earliest, latest, edtf)


@pytest.mark.parametrize("edtf", ["", "17", "2017-13", "2017-02-30", "soon", "2017/2018", "[2000..]"])
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_edtf(edtf)


@given(st.integers(1, 9980), st.integers(0, 9))
def test_one_of_several_years_overlaps_each_of_them(first: int, more: int) -> None:
    some = one_of_years(first, first + more)
    assert all(some.overlaps(year(y)) for y in range(first, first + more + 1))
    assert not some.overlaps(year(first + more + 1))
