"""People with their titles (fresh sentences)."""

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, ...]]]


def held(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "heldOffice"}


def test_a_form_of_address_stands_between_office_and_name(facts: Facts) -> None:
    assert held(facts("Canadian Prime Minister Sir Robert Borden visited London.")) == {("RobertBorden", "PrimeMinisterOfCanada")}
    assert held(facts("Finance Minister Dr. Anna Keller visited Vienna.")) == {("AnnaKeller", "MinisterOfFinance")}


def test_an_office_opening_its_sentence_needs_no_second_comma(facts: Facts) -> None:
    assert held(facts("Austria's defence minister, Anna Keller said that the talks failed.")) == {
        ("AnnaKeller", "MinisterOfDefenceOfAustria")
    }
    assert not held(facts("After a talk with Austria's defence minister, Anna Keller left Vienna."))
