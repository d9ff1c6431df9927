"""Lists of names below a heading (fresh texts)."""

import pytest

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind

TITLE, INTRODUCTION = "The Baltic Rail Partnership and its lines", "The Baltic Rail Partnership was established in 2031."


def members(reader: Reader, heading: str, names: str, title: str = TITLE) -> set[str]:
    opening = ((PassageKind.HEADING, title), (PassageKind.PARAGRAPH, INTRODUCTION))
    texts = (*opening, (PassageKind.HEADING, heading), (PassageKind.PARAGRAPH, names))
    starts = [sum(len(t) + 1 for _, t in texts[:i]) for i in range(len(texts))]
    passages = tuple(Passage("d", kind, t, ((0, at),)) for (kind, t), at in zip(texts, starts, strict=True))
    found = reader.read(Document("d", "\n".join(t for _, t in texts)), passages).findings
    return {
        f.statement.subject.local_name
        for f in found
        if f.statement.predicate.local_name == "memberOf" and str(f.statement.object).endswith("BalticRailPartnership")
    }


@pytest.mark.parametrize("heading", ["Members", "Member States", "Participating States", "Participating countries:"])
def test_a_heading_says_what_its_list_is(domain_reader: Reader, heading: str) -> None:
    assert members(domain_reader, heading, "Estonia, Latvia, Lithuania and Poland.") == {
        "Estonia",
        "Latvia",
        "Lithuania",
        "Poland",
    }


def test_other_headings_and_sentences_list_no_members(domain_reader: Reader) -> None:
    assert not members(domain_reader, "Stations", "Estonia, Latvia, Lithuania and Poland.")
    assert not members(domain_reader, "Members", "Estonia, Latvia, Lithuania and Poland quarrel about it.")
    assert not members(domain_reader, "Members", "Estonia, Latvia, Lithuania and Poland.", "Rails of the north")
