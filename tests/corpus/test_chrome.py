from ntib_graph.corpus.chrome import without_chrome
from ntib_graph.corpus.lines import read_lines
from ntib_graph.model.documents import Source

BODY = "\n\nThe council adopted its plan for the harbour last year.\n"


UNKNOWN = Source()


def kept(text: str, source: Source = UNKNOWN) -> list[str]:
    return [line.text for line in without_chrome(read_lines(text), source)]


def test_navigation_above_the_text() -> None:
    page = "ENG\n  • Home page\n  • About\n\nMenu\n\nThe Harbour Plan of the City\nThe Press\n2025.10.10\nBy Jane Doe" + BODY
    assert kept(page, Source(publisher="The Press")) == ["The Harbour Plan of the City", BODY.strip()]


def test_a_plain_text_keeps_its_headings() -> None:
    assert kept("Summary\n\nOverview" + BODY) == ["Summary", "Overview", BODY.strip()]


def test_a_title_of_one_word_is_kept() -> None:
    assert kept("Home\nHarbours\nNews\n" + BODY, Source(title="Harbours"))[0] == "Harbours"


def test_another_script_goes_whichever_is_the_main_one() -> None:
    assert kept("본문 내용으로 바로가기" + BODY) == [BODY.strip()]
    assert kept("본문 내용으로 바로가기 위원회는 계획을 채택하였다.\n\nENG\n") == [
        "본문 내용으로 바로가기 위원회는 계획을 채택하였다."
    ]


def test_dates_stand_where_they_head_a_part_of_the_text() -> None:
    assert "March 13, 2023" in kept(BODY + "\nMarch 13, 2023\n\nThe plan was signed.")


def test_a_word_glued_to_a_title_is_cut() -> None:
    text = BODY + "DownloadThe harbour and its plan\n\nSharepoint was used.\n\nShare this\n"
    lines = without_chrome(read_lines(text), Source())
    assert [line.text for line in lines] == [BODY.strip(), "The harbour and its plan", "Sharepoint was used."]
    assert all(text[line.start : line.end] == line.text for line in lines)
