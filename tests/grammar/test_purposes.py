from tests.grammar.conftest import Facts


def test_in_order_to_gives_the_purpose_of_the_subject(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership was enlarged in 2004 in order to train young pilots.")
    assert ("NorthernShippingPartnership", "hasObjective", "train-young-pilots", "") in found


def test_what_was_not_done_has_no_purpose(facts: Facts) -> None:
    for verb in ("was not enlarged", "may be enlarged", "should be enlarged"):
        found = facts(f"The Northern Shipping Partnership {verb} in order to train young pilots.")
        assert not [f for f in found if f[1] == "hasObjective"], verb


def test_counted_countries_in_a_phrase_are_named(facts: Facts) -> None:
    found = facts(
        "Norway and Sweden border each other. "
        "The Northern Shipping Partnership was enlarged in order to ease trade between the two countries."
    )
    assert "ease-trade-between-norway-and-sweden" in {f[2] for f in found}
    doubted = facts(
        "The Northern Shipping Partnership was enlarged in order to ease trade between the two countries.", doubted=True
    )
    assert "ease-trade-between-the-two-countries" in {f[2] for f in doubted}
