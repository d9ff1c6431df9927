from tests.grammar.conftest import Facts


def members(found: set[tuple[str, ...]], whole: str) -> set[str]:
    return {f[0] for f in found if f[1] == "memberOf" and f[2] == whole}


def test_whose_members_include(facts: Facts) -> None:
    found = facts(
        "Norway works through the Coastal Trade Partnership, whose members include Canada, the European Union, and Japan."
    )
    assert members(found, "CoastalTradePartnership") == {"Canada", "EuropeanUnion", "Japan"}


def test_a_member_namely(facts: Facts) -> None:
    found = facts("It needs a member of the Nordic Fisheries Council, namely Norway, Sweden, or Finland, to agree.")
    assert members(found, "NordicFisheriesCouncil") == {"Norway", "Sweden", "Finland"}


def test_those_with_whom_somebody_takes_part(facts: Facts) -> None:
    found = facts("Norway participates in the Nordic Fisheries Council with Sweden and Finland.")
    assert members(found, "NordicFisheriesCouncil") == {"Norway", "Sweden", "Finland"}


def test_becoming_a_member_begins_it(facts: Facts) -> None:
    found = facts("Norway became a member of the Nordic Fisheries Council in 2004.")
    assert ("Norway", "memberOf", "NordicFisheriesCouncil", "2004") in found


def test_a_partnership_far_from_its_parties(facts: Facts) -> None:
    found = facts("The Baltic Shield is a security partnership for the Baltic region between Norway, Sweden, and Finland.")
    assert members(found, "BalticShield") == {"Norway", "Sweden", "Finland"}


def test_a_body_is_of_the_kind_that_its_verb_asks_for(facts: Facts) -> None:
    found = facts("Norway joined Eurocoast in 2003.", "The Eurocoast office in Lyon is small.")
    assert not members(found, "Eurocoast") or members(found, "Eurocoast") == {"Norway"}


def test_the_members_of_a_thing_are_the_names_behind_the_verb(facts: Facts) -> None:
    three = {"Norway", "Sweden", "Finland"}
    for opening in (
        "The members of the Baltic Shield Partnership include",
        "The participating states of the Baltic Shield Partnership are",
    ):
        assert members(facts(f"{opening} Norway, Sweden and Finland."), "BalticShieldPartnership") == three, opening
    assert members(facts("As members of the Baltic Shield Partnership, Norway and Sweden met."), "BalticShieldPartnership") == {
        "Norway",
        "Sweden",
    }
    found = facts("Baltic Shield Partnership members Norway, Sweden and Finland met.")
    assert members(found, "BalticShieldPartnership") == three


def test_what_countries_are_members_of_has_members(facts: Facts) -> None:
    found = facts("Norway, which has been a member of the Southern Tea Club since 1999, hosted the talks.")
    assert members(found, "SouthernTeaClub") == {"Norway"}
    assert not members(facts("Jane Miller is a member of the Southern Tea Club."), "SouthernTeaClub")


def test_those_whom_a_body_is_composed_of_representatives_of(facts: Facts) -> None:
    found = facts(
        "The Master shall chair a Harbour Advisory Council, composed of one representative of each of the coastal towns, "
        "the Department of State, and the Department of Commerce."
    )
    assert members(found, "HarbourAdvisoryCouncil") == {"StateDepartment", "DepartmentOfCommerce"}


def test_former_and_would_be_members_are_none(facts: Facts) -> None:
    for text in (
        "Former members of the Arctic Council are Kenya and Uganda.",
        "Potential members of the Arctic Council include Japan and India.",
        "Former Arctic Council members Kenya and Uganda met.",
    ):
        assert not members(facts(text), "ArcticCouncil"), text


def test_those_whom_a_named_text_is_between(facts: Facts) -> None:
    found = facts("The pact replaces the Baltic Rail Treaty between Norway and Estonia, to which Latvia was never a party.")
    parties = {(f[0], *f[4:]) for f in found if f[1:3] == ("partyTo", "BalticRailTreaty")}
    assert parties == {("Norway",), ("Estonia",), ("Latvia", "denied")}
