from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.grammar.mentions import RawToken
from ntib_graph.grammar.repair import arrange_words, find_asides


def tokens_of(text: str) -> list[RawToken]:
    tokens: list[RawToken] = []
    at = 0
    for word in text.replace("(", "( ").replace(")", " )").replace(";", " ;").split():
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(RawToken(start, at, word))
    return tokens


def test_parentheses_and_paired_dashes_stand_apart() -> None:
    text = "The pact (of Bern) holds — as all know — for ever."
    asides = find_asides(text)
    assert [text[a.start : a.end] for a in asides] == ["(of Bern)", "— as all know —"]
    words = arrange_words(tokens_of(text), (), asides)
    assert [w.text for w in words if w.aside < 0] == ["The", "pact", "holds", ",", "for", "ever."]
    assert [w.text for w in words if w.aside == 0] == ["of", "Bern"]


def test_a_single_dash_opens_no_aside() -> None:
    assert not find_asides("The pact holds — for ever.")


def test_a_sentence_opens_after_a_semicolon() -> None:
    words = arrange_words(tokens_of("Bern joined; Lyon left"), (), ())
    assert [w.opens for w in words] == [False, False, False, True, False]


def test_a_sentence_opens_after_a_full_stop_of_its_own() -> None:
    words = arrange_words(tokens_of("Bern joined . Lyon left . So did i.e. Basel"), (), ())
    assert [w.text for w in words if w.opens] == ["Lyon", "So"]


@given(st.lists(st.sampled_from(["a", "b", "(", ")", "—", ";", "c."]), max_size=20))
def test_every_word_keeps_its_place(parts: list[str]) -> None:
    text = " ".join(parts)
    words = arrange_words(tokens_of(text), (), find_asides(text))
    assert all(w.text == "," or text[w.start : w.end] == w.text for w in words)
