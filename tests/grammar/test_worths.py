from tests.grammar.conftest import Facts


def test_a_sum_before_its_noun(facts: Facts) -> None:
    found = facts("The Department of Defense signed a $318 million contract with the Fjord Marine Company.")
    assert ("contract-with-fjord-marine-company", "worth", "$318 million", "") in {
        (f[0].replace("the-", ""), *f[1:]) for f in found
    }
    assert not [f for f in facts("Norway hopes for a $5 million contract with Japan.") if f[1] == "worth"]
    assert not [f for f in facts("Norway paid a $5 million fine.") if f[1] == "worth"]
