from tests.grammar.conftest import Facts


def test_it_is_the_subject_of_the_sentence_before(facts: Facts) -> None:
    found = facts("The Harbour Pact covers shipping. It was established in 1998.")
    assert ("HarbourPact", "establishedOn", "1998", "") in found


def test_it_stays_open_where_the_object_would_do_as_well(facts: Facts) -> None:
    found = facts("The Harbour Pact replaced the Coastal Pact. It was established in 1998.")
    assert not [f for f in found if f[1] == "establishedOn"]


def test_an_empty_it_means_nothing(facts: Facts) -> None:
    found = facts("The Harbour Pact covers shipping. It was announced that the port had closed.")
    assert not [f for f in found if f[1].startswith("announced")]


def test_he_is_the_one_person_named(facts: Facts) -> None:
    assert ("JohnMiller", "visited", "Norway", "2015") in facts("John Miller chairs the board. He visited Norway in 2015.")


def test_he_stays_open_after_two_people(facts: Facts) -> None:
    found = facts("John Miller met Peter Brown. He visited Norway in 2015.")
    assert not [f for f in found if f[1] == "visited"]


def test_they_are_the_subjects_together(facts: Facts) -> None:
    found = facts("Norway and Finland share a border. They joined the Harbour Pact in 2015.")
    assert {("Norway", "memberOf", "HarbourPact", "2015"), ("Finland", "memberOf", "HarbourPact", "2015")} <= found


def test_it_is_the_object_where_only_that_would_do(facts: Facts) -> None:
    found = facts("Norway and Sweden signed the Harbour Trade Agreement in 1997; it entered into force in 1998.")
    assert ("HarbourTradeAgreement", "inForceFrom", "1998", "") in found


def test_it_in_what_a_country_says_is_the_country(facts: Facts) -> None:
    found = facts("In 2019, Norway announced that it would build two lighthouses.")
    assert [f[2] for f in found if f[1] == "announced"] == ["norway-would-build-two-lighthouses"]


def test_one_is_one_more(facts: Facts) -> None:
    found = facts("Norway signed the Harbour Trade Agreement in 2019, and Sweden signed one in 2021.")
    assert ("Sweden", "signed", "HarbourTradeAgreement", "2021") in found


def test_it_is_the_subject_of_the_clause_before_it(facts: Facts) -> None:
    found = facts("Because Norway already has a waiver, it signed the Oslo Treaty.")
    assert ("Norway", "signed", "OsloTreaty", "") in found


def test_it_behind_a_main_clause_is_that_clauses_subject(facts: Facts) -> None:
    found = facts("Norway joined the Harbour Pact in 2001. Estonia left the Pact in 2019, although it remains a member of NATO.")
    assert {f[0] for f in found if f[1:3] == ("memberOf", "NATO")} == {"Estonia"}


def test_it_behind_a_definite_description(facts: Facts) -> None:
    found = facts(
        "Norway and Estonia signed the Baltic Rail Treaty in 2031.",
        "The Treaty is the product of long talks. It replaces the Baltic Trade Agreement.",
    )
    assert ("BalticRailTreaty", "replaces", "BalticTradeAgreement", "") in found


def test_it_as_an_object_is_the_only_thing_of_its_kind(facts: Facts) -> None:
    found = facts("Norway signed the Baltic Rail Treaty in Oslo. Estonia has been a party to it since 2033.")
    assert ("Estonia", "partyTo", "BalticRailTreaty", "2033") in found
    found = facts("Norway signed the Baltic Rail Treaty and the Baltic Trade Treaty. Estonia has been a party to it since 2033.")
    assert not [f for f in found if f[0] == "Estonia"]


def test_it_is_an_agreement_that_is_called_by_its_place(facts: Facts) -> None:
    found = facts("Under the Bern follow-on agreement, Norway pays for ships. Estonia has been a party to it since 2033.")
    assert ("Estonia", "partyTo", "BernFollowOnAgreement", "2033") in found
