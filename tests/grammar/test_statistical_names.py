"""Names that recognition finds (fresh sentences)."""

from tests.grammar.conftest import Facts


def test_a_formal_name_is_the_countrys(facts: Facts) -> None:
    found = facts("Canada, Iceland and the Kingdom of Norway signed the Svalbard Accord in 2031.")
    assert {f[0] for f in found if f[1] == "signed"} == {"Canada", "Iceland", "Norway"}


def test_a_name_behind_a_title_is_a_persons_and_whole(facts: Facts) -> None:
    found = facts("President Yoon Sang Hoon of the Republic of Korea met Germany's chancellor Olaf Stern in 2031.")
    assert {(f[0], f[2]) for f in found if f[1] == "heldOffice"} == {
        ("YoonSangHoon", "PresidentOfSouthKorea"),
        ("OlafStern", "ChancellorOfGermany"),
    }


def test_a_legal_form_makes_a_company(facts: Facts) -> None:
    found = facts("Norway awarded a contract to Fjord Glove, Inc. to sew gloves in 2031.")
    assert [f[2] for f in found if f[1] == "selected"] == ["FjordGloveInc"]


def test_a_body_whose_name_ends_in_that_of_a_country(facts: Facts) -> None:
    found = facts("The Harbour Safety Program is administered by Public Services and Procurement Canada.")
    assert {f[0] for f in found if f[1] == "responsibleFor"} == {"PublicServicesAndProcurementCanada"}


def test_a_word_that_ends_a_longer_name_is_not_the_known_thing(facts: Facts) -> None:
    found = facts("In Berlin, the Christian Democrats support the Harbour Treaty.", doubted=True) | facts(
        "In Berlin, the Christian Democrats support the Harbour Treaty."
    )
    assert not [f for f in found if f[0] == "DemocraticParty"]
