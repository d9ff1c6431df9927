from tests.grammar.conftest import Facts


def test_a_law_written_short_is_the_law(facts: Facts) -> None:
    found = facts("Pub. L. 109–77 amended the Harbour Security Act in 2006.")
    assert ("PublicLaw10977", "amends", "HarbourSecurityAct", "2006") in found


def test_an_abbreviation_for_a_known_thing_is_used_again(facts: Facts) -> None:
    found = facts(
        "The Republic of Korea (ROK) was pleased.", "ROK Minister of Trade Kim Joon signed the Harbour Trade Agreement."
    )
    assert ("KimJoon", "heldOffice", "MinisterOfTradeOfSouthKorea", "") in found
