from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.export.spells import Spell, merge_spells, spell_of
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Iri

_FIRST = date(1999, 1, 1)


def _day(number):
    return "" if number is None else (_FIRST + timedelta(days=number)).isoformat()


def _dated(**times):
    return Statement(Iri("x:a"), Iri("x:p"), Iri("x:b"), **{name: parse_edtf(value) for name, value in times.items()})


@pytest.mark.parametrize(
    ("times", "spell"),
    [
        ({}, None),
        ({"since": "2017"}, Spell("2017-01-01", "")),
        ({"until": "2018-06"}, Spell("", "2018-05-31")),
        ({"since": "2015", "until": "2018"}, Spell("2015-01-01", "2017-12-31")),
        ({"since": "2018", "until": "2018"}, Spell("2018-01-01", "2018-01-01")),
        ({"at": "2023-10"}, Spell("2023-10-01", "2023-10-31")),
    ],
)
def test_spell_has_full_dates_and_leaves_the_end_out(times, spell):
    assert spell_of(_dated(**times)) == spell


_numbers = st.one_of(st.none(), st.integers(0, 40))
_spells = st.tuples(_numbers, _numbers).map(lambda p: p if None in p else (min(p), max(p)))  # type: ignore[type-var]


@given(st.lists(_spells, max_size=8))
def test_merging_keeps_every_day_and_leaves_no_overlap(pairs):
    def days(spells):
        return {d for d in range(-1, 42) for s, e in spells if (not s or s <= _day(d)) and (not e or _day(d) <= e)}

    spells = [Spell(_day(start), _day(end)) for start, end in pairs]
    merged = merge_spells(spells)
    assert days(merged) == days(spells)
    assert all(one.end and one.end < other.start for one, other in itertools.pairwise(merged))
