import pytest

from tests.grammar.conftest import Facts


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Fisheries’ Ports Directorate opened a school.",
        "The Ports Directorate (PD) at the Ministry of Fisheries opened a school.",
    ],
)
def test_a_body_is_part_of_the_one_beside_it(facts: Facts, text: str) -> None:
    assert ("PortsDirectorate", "partOf", "MinistryOfFisheries", "") in facts(text)


def test_two_bodies_otherwise_beside_each_other_are_no_parts(facts: Facts) -> None:
    assert not [f for f in facts("The Ports Directorate wrote to the Ministry of Fisheries.") if f[1] == "partOf"]
