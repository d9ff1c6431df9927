import pytest

from ntib_graph.vocabulary.english import load_english
from ntib_graph.wording.dates import word_date


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2023-10", "October 2023"),
        ("2023-10-04", "4 October 2023"),
        ("201X", "the 2010s"),
        ("[2004..2006]", "the mid-2000s"),
        ("[2000..2004]", "the early 2000s"),
        ("2017", "2017"),
        ("[2001..2009]", "[2001..2009]"),
    ],
)
def test_dates_are_said_as_english_says_them(edtf: str, said: str) -> None:
    assert word_date(edtf, load_english()) == said
