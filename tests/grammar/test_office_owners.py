"""A known office behind another body's name is another office (fresh sentences)."""

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Norwegian Defence Secretary Kari Holm visited Berlin.", "SecretaryOfDefenceOfNorway"),
        ("Norway's Defence Secretary Kari Holm visited Berlin.", "SecretaryOfDefenceOfNorway"),
        ("US Defense Secretary Robert Gates visited Berlin.", "SecretaryOfDefense"),
        ("American Defense Secretary Robert Gates visited Berlin.", "SecretaryOfDefense"),
        ("Secretary of Defense Robert Gates visited Berlin.", "SecretaryOfDefense"),
    ],
)
def test_whose_office_it_is(facts: Facts, sentence: str, office: str) -> None:
    held = {f[2] for f in facts(sentence) if f[1] == "heldOffice"}
    assert held == {office}


def test_a_foreign_spelling_is_not_the_known_office(facts: Facts) -> None:
    held = {f[2] for f in facts("The Defence Secretary Sir Robert Holm visited Berlin.") if f[1] == "heldOffice"}
    assert held == {"SecretaryOfDefence"}


def test_a_former_office_stays_unheld(facts: Facts) -> None:
    assert not {f for f in facts("Norway's former Defence Secretary Kari Holm visited Berlin.") if f[1] == "heldOffice"}
