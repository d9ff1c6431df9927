from tests.grammar.conftest import Facts


def test_what_happened_to_a_named_thing_has_the_cause_behind_due_to(facts: Facts) -> None:
    found = facts("The Harbour Board was closed in 2003 due to falling catches of herring.")
    assert ("closing-of-the-harbour-board", "causedBy", "falling-catches-of-herring", "2003") in found


def test_the_words_of_the_preposition_may_be_softened(facts: Facts) -> None:
    found = facts("The Harbour Board was closed because, in part, of falling catches of herring.")
    assert not [f for f in found if f[1] == "causedBy"]
    found = facts("The Bern Rail Treaty was suspended due largely to poor signalling.")
    assert ("suspension-of-the-bern-rail-treaty", "causedBy", "poor-signalling", "") in found


def test_what_is_only_possible_has_no_cause(facts: Facts) -> None:
    assert not [f for f in facts("The Harbour Board may be closed due to falling catches of herring.") if f[1] == "causedBy"]
    assert not [f for f in facts("The Harbour Board was not closed due to falling catches of herring.") if f[1] == "causedBy"]


def test_this_explains_a_setback_of_the_sentence_before(facts: Facts) -> None:
    found = facts(
        "The Northern Shipping Partnership remains an underused instrument for coastal towns. "
        "This stems from a combination of slow permits, weak ports and a lack of pilots."
    )
    assert {f[2] for f in found if f[1] == "hasBarrier"} == {"slow-permits", "weak-ports", "lack-of-pilots"}
    assert {f[0] for f in found if f[1] == "hasBarrier"} == {"NorthernShippingPartnership"}


def test_what_goes_well_meets_no_barrier(facts: Facts) -> None:
    found = facts(
        "The Northern Shipping Partnership remains a useful instrument for coastal towns. "
        "This stems from fast permits and good ports."
    )
    assert not [f for f in found if f[1] == "hasBarrier"]


def test_a_setback_and_its_reason_in_one_sentence(facts: Facts) -> None:
    found = facts("The Northern Shipping Partnership has stalled because of slow permits.")
    assert ("NorthernShippingPartnership", "hasBarrier", "slow-permits", "") in found
