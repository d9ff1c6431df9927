from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.lookup.disagreements import date_of, find_disagreements
from ntib_graph.model.profiles import DisagreementKind, Fact
from ntib_graph.model.statements import Statement, Status
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary import namespaces as ns
from tests.lookup.invented import DOMAIN, state


def kinds(*statements: Statement) -> list[DisagreementKind]:
    found = {
        tuple(d.kind for d in find_disagreements([Fact(s, s.id) for s in order], DOMAIN.ontology))
        for order in permutations(statements)
    }
    assert len(found) == 1, "the order of the facts decides"
    return list(found.pop())


def member(**more) -> Statement:  # type: ignore[no-untyped-def]
    return state("AdaBrook", "memberOfGuild", "LampGuild", **more)


def lit(edtf: str, **more) -> Statement:  # type: ignore[no-untyped-def]
    return state("GullRockLight", "litOn", Literal(edtf, ns.EDTF), **more)


def test_two_beginnings_two_ends() -> None:
    assert kinds(member(since="2017"), member(since="2018")) == [DisagreementKind.START]
    assert kinds(member(until="1920"), member(until="1921")) == [DisagreementKind.END]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"since": "2017"}, {}),
        ({"since": "2017"}, {"since": "2017-05"}),
        ({"since": "[2016..2018]"}, {"since": "2017"}),
        ({"at": "2016"}, {"at": "2019"}),
        ({"since": "1901", "until": "1910"}, {"since": "1915"}),
        ({"since": "2017"}, {"since": "2018", "status": Status.POSSIBLE}),
        ({"since": "2017"}, {"at": "2018", "status": Status.DENIED, "until": "2019"}),
    ],
    ids=["undated", "more exact", "vague", "known at two times", "left and came back", "only possible", "denied of another time"],
)
def test_what_can_both_be_right_is_no_disagreement(one: dict[str, object], other: dict[str, object]) -> None:
    assert kinds(member(**one), member(**other)) == []


def test_one_denies_what_the_other_asserts() -> None:
    assert kinds(member(), member(status=Status.DENIED)) == [DisagreementKind.TRUTH]
    assert kinds(member(at="1901"), member(status=Status.DENIED, at="1901")) == [DisagreementKind.TRUTH]


def test_what_happens_once_has_one_date() -> None:
    assert kinds(lit("1872"), lit("1874")) == [DisagreementKind.DATE]
    assert kinds(lit("1872"), lit("1872-05")) == []


def test_other_things_and_other_relations_do_not_disagree() -> None:
    assert kinds(member(since="2017"), state("TomFenn", "memberOfGuild", "LampGuild", since="2018")) == []
    assert kinds(state("AdaBrook", "tended", "GullRockLight"), state("AdaBrook", "tended", "HarbourLight")) == []


def test_a_fact_seen_twice_does_not_disagree_with_itself() -> None:
    assert kinds(member(since="2017"), member(since="2017")) == []


def test_dates_are_read_and_other_values_are_none() -> None:
    date = date_of(Literal("1872-05", ns.EDTF))
    assert date is not None and date.edtf == "1872-05"
    assert date_of(Literal("1872")) is None
    assert date_of(Literal("long ago", ns.EDTF)) is None


@given(st.integers(1900, 1930), st.integers(1900, 1930))
def test_beginnings_disagree_exactly_if_they_differ(a: int, b: int) -> None:
    assert bool(kinds(member(since=str(a)), member(since=str(b)))) == (a != b)
