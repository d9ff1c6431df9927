"""What traits are worth: the order of alignments, and how far the best is trusted."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.ask.ranking import FARTHEST, Ranking, load_ranking, standing
from tests.conftest import ROOT

RANKING = Ranking({"own": 2.0, "missing": -1.0}, {"always": -1.0, "own": 1.0, "ahead": 0.5}, {"always": 0.0, "own": 2.0})


def test_the_score_is_the_sum_of_what_the_traits_are_worth() -> None:
    assert RANKING.score({"own": 1.0, "missing": 0.5, "unknown": 9.0}) == pytest.approx(1.5)


def test_a_rival_takes_from_the_confidence() -> None:
    alone = RANKING.confidence({"own": 1.0}, 2.0, [])
    beside = RANKING.confidence({"own": 1.0}, 2.0, [1.9, 0.2])
    assert beside < alone
    assert alone == pytest.approx(1 / (1 + math.exp(-0.5 * FARTHEST)))


@given(score=st.floats(-9, 9), others=st.lists(st.floats(-9, 9)))
def test_nothing_is_farther_ahead_than_what_has_no_rival(score: float, others: list[float]) -> None:
    assert standing(score, others)["ahead"] <= standing(score, [])["ahead"] + 1e-9


def test_what_speaks_for_an_answer_never_weighs_against_it() -> None:
    ranking = load_ranking()
    for weights in (ranking.order, ranking.trust, ranking.polar):
        assert all(weight >= 0 for name, weight in weights.items() if name.endswith((" own", " close")))
        assert all(weight <= 0 for name, weight in weights.items() if name.endswith((" missing", " unheard")))


def test_the_questions_that_weights_are_fitted_to_are_not_those_held_out() -> None:
    folder = ROOT / "benchmarks" / "fresh"
    asked = {
        name: {
            json.loads(line)["q"].casefold()
            for path in folder.glob(f"{name}*.jsonl")
            for line in path.read_text("utf-8").splitlines()
        }
        for name in ("tune", "held_out")
    }
    assert len(asked["tune"]) > 1600
    assert len(asked["held_out"]) > 330
    assert not asked["tune"] & asked["held_out"]
