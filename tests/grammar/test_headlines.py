from ntib_graph.model.documents import PassageKind
from tests.grammar.conftest import Facts

BODY = "Today the leaders praised the Northern Cable Partnership."


def test_a_headline_tells_what_was_done(law: Facts) -> None:
    found = law("FACT SHEET: Norway, Sweden and Finland Launch the Northern Cable Partnership", BODY)
    for country in ("Norway", "Sweden", "Finland"):
        assert (country, "establishes", "NorthernCablePartnership", "") in found
        assert (country, "memberOf", "NorthernCablePartnership", "") in found


def test_more_than_names_and_a_verb_is_left_alone(law: Facts) -> None:
    for text in (
        "Norway and Sweden Launching the Northern Cable Partnership",
        "Norway and Sweden May Launch the Northern Cable Partnership",
        "Norway and Sweden Launch the Northern Cable Partnership Fund for Ships",
    ):
        assert not [f for f in law(text, BODY) if f[1] in ("establishes", "memberOf") and len(f) == 4], text


def test_a_headline_in_the_letters_of_a_sentence(facts: Facts) -> None:
    found = facts("Joint statement: Norway and Estonia sign Baltic Rail Treaty", kind=PassageKind.HEADING)
    assert {f[0] for f in found if f[1:3] == ("signed", "BalticRailTreaty")} == {"Norway", "Estonia"}
