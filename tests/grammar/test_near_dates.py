import pytest

from ntib_graph.grammar.dates import find_dates
from ntib_graph.grammar.near_dates import date_on_page
from ntib_graph.model.dates import parse_edtf
from ntib_graph.vocabulary.english import load_english

ENGLISH = load_english()
TODAY = parse_edtf("2024-09-19")  # a Thursday


def dates_in(text: str) -> list[str]:
    return [d.date.edtf for d in find_dates(text, ENGLISH, today=TODAY)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It opened on May 5 with a speech.", "2024-05-05"),
        ("It opened on 5 May with a speech.", "2024-05-05"),
        ("They sailed on Dec. 30 at dawn.", "2024-12-30"),
        ("It opened last month.", "2024-08"),
        ("They met on Tuesday.", "2024-09-17"),
        ("They met on Thursday.", "2024-09-19"),
        ("They met yesterday.", "2024-09-18"),
    ],
)
def test_days_count_from_the_documents_own(text: str, edtf: str) -> None:
    assert dates_in(text) == [edtf]


def test_a_text_about_another_time_gives_no_day() -> None:
    assert dates_in("In 1958 the hearings began; on January 29 they ended.") == ["1958"]


def test_a_weekday_to_come_is_left_open() -> None:
    assert not dates_in("They will meet on Friday.")


def test_without_a_day_of_its_own_a_document_gives_none() -> None:
    assert not find_dates("They met on May 5.", ENGLISH, today=parse_edtf("2024"))
    assert not find_dates("They met on May 5.", ENGLISH)


@pytest.mark.parametrize(
    "line", ["May 5, 2020", "Release Date: May 5, 2020", "Tuesday, May 5, 2020", "5 May 2020", "Published: May 5, 2020"]
)
def test_the_page_gives_the_documents_date(line: str) -> None:
    found = date_on_page(f"A title of some length\n\n{line}\n\nThe text begins here.", ENGLISH)
    assert found is not None
    assert found.edtf == "2020-05-05"


def test_a_date_within_a_sentence_is_not_the_documents() -> None:
    assert date_on_page("The ship sailed on May 5, 2020, from Bern.", ENGLISH) is None
