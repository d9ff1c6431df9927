import pytest

from ntib_graph.corpus.web_pages import read_web_page
from ntib_graph.model.errors import DocumentError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<p>One small sentence.</p>", "One small sentence."),
        ("<p>Café</p>".encode("cp1252"), "Café"),
        ("<p>Café</p>".encode(), "Café"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><html><body><p>Łódź</p></body></html>'.encode("iso-8859-2"), "Łódź"),
        ("<p>Łódź</p>".encode("utf-16"), "Łódź"),
        (b'<meta charset="nonsense"><p>Text.</p>', "Text."),
        (b"<html><body><pre>\n  SECTION 1.\nThe council\nmeets.\n</pre></body></html>", "SECTION 1.\nThe council\nmeets."),
    ],
)
def test_pages_however_written(data: bytes, text: str) -> None:
    assert read_web_page(data, "a.html").text.strip() == text


BODY = "<p>The council met on 5 March 2019 in the harbour.</p><p>2020-01-01</p>"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("", ""),
        ('<meta name="citation_publication_date" content="2021/03/05">', "2021-03-05"),
        ('<meta property="article:published_time" content="2021-03-05T23:00:00+02:00">', "2021-03-05"),
        ('<meta property="article:modified_time" content="2022-01-01"><meta name="DC.date.issued" content="2021-03">', "2021-03"),
        ('<meta name="DC.Date" content="March 2021">', ""),
        ('<meta name="date" content="2021-02-31">', ""),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2021"}]}</script>', "2021"),
        ('<script type="application/ld+json">{broken</script>', ""),
    ],
)
def test_a_date_is_what_the_page_declares_never_a_guess(head: str, date: str) -> None:
    page = f"<html><head><title>T</title>{head}</head><body>{BODY}</body></html>"
    assert read_web_page(page.encode(), "a.html").source.date == date


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ntib_graph.corpus.web_pages.LARGEST_PAGE", 10)
    with pytest.raises(DocumentError, match="more than 10"):
        read_web_page(b"<p>The council met.</p>", "a.html")


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ntib_graph.corpus.web_pages.MOST_ELEMENTS", 3)
    with pytest.raises(DocumentError, match="elements"):
        read_web_page(b"<p>The <b>council</b> met.</p>", "a.html")


def test_typefaces_leave_the_words_whole() -> None:
    page = "<p>The <b>coun</b>cil <em>met</em>, <i>a</i><sup>2</sup>.</p>" * 3
    assert read_web_page(page.encode(), "a.html").text.startswith("The council met, a².")
