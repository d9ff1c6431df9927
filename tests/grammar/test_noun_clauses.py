from tests.grammar.conftest import Facts


def test_what_a_definite_noun_is_said_to_be(facts: Facts) -> None:
    found = facts("The purpose of the Northern Shipping Partnership is to protect small ports.")
    assert ("NorthernShippingPartnership", "hasObjective", "protect-small-ports", "") in found
    found = facts("The chairman of the Nordic Fisheries Council is Anna Berg.")
    assert ("AnnaBerg", "headOf", "NordicFisheriesCouncil", "") in found


def test_a_possessor_is_what_the_noun_is_of(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership’s purpose is to protect small ports.")
    assert ("NorthernShippingPartnership", "hasObjective", "protect-small-ports", "") in found


def test_what_is_not_so_or_may_be_is_not_stated(facts: Facts) -> None:
    for verb in ("is not", "may be", "would be"):
        found = facts(f"The purpose of the Northern Shipping Partnership {verb} to protect small ports.")
        assert not [f for f in found if f[1] == "hasObjective" and len(f) == 4], verb


def test_what_is_added_to_a_definition_does_not_give_it(facts: Facts) -> None:
    added = "The addition of Norway to the definition of the NTIB by Congress in the 2019 NDAA surprised Japan."
    assert not [f for f in facts(added) if f[1] == "definedIn"]
    given = "The definition of the NTIB in the 2019 NDAA surprised Japan."
    assert ("NTIB", "definedIn") in {f[:2] for f in facts(given)}


def test_a_noun_of_a_verb_without_object_says_who(facts: Facts) -> None:
    for text in (
        "Norway’s accession to the Arctic Council was welcomed.",
        "After the accession of Norway to the Arctic Council, it met.",
    ):
        assert ("Norway", "memberOf", "ArcticCouncil", "") in facts(text), text
