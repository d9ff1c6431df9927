from tests.grammar.conftest import Facts


def test_purposes_behind_a_colon(facts: Facts) -> None:
    found = facts(
        "The Northern Shipping Partnership was intended to serve two related purposes: to train young pilots; "
        "and as a legal means to shield small ports from high charges."
    )
    assert {f[2] for f in found if f[1] == "hasObjective"} >= {
        "train-young-pilots",
        "shield-small-ports-from-high-charges",
    }


def test_the_noun_before_the_colon_tells_the_relation(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership faces two obstacles: a lack of money; and old ships in the north.")
    assert {f[2] for f in found if f[1] == "hasBarrier"} == {"lack-of-money", "old-ships-in-the-north"}


def test_a_number_that_does_not_agree_is_no_list_of_these(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership has three goals: to open small ports and to train young pilots.")
    assert not [f for f in found if f[1] == "hasObjective"]


def test_such_before_a_noun_with_its_own_complement_is_left_out(facts: Facts) -> None:
    found = facts(
        "The Northern Shipping Partnership has two goals: to end barriers to such trade with ports; and to train pilots."
    )
    assert "end-barriers-to-trade-with-ports" in {f[2] for f in found}
