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


def test_examples_stand_for_their_plural_in_a_clause(facts: Facts) -> None:
    found = facts("Norway supported measures such as the Harbour Safety Act and the Jones Act.")
    assert {("Norway", "supports", "HarbourSafetyAct"), ("Norway", "supports", "JonesAct")} <= {f[:3] for f in found}
    found = facts("The Nordic Fisheries Council comprises eight members, including Norway and Sweden.")
    assert {f[0] for f in found if f[1] == "memberOf"} == {"Norway", "Sweden"}


def test_what_the_plural_is_to_something_its_examples_are(facts: Facts) -> None:
    found = facts("Members of the Nordic Fisheries Council, namely Norway and Sweden, met in May.")
    assert {f[:3] for f in found} >= {
        ("Norway", "memberOf", "NordicFisheriesCouncil"),
        ("Sweden", "memberOf", "NordicFisheriesCouncil"),
    }
    found = facts("The Nordic Fisheries Council may admit members such as Japan.")
    assert not [f for f in found if f[1] == "memberOf" and len(f) == 4]


def test_coordinated_modifiers_leave_open_which_one_fits(facts: Facts) -> None:
    assert not described(facts("Norway joined inner and outer shipping pacts such as AUKUS."))
