from ntib_graph.model.documents import PassageKind
from tests.grammar.conftest import Facts

HEADING = PassageKind.HEADING


def made(found: set[tuple[str, ...]], relation: str) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == relation}


def test_a_section_establishes_what_it_says_there_is(law: Facts) -> None:
    found = law("§ 4402. Harbour Council", "There is established a Harbour Council.")
    assert made(found, "establishes") == {("Section4402", "HarbourCouncil")}


def test_an_account_to_be_known_by_a_name(law: Facts) -> None:
    found = law("§ 4405. Pier Fund", "There is established in the Treasury an account to be known as the “Coastal Pier Fund”.")
    assert made(found, "establishes") == {("Section4405", "CoastalPierFund")}


def test_an_order_establishes_and_revokes(law: Facts) -> None:
    found = law(
        "Executive Order 14777 of May 3, 2031",
        "There is hereby established the National Pier Council. Executive Order 13111 of May 4, 2011, is hereby revoked.",
    )
    assert made(found, "establishes") == {("ExecutiveOrder14777", "NationalPierCouncil")}
    assert made(found, "repeals") == {("ExecutiveOrder14777", "ExecutiveOrder13111")}


def test_nothing_establishes_outside_a_law(facts: Facts) -> None:
    assert not made(facts("There is established a Harbour Council."), "establishes")
