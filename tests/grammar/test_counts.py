from tests.grammar.conftest import Facts


def figures(found: set[tuple[str, ...]]) -> set[tuple[str, str, str]]:
    return {(f[0], f[2], f[3]) for f in found if f[1] == "hasFigure"}


def test_a_figure_that_rose_from_one_to_another(facts: Facts) -> None:
    found = facts("Output of small piers has risen from 28 piers a year in January 2031 to more than 55 today.")
    assert figures(found) == {
        ("output-of-small-piers", "28 piers a year", "2031-01"),
        ("output-of-small-piers", "more than 55 piers a year", ""),
    }
    found = facts("The average time needed to build a pier has fallen from 97 days to 41.")
    assert {value for _, value, _ in figures(found)} == {"41 days"}


def test_what_a_body_has_so_many_of(facts: Facts) -> None:
    assert figures(facts("The Harbour Council had 64 staff as of January 2026.")) == {("HarbourCouncil", "64 staff", "2026-01")}
    assert figures(facts("The Harbour Council employs about 120 people.")) == {("HarbourCouncil", "about 120 people", "")}


def test_what_is_planned_or_bare_has_no_figure(facts: Facts) -> None:
    assert not figures(facts("Output of small piers will rise to 40 piers a year."))
    assert not figures(facts("It rose to 40 piers."))


def test_which_is_about_the_name_that_can_have_it(facts: Facts) -> None:
    found = facts("It is run by the Harbour Council, located in Oslo, which had 64 staff as of January 2026.")
    assert ("HarbourCouncil", "64 staff", "2026-01") in figures(found)
