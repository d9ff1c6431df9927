from ntib_graph.grammar.limit_asides import find_limit_asides
from ntib_graph.vocabulary.english import load_english
from tests.grammar.conftest import Facts

ENGLISH = load_english()


def test_only_what_stands_between_commas() -> None:
    text = "It shall, not later than May 1, 2031, report."
    assert [text[a.start : a.end] for a in find_limit_asides(text, ENGLISH)] == [", not later than May 1, 2031,"]
    assert not list(find_limit_asides("Not later than May 1, 2031, it shall report.", ENGLISH))


def test_a_duty_is_said_without_the_limit_inside_it(facts: Facts) -> None:
    found = facts("The Secretary of Trade shall, not later than 90 days after the vote, submit a report on piers to Congress.")
    assert ("SecretaryOfTrade", "requiredTo", "submit-a-report-on-piers-to-congress", "") in found
    found = facts("The Secretary of Trade shall deliver, within 120 days, a list of safe ports.")
    assert ("SecretaryOfTrade", "requiredTo", "deliver-a-list-of-safe-ports", "") in found
