"""Names that a text introduces (fresh sentences)."""

from tests.grammar.conftest import Facts


def test_several_of_a_kind_are_of_that_kind(facts: Facts) -> None:
    found = facts(
        "The River Passage Treaties (RPTs) with Norway were signed in 2031. The Treaties entered into force in May 2033."
    )
    assert ("RiverPassageTreaties", "signedOn", "2031") in {f[:3] for f in found}
    assert ("RiverPassageTreaties", "inForceFrom", "2033-05") in {f[:3] for f in found}


def test_what_a_body_is_of_is_not_what_it_is(facts: Facts) -> None:
    found = facts("The Directorate of River Treaties (DRT) administers the Ports Act.")
    assert ("DirectorateOfRiverTreaties", "responsibleFor", "PortsAct") in {f[:3] for f in found}


def test_another_documents_numbered_part_is_not_the_known_one(facts: Facts) -> None:
    found = facts("Pillar II focuses on cyber defence.")
    assert "AUKUSPillarII" not in {f[0] for f in found}
    found = facts("AUKUS has two parts.", "Pillar II focuses on cyber defence.")
    assert "AUKUSPillarII" in {f[0] for f in found if f[1] == "focusesOn"}


def test_a_name_may_hold_its_place(facts: Facts) -> None:
    found = facts("Anna Keller, Director of the Built at Home Agency, was pleased.")
    assert {f[2] for f in found if f[1] == "headOf"} == {"BuiltAtHomeAgency"}


def test_two_laws_are_two(facts: Facts) -> None:
    found = facts(
        "The plan implements the Harbour Security Act for Fiscal Year 2023 and Executive Order 14777 on Northern Ports."
    )
    assert ("ExecutiveOrder14777", "hasTitle", "Northern Ports") in {f[:3] for f in found}


def test_this_initiative_is_no_name(facts: Facts) -> None:
    found = facts(
        "Norway announced the Coastal Munitions Initiative.",
        "The Initiative builds on the Oslo Treaty. The promise of this Initiative is realized in full.",
    )
    assert ("CoastalMunitionsInitiative", "derivedFrom", "OsloTreaty", "") in found
