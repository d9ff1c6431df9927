"""Those who held an office one after another, listed under it (fresh texts)."""

import pytest

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind

TITLE, INTRODUCTION = "Baltic Rail Agency", "The Baltic Rail Agency was established in 2001."


def offices(reader: Reader, heading: str, *lines: str) -> set[tuple[str, str, str, str]]:
    opening = ((PassageKind.HEADING, TITLE), (PassageKind.PARAGRAPH, INTRODUCTION), (PassageKind.HEADING, heading))
    texts = (*opening, *((PassageKind.BULLET, line) for line in lines))
    starts = [sum(len(t) + 1 for _, t in texts[:i]) for i in range(len(texts))]
    passages = tuple(
        Passage("d", kind, t, ((0, at),), 2 if n > 2 else -1) for n, ((kind, t), at) in enumerate(zip(texts, starts, strict=True))
    )
    found = reader.read(Document("d", "\n".join(t for _, t in texts)), passages).findings
    return {
        (s.subject.local_name, str(s.object).rpartition("/")[2], *(d.edtf if d else "" for d in (s.since, s.until)))
        for f in found
        if (s := f.statement).predicate.local_name == "heldOffice" and not f.is_candidate
    }


def test_the_heading_tells_the_office_and_each_line_the_years(domain_reader: Reader) -> None:
    lines = ("Mira Tamm (Estonia), 2001-2006", "Jonas van der Weert, 2006–2011", "Sir Peter Kask (Latvia), 2011-present")
    assert offices(domain_reader, "Directors-General", *lines) == {
        ("MiraTamm", "DirectorGeneralOfBalticRailAgency", "2001", "2006"),
        ("JonasVanDerWeert", "DirectorGeneralOfBalticRailAgency", "2006", "2011"),
        ("PeterKask", "DirectorGeneralOfBalticRailAgency", "2011", ""),
    }


@pytest.mark.parametrize("heading", ["History", "President", "Trains"])
def test_other_headings_announce_no_holders(domain_reader: Reader, heading: str) -> None:
    assert not offices(domain_reader, heading, "Mira Tamm (Estonia), 2001-2006")


def test_a_line_without_years_says_nothing(domain_reader: Reader) -> None:
    assert not offices(domain_reader, "Presidents", "Mira Tamm (Estonia), acting")
