from ntib_graph.model.documents import PassageKind
from tests.grammar.conftest import Facts


def limits(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "hasLimit"}


def test_what_must_not_be_passed(facts: Facts) -> None:
    assert limits(facts("The mooring fee for yachts may not exceed $500.")) == {("mooring-fee-for-yachts", "not more than $500")}
    assert limits(facts("The fare for students must be at most 3%.")) == {("fare-for-students", "at most 3%")}


def test_how_long_a_thing_lasts(facts: Facts) -> None:
    found = facts("A fishing permit remains valid for 18 months from the date of issue.")
    assert limits(found) == {("fishing-permit", "18 months")}
    found = facts("A lease of a pier shall have a term of not more than ten years.")
    assert limits(found) == {("lease-of-a-pier", "not more than ten years")}
    assert not limits(facts("The permit lasts two years."))
    assert not limits(facts("The old pier may last two years."))


def test_a_share_that_a_rule_sets_aside(facts: Facts) -> None:
    found = facts("Not less than 20 percent of the amounts granted in a year shall be for the benefit of small ports.")
    assert {value for _, value in limits(found)} == {"not less than 20 percent"}
    assert not limits(facts("Not less than 20 percent of the ships in the port sank."))


def test_a_charge_with_its_rate(facts: Facts) -> None:
    found = facts("Ports levy a landing duty of 15% on frozen fish.")
    assert limits(found) == {("landing-duty-on-frozen-fish", "15%")}
    assert not limits(facts("The group of 15% stayed away."))


def test_a_ceiling_that_was_raised(facts: Facts) -> None:
    found = facts("The board raised the mooring fee ceiling from $200,000 to $250,000.")
    assert limits(found) == {("mooring-fee-ceiling", "$250,000")}


def test_points_that_give_a_percentage_by_case(facts: Facts) -> None:
    bullet = PassageKind.BULLET
    found = facts("(1) 60 percent for trawlers built through September 30, 2026.", kind=bullet)
    assert limits(found) == {("percentage-for-trawlers-built-through-september-30-2026", "60 percent")}
    assert not limits(facts("(2) 70 percent of the cost, in the case of a trawler built after that date.", kind=bullet))


def test_a_rate_before_its_noun(facts: Facts) -> None:
    assert limits(facts("A 10 percent tariff applies to imports of timber.")) == {("tariff-on-imports-of-timber", "10 percent")}
    assert limits(facts("Imports of copper face a 25 percent tariff.")) == {("tariff-on-imports-of-copper", "25 percent")}


def test_the_least_and_the_most_that_a_rule_allows(facts: Facts) -> None:
    assert limits(facts("The cost of local parts must exceed 55 percent of all costs.")) == {
        ("cost-of-local-parts", "more than 55 percent")
    }
    assert limits(facts("No more than 5 percent of the fees may be used for travel.")) == {
        ("share-of-fees-used-for-travel", "no more than 5 percent")
    }
    assert not limits(facts("At least 5 percent of the fees may be used for travel."))
    found = facts("Imported parts may not account for more than 20 percent of the price.")
    assert limits(found) == {("imported-parts", "not more than 20 percent")}


def test_a_bounded_share_is_no_value(facts: Facts) -> None:
    found = facts("The share of local parts shall be at least 65 percent.")
    assert not [f for f in found if f[1] == "hasValue"]


def test_values_by_case_and_one_by_one(facts: Facts) -> None:
    found = facts("The price preference is 20 percent for large firms and 30 percent for small firms.")
    assert {(f[0], f[2]) for f in found if f[1] == "hasValue"} == {
        ("price-preference-for-large-firms", "20"),
        ("price-preference-for-small-firms", "30"),
    }
    found = facts("The rule increases the harbour tariff from 55 percent to 60 percent at once, to 65 percent in 2034.")
    assert {(f[2], f[3]) for f in found if f[1] == "hasLimit"} >= {("65 percent", "2034")}


def test_a_rate_that_is_only_planned(facts: Facts) -> None:
    for text in ("A proposed 10 percent tariff on tea was rejected.", "Norway plans to impose a 10% tariff on tea."):
        assert not limits(facts(text)), text
