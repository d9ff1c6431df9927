from tests.grammar.conftest import Facts


def told(found: set[tuple[str, ...]], relation: str) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == relation}


def test_who_is_of_a_party(facts: Facts) -> None:
    found = facts("Jane Keller of the Moderate Party became minister of trade in 2031.")
    assert told(found, "memberOfParty") == {("JaneKeller", "ModerateParty")}


def test_a_former_name(facts: Facts) -> None:
    found = facts("The Harbour Trade Agency, formerly known as the Coastal Bureau, welcomed the plan.")
    assert told(found, "formerlyCalled") == {("HarbourTradeAgency", "Coastal Bureau")}
    found = facts("The act changed the name of the “Pier Repair Fund” to the “Coastal Pier Fund”.")
    assert told(found, "formerlyCalled") == {("CoastalPierFund", "Pier Repair Fund")}


def test_how_many_members_there_are(facts: Facts) -> None:
    assert told(facts("The Nordic Fisheries Council has twelve members."), "memberCount") == {("NordicFisheriesCouncil", "12")}
    assert told(facts("Norway left the 32-member Nordic Fisheries Council."), "memberCount") == {("NordicFisheriesCouncil", "32")}
    assert not told(facts("The Nordic Fisheries Council has members."), "memberCount")
    found = facts("The Nordic Fisheries Council repairs the piers of the five member states.")
    assert told(found, "memberCount") == {("NordicFisheriesCouncil", "5")}
