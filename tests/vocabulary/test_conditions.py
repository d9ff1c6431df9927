"""Thresholds and formulas as they stand beside classes and properties."""

from __future__ import annotations

import pytest

from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.conditions import Condition, Formula, read_condition, read_formula

CITY, POPULATION, AREA = (Iri(f"http://example.org/x#{name}") for name in ("City", "population", "area"))


def test_an_adjective_with_its_threshold() -> None:
    assert read_condition("major: population > 150000", CITY) == Condition("major", POPULATION, ">", "150000")
    assert read_condition("very small: area <= 0.5", CITY) == Condition("very small", AREA, "<=", "0.5")


def test_what_a_noun_asks_of_its_things() -> None:
    assert read_condition("population", CITY) == Condition("", POPULATION)


def test_a_computed_value() -> None:
    assert read_formula("population / area", POPULATION) == Formula(POPULATION, "/", AREA)


@pytest.mark.parametrize("text", ["", "major: > 3", "major population > many", "a / b / c"])
def test_what_cannot_be_read_is_an_error_that_says_how(text: str) -> None:
    with pytest.raises(DomainError, match="cannot be read"):
        read_condition(text, CITY)
    with pytest.raises(DomainError, match="cannot be read"):
        read_formula(text, POPULATION)
