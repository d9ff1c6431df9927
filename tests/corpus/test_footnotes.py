import pytest

from ntib_graph.corpus.cleaning import excerpt
from ntib_graph.corpus.footnotes import without_footnote_marks


def cleaned(*texts: str) -> list[str]:
    return [part.text for part in without_footnote_marks([excerpt(text, [(0, len(text))]) for text in texts])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["no borders.1 Despite changes,2 it", "a “mindset”37 — was (RDPAs).3 So"],
            ["no borders. Despite changes, it", "a “mindset”37 — was (RDPAs). So"],
        ),
        (["begun.1 It cost $52.7 billion2 in 2021.3 Then"], ["begun. It cost $52.7 billion in 2021. Then"]),
        (["one.1 skipped.3 again.6 too far.10 End"], ["one. skipped. again. too far.10 End"]),
        (["by 55%1 and 65%.2 End"], ["by 55% and 65%. End"]),
        (["It was.¹ And².", "m² three.³"], ["It was. And.", "m² three."]),
        (["It was.[1] So[2] it, again,[1] is.[3]"], ["It was. So it, again, is."]),
        (["the end.1"], ["the end."]),
        (["again.⁷ and¹²,¹⁴ again⁷ so.ᵃ"], ["again. and again so."]),
    ],
)
def test_marks_in_sequence_go(texts: list[str], expected: list[str]) -> None:
    assert cleaned(*texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rates fell 2.1 and 2.2 points in 1941. It cost $1,234 or $2.1 billion.",
        "MI5, G7, F35, R80D, IVER4 and MQ-9B flew on 9/11; COVID-19 came.",
        "Event Two/Problem 25.1, June. See No.1 and Art.2, p.3 of v.2.",
        "https://e.org/page.1 and www.e.org/a,2 are addresses.",
        "section 4801(1) and (a)2 of the Act at 10:1 and 3:2",
        "the class of Group1",
        "40 m² and 10⁶ km² with xⁿ of H₂O.",
        "In 2017, 3 of 4; “22” and '22 and [45] stand.",
    ],
)
def test_figures_and_names_do_not_suffer(text: str) -> None:
    assert cleaned(text, "And then.1 It ended,2 so.")[0] == text


def test_a_year_in_brackets_is_no_citation() -> None:
    assert cleaned("in Act[1992] and") == ["in Act[1992] and"]


def test_a_bracketed_number_behind_a_whole_sentence_needs_no_sequence() -> None:
    assert cleaned("It ended.[9] Others saw it.[31]") == ["It ended. Others saw it."]
