from tests.grammar.conftest import Facts


def members(found: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(f[0], f[2]) for f in found if f[1] == "memberOf"}


def test_members_are_those_of_the_subject_before(facts: Facts) -> None:
    found = facts("The Nordic Fisheries Council is a league of states. Members include Norway, Sweden and Iceland.")
    assert members(found) == {(c, "NordicFisheriesCouncil") for c in ("Norway", "Sweden", "Iceland")}
    found = facts("The Nordic Fisheries Council meets in Oslo. The member states are Norway and Sweden.")
    assert members(found) == {(c, "NordicFisheriesCouncil") for c in ("Norway", "Sweden")}


def test_what_the_noun_is_of_decides_what_may_be_its_whole(facts: Facts) -> None:
    assert not members(facts("Norway has many ports. Members include Sweden and Iceland."))
    assert not members(facts("Old ports were closed. Members include Sweden and Iceland."))


def test_a_number_must_be_that_of_the_names(facts: Facts) -> None:
    found = facts("The Nordic Fisheries Council meets in Oslo. Its two members are Norway and Sweden.")
    assert members(found) == {(c, "NordicFisheriesCouncil") for c in ("Norway", "Sweden")}
    assert not members(facts("The Nordic Fisheries Council meets in Oslo. Its three members are Norway and Sweden."))


def test_its_members_are_those_of_the_only_thing_that_has_any(facts: Facts) -> None:
    text = (
        "The Nordic Fisheries Council was to bring order. Jane Miller praised it in Oslo. "
        "Its members include Norway and Sweden, in addition to Iceland."
    )
    assert members(facts(text)) == {(c, "NordicFisheriesCouncil") for c in ("Norway", "Sweden", "Iceland")}


def test_it_has_so_many_members(facts: Facts) -> None:
    found = facts("The Nordic Fisheries Council meets in Oslo. It has three members: Norway, Sweden and Iceland.")
    assert members(found) == {(c, "NordicFisheriesCouncil") for c in ("Norway", "Sweden", "Iceland")}
    assert not members(facts("The Nordic Fisheries Council meets in Oslo. It has two members: Norway, Sweden and Iceland."))
