from __future__ import annotations

from ntib_graph.model.answers import Citation
from ntib_graph.model.profiles import Fact
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Iri
from ntib_graph.render.facts import SourceList, TextStyle, fact_lines

STATEMENT = Statement(Iri("x:a"), Iri("x:b"), Iri("x:c"))


def fact(*quotes: str, document: str = "log", title: str = "The log") -> Fact:
    return Fact(STATEMENT, "A tended C.", tuple(Citation(document, quote, 3, 9, title, "1901", 7) for quote in quotes))


def test_a_sentence_its_quote_and_where_it_stands() -> None:
    sources = SourceList()
    assert list(fact_lines([fact("first", "second", "third")], sources, TextStyle())) == [
        "  A tended C.",
        "      “first” [1: paragraph 7, 3–9] and 2 more",
    ]
    assert list(sources.lines(TextStyle())) == ["", "Sources: number, paragraph and characters", "  [1] The log, 1901 (log)"]


def test_documents_are_numbered_once_each_in_the_order_of_citation() -> None:
    sources = SourceList()
    lines = list(fact_lines([fact("a", document="x"), fact("b", document="y"), fact("c", document="x")], sources, TextStyle()))
    assert [line[line.index("[") : line.index(":")] for line in lines[1::2]] == ["[1", "[2", "[1"]


def test_what_no_document_says_has_no_sources() -> None:
    sources = SourceList()
    assert list(fact_lines([fact()], sources, TextStyle())) == ["  A tended C."]
    assert list(sources.lines(TextStyle())) == ["", "What has no quote here is the domain's own data."]
    assert list(SourceList().lines(TextStyle())) == []


def test_a_quote_cannot_steer_the_terminal() -> None:
    text = "\n".join(fact_lines([fact("red\x1b[31m\n\x07 alert")], SourceList(), TextStyle()))
    assert "\x1b" not in text and "\x07" not in text
    assert text.count("\n") == 1


def test_lines_are_wrapped_to_the_width_and_headings_after_that() -> None:
    style = TextStyle(30, lambda line: f"*{line}*")
    assert all(len(line) <= 36 for line in fact_lines([fact("word " * 40)], SourceList(), style))
    assert next(style.heading("one two three four five six seven eight")).endswith("*")
    assert list(TextStyle(5).wrap("", 2)) == ["  "]
