"""Sentences as citations."""

from ntib_graph.corpus.cited_sentences import cite_sentences
from ntib_graph.model.documents import Document, Source

TEXT = """The harbour report

The ferry sank in June. Nobody on the U.S. side knew.

  • It was never raised.
"""


def test_each_sentence_is_quoted_from_its_place_with_its_paragraph() -> None:
    document = Document("log", TEXT, Source(title="Log", date="1920"))
    found = list(cite_sentences([document]))
    assert all(TEXT[c.start : c.end] == c.quote for c in found)
    assert [(c.quote.split()[0], c.paragraph) for c in found if "report" not in c.quote] == [("The", 1), ("Nobody", 1), ("It", 2)]
    assert {(c.document, c.title, c.date) for c in found} == {("log", "Log", "1920")}
