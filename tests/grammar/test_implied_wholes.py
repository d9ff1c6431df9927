from tests.grammar.conftest import Facts

ABOUT = "The Northern Cable Partnership is a partnership of states. "


def members(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "memberOf"}


def test_a_member_is_one_of_what_the_passage_names(facts: Facts) -> None:
    assert members(facts(ABOUT + "Norway became a full member in 2031.")) == {("Norway", "NorthernCablePartnership")}
    assert members(facts(ABOUT + "Norway and Sweden acceded in 2031.")) == {
        (country, "NorthernCablePartnership") for country in ("Norway", "Sweden")
    }


def test_of_two_nobody_knows_which(facts: Facts) -> None:
    assert not members(facts(ABOUT + "It grew out of the Coastal Trade Initiative. Norway became a full member in 2031."))


def test_a_word_that_says_of_what_is_not_passed_over(facts: Facts) -> None:
    assert not members(facts(ABOUT + "Jane Miller is a member of the old guard."))
