from tests.grammar.conftest import Facts


def test_the_first_name_takes_the_end_of_the_last(facts: Facts) -> None:
    found = facts("Neither the AUKUS nor the Canadian ITAR exemption facilitates joint research on new engines.")
    assert {f[0] for f in found if f[1] == "facilitates"} == {"AUKUSITARWaiver", "CanadianITARExemption"}


def test_names_that_make_no_known_name_together_stay_apart(facts: Facts) -> None:
    found = facts("The AUKUS and the Nordic Fisheries Council opposed the Jones Act.")
    assert {f[0] for f in found} <= {"AUKUS", "NordicFisheriesCouncil"}


def test_without_a_second_article_both_are_whole(facts: Facts) -> None:
    found = facts("Japan and the AUKUS partners signed the Jones Act.")
    assert "AUKUSITARWaiver" not in {f[0] for f in found}
