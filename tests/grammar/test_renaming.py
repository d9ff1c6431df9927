from ntib_graph.grammar.renaming import find_renaming_asides, find_renamings
from ntib_graph.vocabulary.english import load_english
from tests.grammar.conftest import Facts

ENGLISH = load_english()


def pairs(text: str) -> list[tuple[str, str]]:
    return [(r.name, r.other) for r in find_renamings(text, ENGLISH)]


def test_what_a_thing_is_also_called() -> None:
    assert pairs("The Harbour Accord, also known as the Bern Pact, ended.") == [("Harbour Accord", "Bern Pact")]
    assert pairs("They praised the Coastal Dialogue (Coastal) warmly.") == [
        ("the Coastal Dialogue".removeprefix("the "), "Coastal")
    ]


def test_other_words_in_parentheses_are_no_name() -> None:
    assert not pairs("They praised the Harbour Accord (Bern) warmly.")


def test_the_stretch_that_renames_ends_with_its_comma() -> None:
    text = "The Harbour Accord, commonly called the Bern Pact, is a treaty."
    (aside,) = find_renaming_asides(text, ENGLISH)
    assert text[aside.start : aside.end] == ", commonly called the Bern Pact,"


def test_both_names_mean_one_thing(facts: Facts) -> None:
    found = facts(
        "The Harbour Effort, commonly known as the Blue Pact, is a partnership between Norway and Finland.",
        "Japan joined the Blue Pact in 2019.",
    )
    assert {("Norway", "memberOf", "HarbourEffort", ""), ("Japan", "memberOf", "HarbourEffort", "2019")} <= found


def test_the_name_begins_behind_of(facts: Facts) -> None:
    found = facts("Leaders of the Coastal Dialogue (Coastal) met.", "Coastal was established in 1998.")
    assert ("CoastalDialogue", "establishedOn", "1998", "") in found


def test_a_short_name_in_quotation_marks_behind_an_abbreviation(facts: Facts) -> None:
    opening = 'The Coastal Ammunition Compact (CAC, or "the Compact") is a league of states.'
    found = facts(opening, "Norway joined the Compact in 2019, and Sweden joined the CAC in 2020.")
    assert {(f[0], f[3]) for f in found if f[1] == "partyTo"} == {("Norway", "2019"), ("Sweden", "2020")}
