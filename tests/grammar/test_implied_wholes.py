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


def held(found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {(f[0], f[2], f[3], *f[4:]) for f in found if f[1] == "heldOffice"}


def test_the_office_that_somebody_takes_up_or_leaves(facts: Facts) -> None:
    opening = "The first Executive Director, Jane Miller, took office on January 9, 2031; she resigned in November 2034."
    found = held(facts(f"{opening} She was succeeded by John Baker."))
    assert ("JaneMiller", "ExecutiveDirector", "2031-01-09") in found
    assert ("JaneMiller", "ExecutiveDirector", "2034-11") in found
    assert ("JohnBaker", "ExecutiveDirector", "") in found
    assert not [f for f in found if len(f) > 3]


def test_of_two_offices_nobody_knows_which(facts: Facts) -> None:
    text = "Prime Minister Jane Miller met Director Jane Miller. Jane Miller resigned in 2031."
    assert not [f for f in held(facts(text)) if f[2] == "2031"]


COUNCIL = "The Baltic Rail Bureau is an intergovernmental organisation. The treaty establishing the Bureau was signed in 2001. "


def test_who_joins_or_accedes_to_the_founding_text_joins_what_it_founded(facts: Facts) -> None:
    found = facts(COUNCIL + "Latvia acceded to the treaty in 2003 and Estonia in 2005. Finland joined in May 2009.")
    members = {(f[0], f[3]) for f in found if f[1:3] == ("memberOf", "BalticRailBureau")}
    assert members == {("Latvia", "2003"), ("Estonia", "2005"), ("Finland", "2009-05")}


def test_another_text_or_thing_that_is_joined_is_no_membership(facts: Facts) -> None:
    found = facts(COUNCIL + "Latvia acceded to the convention in 2003. Finland joined in the search in 2009.")
    assert not [f for f in found if f[1] == "memberOf"]


def test_who_ceased_to_be_a_member_was_one_until_then(facts: Facts) -> None:
    found = facts(COUNCIL + "Latvia ceased to be a member on 31 December 2020.")
    assert ("Latvia", "memberOf", "BalticRailBureau", "2020-12-31") in found
