"""The lines of a box of facts (fresh texts)."""

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind

LINES = ("President: Anna Berg (since 2031)", "Headquarters: Oslo, Norway", "Members: 12 states (2030)", "Language: all")


def facts_of(reader: Reader, *lines: str) -> set[tuple[str, ...]]:
    whole = ("Baltic Rail League", *lines, "The Baltic Rail League is a union of states. Anna Berg spoke there.")
    starts = [sum(len(t) + 1 for t in whole[:i]) for i in range(len(whole))]
    passages = tuple(
        Passage("d", PassageKind.PARAGRAPH if n else PassageKind.HEADING, t, ((0, at),), 0 if n else -1)
        for n, (t, at) in enumerate(zip(whole, starts, strict=True))
    )
    found = reader.read(Document("d", "\n".join(whole)), passages).findings
    told = (f.statement for f in found if f.evidence.found_by.endswith("fact line"))
    return {
        (s.predicate.local_name, str(s.object).rpartition("/")[2], next((d.edtf for d in (s.since, s.at) if d), "")) for s in told
    }


def test_a_label_is_an_office_a_noun_of_a_relation_or_a_word_for_members(domain_reader: Reader) -> None:
    assert facts_of(domain_reader, *LINES) == {
        ("heldOffice", "PresidentOfBalticRailLeague", "2031"),
        ("basedIn", "Oslo", ""),
        ("memberCount", "12", "2030"),
    }


def test_one_or_two_lines_make_no_box(domain_reader: Reader) -> None:
    assert not facts_of(domain_reader, *LINES[:2])
