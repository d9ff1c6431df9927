from tests.grammar.conftest import Facts


def said(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "stated"}


def test_the_speaker_follows_the_words(facts: Facts) -> None:
    found = facts("“The northern port is safe for all ships,” said Minister of Trade Jane Keller.")
    assert ("JaneKeller", "the-northern-port-is-safe-for-all-ships") in said(found)


def test_the_speaker_leads_in_to_the_words(facts: Facts) -> None:
    found = facts("Minister of Trade Jane Keller said in Oslo, “The northern port is safe for all ships.”")
    assert ("JaneKeller", "the-northern-port-is-safe-for-all-ships") in said(found)


def test_the_speaker_goes_on(facts: Facts) -> None:
    found = facts("“The northern port is safe again,” said Minister of Trade Jane Keller. “Ships may call there at any time.”")
    assert {thing for who, thing in said(found) if who == "JaneKeller"} == {
        "the-northern-port-is-safe-again",
        "ships-may-call-there-at-any-time",
    }


def test_words_without_a_speaker_and_single_words_are_nobodys(facts: Facts) -> None:
    assert not said(facts("“The northern port is safe for all ships,” read the sign."))
    assert not said(facts("Minister of Trade Jane Keller called it a “very good port indeed”."))
