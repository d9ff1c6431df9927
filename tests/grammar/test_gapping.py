from tests.grammar.conftest import Facts


def memberships(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[3]) for f in found if f[1] == "memberOf"}


def test_names_with_dates_go_on_without_their_verb(facts: Facts) -> None:
    found = facts("Bulgaria and Romania joined the Nordic Fisheries Council in 2007, and Croatia in 2013.")
    assert memberships(found) == {("Bulgaria", "2007"), ("Romania", "2007"), ("Croatia", "2013")}
    found = facts("Finland joined the Nordic Fisheries Council in 1975, followed by Estonia in 1994 and Latvia in 1995.")
    assert memberships(found) == {("Finland", "1975"), ("Estonia", "1994"), ("Latvia", "1995")}


def test_a_noun_of_a_verb_goes_on_in_parentheses(facts: Facts) -> None:
    found = facts("Prices fell after the addition of Norway to the Nordic Fisheries Council in 2017 (and Sweden in 2023).")
    assert memberships(found) == {("Norway", "2017"), ("Sweden", "2023")}


def test_the_role_of_the_same_class_goes_on(facts: Facts) -> None:
    found = facts("Norway signed the Harbour Security Act in 1999, and the Jones Act in 2001.")
    assert {(f[0], f[2], f[3]) for f in found if f[1] == "signed"} == {
        ("Norway", "HarbourSecurityAct", "1999"),
        ("Norway", "JonesAct", "2001"),
    }
    assert ("HarbourSecurityAct", "signedOn", "2001", "") not in found


def test_a_name_with_a_verb_of_its_own_does_not_go_on(facts: Facts) -> None:
    found = facts("Finland joined the Nordic Fisheries Council in 1975, and Sweden in 1980 won the regatta.")
    assert memberships(found) == {("Finland", "1975")}


def test_sums_go_on_without_their_verb(facts: Facts) -> None:
    found = facts("In 2031 Norway gave $2 million to Sweden, and $3 million to Finland.")
    assert {f[2] for f in found if f[1] == "funds"} == {"Sweden", "Finland"}
    assert {f[2] for f in facts("Norway gave $2 million to Sweden, which cost $3 million.") if f[1] == "funds"} == {"Sweden"}
