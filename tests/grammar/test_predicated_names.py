from ntib_graph.grammar.predicated_names import find_predicated_names, predicated_class
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import load_english

ENGLISH = load_english()
PACT = Iri("http://x/Pact")
NOUNS = {"partnership": PACT, "pact": PACT}


def names_in(text: str) -> list[str]:
    return [c.label for c in find_predicated_names(text, NOUNS, ENGLISH)]


def test_a_sentence_says_what_a_name_names() -> None:
    assert names_in("The Quorum is a strategic partnership between Bern and Lyon.") == ["Quorum"]
    assert names_in("ABCDE (a club) was the first pact of its time.") == ["ABCDE"]


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert not names_in("Membership is a partnership.")
    assert not names_in("The Pact is a partnership.")


def test_the_class_is_that_of_the_head_noun() -> None:
    text = "Bluewater is a trade partnership of five towns."
    assert predicated_class(text, len("Bluewater"), NOUNS, ENGLISH) == PACT
    assert predicated_class("Bluewater is a town in the pact.", len("Bluewater"), NOUNS, ENGLISH) is None


def test_an_apposition_says_it_too() -> None:
    assert names_in("They praised Blue Sky, a yearly joint pact of the north.") == ["Blue Sky"]
    assert not names_in("They praised Blue Sky, a yearly habit.")
