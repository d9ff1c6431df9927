"""What lead-ins and headings announce (fresh texts)."""

import pytest

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind


def announced(reader: Reader, kind: PassageKind, opening: str, *points: str) -> set[tuple[str, str]]:
    texts = (opening, *points)
    starts = [sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts))]
    passages = tuple(
        Passage("d", kind if not n else PassageKind.BULLET, t, ((0, at),), 0 if n else -1)
        for n, (t, at) in enumerate(zip(texts, starts, strict=True))
    )
    found = reader.read(Document("d", "\n".join(texts)), passages).findings
    headed = (f.statement for f in found if f.evidence.found_by.endswith("heading heading"))
    return {(s.predicate.local_name, str(s.object).rpartition("/")[2]) for s in headed}


def test_points_under_a_lead_in_that_recommends(domain_reader: Reader) -> None:
    opening = "We recommend that the ports take the following steps:"
    found = announced(domain_reader, PassageKind.PARAGRAPH, opening, "Build a joint pier. It should be long.", "Train pilots.")
    assert {r for r, _ in found} == {"recommends"}
    assert len(found) == 2


@pytest.mark.parametrize("opening", ["The union recommends the following steps:", "We saw the following ships:"])
def test_other_lead_ins_announce_no_advice(domain_reader: Reader, opening: str) -> None:
    assert not announced(domain_reader, PassageKind.PARAGRAPH, opening, "Build a joint pier.", "Train pilots.")


def test_a_heading_that_names_a_class_of_names_announces_nothing(domain_reader: Reader) -> None:
    assert not announced(domain_reader, PassageKind.HEADING, "Programmes", "Blue Harbour, a joint pier for Norway.")
