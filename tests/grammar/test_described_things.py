"""Things without a name of their own (fresh sentences)."""

from tests.grammar.conftest import Facts


def test_an_office_called_by_its_noun_alone(facts: Facts) -> None:
    found = facts("The Ports Act requires the President to publish a map of all piers.")
    assert ("President", "requiredTo") in {f[:2] for f in found}


def test_a_lower_case_noun_is_nobody_in_particular(facts: Facts) -> None:
    found = facts("The Ports Act requires the president to publish a map of all piers.")
    assert "President" not in {f[0] for f in found}


def test_a_larger_part_of_a_law_is_called_by_its_heading(law: Facts) -> None:
    found = law("SUBPART 12.4—HARBOUR FEES", "This subpart does not apply to wooden fishing boats.")
    assert ("Subpart124", "coversCase", "wooden-fishing-boats", "", "denied") in found


def test_the_term_is_the_one_that_the_passage_defines(facts: Facts) -> None:
    found = facts("The term “coastal item” means a ship or a pier. The term does not include small wooden boats.")
    assert ("CoastalItem", "excludes", "small-wooden-boats", "") in found
