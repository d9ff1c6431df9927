"""Points that a sentence announces and passages name (fresh texts)."""

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind

TITLE = "Slow trains: why the Baltic rail partnership is late"
OPENING = "The Baltic Rail Partnership was established in 2001."


def barriers(reader: Reader, *texts: str) -> set[tuple[str, str]]:
    whole = (TITLE, OPENING, *texts)
    starts = [sum(len(t) + 1 for t in whole[:i]) for i in range(len(whole))]
    passages = tuple(
        Passage("d", PassageKind.PARAGRAPH if n else PassageKind.HEADING, t, ((0, at),), 0 if n else -1)
        for n, (t, at) in enumerate(zip(whole, starts, strict=True))
    )
    found = reader.read(Document("d", "\n".join(whole)), passages).findings
    told = (f.statement for f in found if f.statement.predicate.local_name == "hasBarrier" and not f.is_candidate)
    return {(s.subject.local_name, str(s.object).rpartition("/")[2]) for s in told}


def test_each_passage_names_one(domain_reader: Reader) -> None:
    points = ("The first is old track. It is worn.", "The second is a lack of money.", "Finally, there is the price of steel.")
    assert barriers(domain_reader, "Three obstacles stand out.", *points) == {
        ("BalticRailPartnership", name) for name in ("old-track", "lack-of-money", "price-of-steel")
    }


def test_their_number_must_agree(domain_reader: Reader) -> None:
    assert not barriers(domain_reader, "Four obstacles stand out.", "The first is old track.", "The second is a lack of money.")


def test_other_nouns_announce_nothing(domain_reader: Reader) -> None:
    assert not barriers(domain_reader, "Two trains stand out.", "The first is old track.", "The second is a lack of money.")
