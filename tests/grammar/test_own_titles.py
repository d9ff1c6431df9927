from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.own_titles import find_title_asides
from tests.grammar.conftest import Facts


def test_a_title_behind_a_number_stands_aside() -> None:
    text = "It follows Order 77 on Northern Ports, which Bern signed."
    order = Mention(11, 19, "Order 77", MentionKind.NAME)
    assert [text[a.start : a.end] for a in find_title_asides(text, [order])] == [" on Northern Ports"]
    assert not list(find_title_asides("It follows Order 77 on ports.", [order]))


def test_a_title_below_the_name_of_the_document(law: Facts) -> None:
    found = law("Executive Order 14777 of May 3, 2031", "Strengthening Northern Ports", "Ports matter to trade.")
    assert ("ExecutiveOrder14777", "hasTitle", "Strengthening Northern Ports", "") in found


def test_a_sentence_below_is_no_title(law: Facts) -> None:
    found = law("Executive Order 14777 of May 3, 2031", "Ports matter to trade.")
    assert not [f for f in found if f[1] == "hasTitle"]
