from tests.grammar.conftest import Facts


def test_what_ended_at_an_unknown_time_does_not_hold(facts: Facts) -> None:
    assert facts("Norway left the Nordic Fisheries Council.") == {("Norway", "memberOf", "NordicFisheriesCouncil", "", "denied")}
    assert facts("Norway left the Nordic Fisheries Council in 2004.") == {
        ("Norway", "memberOf", "NordicFisheriesCouncil", "2004"),
    }
    assert not facts("Norway did not leave the Nordic Fisheries Council.")
    assert not facts("Norway may leave the Nordic Fisheries Council.")


def test_comparatives_reach_their_than(facts: Facts) -> None:
    found = facts("Norway was spending more on its defence as a share of GDP than Sweden.")
    assert ("Norway", "spentMoreOnDefenceThan", "Sweden", "") in found


def test_names_are_coordinated_with_names(facts: Facts) -> None:
    found = facts(
        "The Coastal Strategy is aligned with the Harbour Strategy required by the Port Security Act, and the Rail Strategy."
    )
    assert {f[2] for f in found if f[1] == "alignedWith"} == {"HarbourStrategy", "RailStrategy"}
    assert {f[2] for f in found if f[1] == "requires"} == {"HarbourStrategy"}


def test_traits_stand_for_their_bearer_only_where_a_relation_allows(facts: Facts) -> None:
    found = facts("Norway said little, but the Northern Shipping Partnership’s goals parallel the Baltic Rail Partnership.")
    assert ("NorthernShippingPartnership", "parallels", "BalticRailPartnership", "") in found


def test_who_is_kept_from_something_did_not_do_it(facts: Facts) -> None:
    for sentence in (
        "Sweden barred Norway from joining AUKUS.",
        "Norway was barred from joining AUKUS.",
        "Norway insisted on joining AUKUS.",
        "Norway is committed to joining AUKUS.",
    ):
        assert not [f for f in facts(sentence) if f[1] == "memberOf" and len(f) == 4], sentence
