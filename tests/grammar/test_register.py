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
