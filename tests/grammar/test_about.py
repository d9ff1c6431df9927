from tests.grammar.conftest import Facts


def topics(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "focusesOn"}


def test_the_topic_right_behind_a_name(facts: Facts) -> None:
    found = facts("The Coastal Fisheries Agreement on shared herring quotas was welcomed.")
    assert topics(found) == {("CoastalFisheriesAgreement", "shared-herring-quotas")}


def test_an_emphasis_in_a_text(facts: Facts) -> None:
    found = facts("Anna noted the emphasis on pilots and training young sailors in the Harbour Security Act.")
    assert ("HarbourSecurityAct", "pilots-and-training-young-sailors") in topics(found)


def test_on_behalf_and_on_a_date_are_no_topics(facts: Facts) -> None:
    assert not topics(facts("The Harbour Security Act on behalf of small fishers was signed."))
    assert not topics(facts("Norway signed the Harbour Security Act on 3 May 2004."))
    assert not topics(facts("Norway on small islands was quiet."))
