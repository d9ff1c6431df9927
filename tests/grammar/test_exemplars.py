from tests.grammar.conftest import Facts


def described(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "describedAs"}


def test_examples_are_what_the_plural_before_them_says(facts: Facts) -> None:
    found = facts("Anna met rail operators such as Fjord Marine Company and the Harbour Trade Agency.")
    assert described(found) == {("FjordMarineCompany", "rail-operator"), ("HarbourTradeAgency", "rail-operator")}


def test_a_complement_and_a_parenthesis_may_stand_between(facts: Facts) -> None:
    found = facts("They rely on free traders in the parliament like Duncan Hunter (R-CA) and John Warner to stop it.")
    assert described(found) == {
        ("DuncanHunter", "free-trader-in-the-parliament"),
        ("JohnWarner", "free-trader-in-the-parliament"),
    }


def test_one_bare_noun_says_too_little(facts: Facts) -> None:
    assert not described(facts("Anna met companies such as Fjord Marine Company."))
    assert not described(facts("Anna met several other operators such as Fjord Marine Company."))


def test_like_without_a_plural_compares(facts: Facts) -> None:
    assert not described(facts("Anna built a rail operator like Fjord Marine Company."))
    assert not described(facts("Anna met rail operators like Fjord Marine Company’s owner."))
