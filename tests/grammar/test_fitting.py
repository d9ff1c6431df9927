from tests.grammar.conftest import Facts


def test_of_several_together_each_two(facts: Facts) -> None:
    found = {f[:3] for f in facts("John Miller, Anna Keller and Peter Brown met in 2015.") if f[1] == "metWith"}
    assert len(found) == 3
    assert ("Finland", "alliedWith", "Norway", "") in facts("Norway and Finland are allies.")


def test_one_alone_meets_nobody(facts: Facts) -> None:
    assert not [f for f in facts("John Miller met in 2015.") if f[1] == "metWith"]


def test_what_is_said_to_somebody(facts: Facts) -> None:
    found = facts("The Harbour Agency told Congress that the port was ready.")
    assert ("HarbourAgency", "stated", "port-was-ready", "") in found


def test_a_direct_object_makes_another_verb(facts: Facts) -> None:
    assert not [f for f in facts("The Harbour Pact began work with schools in Lyon.") if f[1] == "derivedFrom"]


def test_a_phrase_about_other_actors_is_none_of_the_relations(facts: Facts) -> None:
    assert not [f for f in facts("Norway supplied the armed services.") if f[1] == "sells"]


def test_the_supplier_is_not_part_of_what_was_bought(facts: Facts) -> None:
    assert ("Norway", "buys", "three-wooden-ferries", "2015") in facts("Norway bought three wooden ferries from Finland in 2015.")


def test_the_parties_behind_a_name(facts: Facts) -> None:
    found = facts("The Reciprocal Ports Agreement between Norway and Japan took effect in 2023.")
    assert {("Norway", "partyTo", "ReciprocalPortsAgreement", ""), ("Japan", "partyTo", "ReciprocalPortsAgreement", "")} <= found


def test_a_name_is_a_noun_whatever_the_tagger_took_it_for(facts: Facts) -> None:
    found = facts("The Baltic Agreement was signed in Riga on 5 May 2020 by Norway and Finland.")
    assert {("Norway", "signed", "BalticAgreement", "2020-05-05"), ("BalticAgreement", "signedOn", "2020-05-05", "")} <= found


def test_an_infinitive_in_front_is_no_complement(facts: Facts) -> None:
    found = facts("To save the port, the Harbour Agency urged sailors to plant reeds.")
    assert {f[2] for f in found if f[1] == "recommends"} == {"plant-reeds"}


def test_several_of_a_kind_hold_no_office(facts: Facts) -> None:
    assert not facts("The Harbour Pact brings together representatives from trade and science.") & {
        ("Representative", "memberOf", "HarbourPact", "")
    }


def test_an_office_named_in_full_is_not_its_holder(facts: Facts) -> None:
    found = facts("Secretary of the Interior Anna Keller spoke.", "A law required the Secretary of the Interior to plant trees.")
    assert ("SecretaryOfInterior", "requiredTo", "plant-trees", "") in found
    assert not [f for f in found if f[:2] == ("AnnaKeller", "requiredTo")]


def test_a_surname_behind_a_title_is_the_person_named_in_full(facts: Facts) -> None:
    found = facts("Prime Minister Anthony Keller visited Norway in 2015. Prime Minister Keller visited Finland in 2016.")
    assert ("AnthonyKeller", "visited", "Finland", "2016") in found


def test_the_same_as_anothers_is_only_a_candidate(facts: Facts) -> None:
    likened = "Norway was granted the same ITAR exemption as Canada."
    assert ("Norway", "exemptFrom", "ITAR", "") not in facts(likened)
    assert ("Norway", "exemptFrom", "ITAR", "") in facts(likened, doubted=True)
    assert ("Norway", "exemptFrom", "ITAR", "") in facts("Norway was granted an ITAR exemption.")
