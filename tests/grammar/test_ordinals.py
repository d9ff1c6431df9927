from tests.grammar.conftest import Facts


def test_points_take_the_place_of_the_counted_plural(facts: Facts) -> None:
    found = facts(
        "The Northern Shipping Partnership faces two main obstacles. The first is a lack of trained pilots. "
        "The second obstacle is the age of the northern piers."
    )
    assert {f[2] for f in found if f[1] == "hasBarrier"} == {"lack-of-trained-pilots", "age-of-the-northern-piers"}


def test_points_of_what_may_be_are_not_stated(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership may face two obstacles. The first is a lack of trained pilots.")
    assert not [f for f in found if f[1] == "hasBarrier"]


def test_a_point_that_is_not_so_or_points_to_others_is_left_out(facts: Facts) -> None:
    found = facts(
        "The Northern Shipping Partnership faces two main obstacles. The first is not a lack of trained pilots. "
        "The second is a mixture of the first two."
    )
    assert not [f for f in found if f[1] == "hasBarrier"]


def test_ordinals_without_an_announcement_count_nothing(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership faces old ships. The first is a lack of trained pilots.")
    assert "lack-of-trained-pilots" not in {f[2] for f in found if f[1] == "hasBarrier"}


def test_a_colon_behind_the_counted_plural(facts: Facts) -> None:
    text = "The Baltic Rail Partnership was conceived as a response to two shocks: the closing of the ports in 2019, {}."
    found = facts(text.format("and growing doubt about the old canal"))
    causes = {(f[2], f[3]) for f in found if f[:2] == ("BalticRailPartnership", "causedBy")}
    assert {("closing-of-the-ports-in-2019", ""), ("growing-doubt-about-the-old-canal", "")} <= causes
    assert not [f for f in facts(text.format("a cold winter")) if f[1] == "causedBy" and f[2].startswith("closing")]
