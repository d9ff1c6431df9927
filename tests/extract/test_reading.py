import pytest

from ntib_graph.extract.reading import Reader, open_reader
from ntib_graph.model.documents import Document, Passage, PassageKind, Source
from ntib_graph.model.statements import Finding, Reading, Status
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain


@pytest.fixture(scope="module")
def reader(domain: Domain) -> Reader:
    return open_reader(domain)


def read(reader: Reader, *texts: str, kind: PassageKind = PassageKind.PARAGRAPH, date: str = "") -> Reading:
    whole = "\n".join(texts)
    passages = []
    at = 0
    for text in texts:
        passages.append(Passage("d", kind, text, ((0, at),)))
        at += len(text) + 1
    return reader.read(Document("d", whole, Source(date=date)), tuple(passages))


def triples(reading: Reading, status: Status = Status.ASSERTED) -> set[tuple[str, str, str]]:
    return {named(f) for f in reading.findings if f.statement.status is status and not f.is_candidate}


def named(finding: Finding) -> tuple[str, str, str]:
    s = finding.statement
    thing = s.object.local_name if isinstance(s.object, Iri) else s.object.value
    return s.subject.local_name, s.predicate.local_name, thing


def test_every_example_sentence_of_the_ontology_is_read(domain: Domain, reader: Reader) -> None:
    unread = []
    for iri, relation in sorted(domain.ontology.properties.items()):
        for sentence in relation.example_sentences:
            found = [f for f in read(reader, sentence).findings if f.statement.predicate == iri]
            if not any(f.statement.status is Status.ASSERTED for f in found):
                unread.append((iri.local_name, sentence))
    assert not unread


JOINED = ("Japan", "memberOf", "AUKUS")


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan joined AUKUS.",
        "Japan is a member of AUKUS.",
        "AUKUS includes Japan and Sweden.",
        "Sweden and Japan were admitted to AUKUS.",
        "Japan, which joined AUKUS, bought submarines.",
        "Japan managed to join AUKUS.",
        "Because Japan joined AUKUS, prices fell.",
        "The admission of Japan to AUKUS was welcomed.",
        "After joining AUKUS, Japan bought submarines.",
        "Japan, a member of AUKUS, bought submarines.",
        "The AUKUS partnership between Japan, Sweden and France grew.",
        "Japan and its AUKUS partners met.",
        "The AUKUS members — Japan, Sweden and France — met.",
    ],
)
def test_one_fact_in_many_words(reader: Reader, sentence: str) -> None:
    assert JOINED in triples(read(reader, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan is not a member of AUKUS.",
        "Japan has never joined AUKUS.",
        "Japan may join AUKUS in 2027.",
        "Japan could become a member of AUKUS.",
        "Japan should join AUKUS.",
        "If Japan joined AUKUS, China would protest.",
        "Unless Japan joins AUKUS, the plan will fail.",
        "Japan plans to join AUKUS.",
        "Japan refused to join AUKUS.",
        "Japan failed to join AUKUS.",
        "Japan has yet to join AUKUS.",
        "Japan was invited to join AUKUS.",
        "Japan is expected to join AUKUS.",
        "Sweden considered adding Japan to AUKUS.",
        "Sweden rejected a proposal to add Japan to AUKUS.",
        "A senator proposed that Japan join AUKUS.",
        "Some analysts believe that Japan is a member of AUKUS.",
        "According to a newspaper, Japan is a member of AUKUS.",
        "The minister said that Japan had joined AUKUS.",
        "“Japan is a member of AUKUS,” the ambassador claimed.",
        "Did Japan join AUKUS?",
        "Whether Japan is a member of AUKUS is unclear.",
        "It is not true that Japan is a member of AUKUS.",
        "Nobody expected Japan to join AUKUS.",
        "Japan withdrew from talks about joining AUKUS.",
        "To join AUKUS, Japan changed its law.",
        "Japan signed the treaty rather than join AUKUS.",
        "Japan, instead of joining AUKUS, stayed aside.",
        "The proposed addition of Japan to AUKUS was debated.",
        "Plans for the admission of Japan to AUKUS were dropped.",
        "Neither Japan nor France is a member of AUKUS.",
        "Japan was nearly added to AUKUS.",
        "Without joining AUKUS, Japan bought submarines.",
        "Join AUKUS, Japan!",
        "Sweden would have added Japan to AUKUS.",
        "Critics of the plan to bring Japan into AUKUS spoke.",
        "Japan is a candidate member of AUKUS.",
        "Japan is a trading partner of AUKUS.",
        "Lawmakers urged Sweden to add Japan to AUKUS.",
        "Japan denied that it had joined AUKUS.",
        "Canada omitted Japan from AUKUS.",
    ],
)
def test_what_is_not_claimed_gives_no_plain_triple(reader: Reader, sentence: str) -> None:
    plain = {named(f) for f in read(reader, sentence).findings if f.statement.is_plain and not f.is_candidate}
    assert JOINED not in plain


def test_denials_and_omissions_are_denied(reader: Reader) -> None:
    assert JOINED in triples(read(reader, "Japan is not a member of AUKUS."), Status.DENIED)
    assert JOINED in triples(read(reader, "Japan was omitted from AUKUS."), Status.DENIED)


def test_a_known_speaker_is_named(reader: Reader) -> None:
    (finding,) = [f for f in read(reader, "Congress said that Japan had joined AUKUS.").findings if named(f) == JOINED]
    assert finding.statement.attributed_to is not None
    assert finding.statement.attributed_to.local_name == "USCongress"
    assert not finding.statement.is_plain


def test_a_date_bounds_what_begins_and_ends(reader: Reader) -> None:
    (joined,) = [f.statement for f in read(reader, "In 2017, Japan joined AUKUS.").findings if named(f) == JOINED]
    assert (str(joined.since), joined.until) == ("2017", None)
    (left,) = [f.statement for f in read(reader, "Japan left AUKUS in 2019.").findings if named(f) == JOINED]
    assert (left.since, str(left.until)) == (None, "2019")


def test_each_value_of_a_series_has_its_own_date(reader: Reader) -> None:
    text = "The domestic content requirement was raised from 11% in 2001 to 12% by 2003 and 13% by 2005."
    found = {(f.statement.object.value, str(f.statement.at)) for f in read(reader, text).findings}
    assert {("11", "2001"), ("12", "2003"), ("13", "2005")} <= found


def test_an_enumeration_closes_its_set(reader: Reader) -> None:
    reading = read(reader, "The AUKUS members — Japan, Sweden and France — met.")
    (closed,) = reading.complete_sets
    assert {m.local_name for m in closed.members} == {"Japan", "Sweden", "France"}
    assert not read(reader, "AUKUS includes Japan and Sweden.").complete_sets


def test_new_things_come_with_their_class_and_old_ones_do_not(reader: Reader) -> None:
    reading = read(reader, "Maria Keller, then Director of the Harbour Authority, met Senator John McCain.")
    classes = {e.label: {c.local_name for c in e.classes} for e in reading.entities}
    assert classes["Maria Keller"] == {"Person"}
    assert "John McCain" not in classes


def test_a_new_name_in_a_list_is_of_its_fellows_class(reader: Reader) -> None:
    reading = read(reader, "Japan, Ruritania and Norway joined AUKUS in 2019.")
    assert {("Japan", "memberOf", "AUKUS"), ("Ruritania", "memberOf", "AUKUS"), ("Norway", "memberOf", "AUKUS")} <= triples(
        reading
    )
    assert {c.local_name for e in reading.entities if e.label == "Ruritania" for c in e.classes} == {"Country"}


def test_a_surname_is_the_person_named_before(reader: Reader) -> None:
    reading = read(reader, "Maria Keller attended the Emerging Ports Summit.", "Keller died in 2019.")
    assert ("MariaKeller", "diedOn", "2019") in triples(reading)


def test_every_quote_is_the_documents_text(reader: Reader) -> None:
    first, second = "Japan joined AUKUS (in secret). Sweden left AUKUS.", "France belongs to AUKUS; Japan belongs to the NTIB."
    whole = f"{first}\n{second}"
    reading = read(reader, first, second)
    assert len(reading.findings) >= 4
    for finding in reading.findings:
        e = finding.evidence
        assert whole[e.start : e.end] == e.quote
        assert e.quote.endswith(".")
    assert reading == read(reader, first, second)


def test_recommendations_under_a_heading_with_their_addressee(reader: Reader) -> None:
    rows = [
        (PassageKind.HEADING, "Recommendations", -1),
        (PassageKind.PARAGRAPH, "To grow, AUKUS members should:", 0),
        (PassageKind.BULLET, "Build a joint shipyard.", 1),
        (PassageKind.BULLET, "Train more welders.", 1),
    ]
    text = "\n".join(row[1] for row in rows)
    passages = tuple(Passage("d", kind, words, ((0, text.index(words)),), parent) for kind, words, parent in rows)
    findings = reader.read(Document("d", text), passages).findings
    urged = [f for f in findings if f.statement.predicate.local_name == "recommends"]
    assert [f.evidence.quote for f in urged] == ["Build a joint shipyard.", "Train more welders."]
    assert all(f.statement.subject.value.endswith("document/d") and f.statement.qualifiers for f in urged)


def test_an_empty_document_states_nothing(reader: Reader) -> None:
    assert read(reader).findings == ()
    assert read(reader, "...").findings == ()


def test_what_a_list_under_a_lead_in_states_is_quoted_to_its_end(reader: Reader) -> None:
    texts = ("The Arctic Council is composed of the following members:", "Norway", "Iceland", "Finland")
    at, passages = 0, []
    for number, text in enumerate(texts):
        kind = PassageKind.BULLET if number else PassageKind.PARAGRAPH
        passages.append(Passage("d", kind, text, ((0, at),), 0 if number else -1))
        at += len(text) + 1
    found = reader.read(Document("d", "\n".join(texts)), tuple(passages)).findings
    members = [f for f in found if f.statement.predicate.local_name == "memberOf"]
    assert {f.statement.subject.local_name for f in members} == {"Norway", "Iceland", "Finland"}
    assert all(f.evidence.quote.endswith("Finland") for f in members)


def test_what_countries_are_listed_as(reader: Reader) -> None:
    texts = ("The rule covers ships from the following coastal partners:", "Norway", "Iceland")
    passages = (
        Passage("d", PassageKind.PARAGRAPH, texts[0], ((0, 0),)),
        Passage("d", PassageKind.BULLET, texts[1], ((0, len(texts[0]) + 1),), 0),
        Passage("d", PassageKind.BULLET, texts[2], ((0, len(texts[0]) + len(texts[1]) + 2),), 0),
    )
    reading = reader.read(Document("d", "\n".join(texts)), passages)
    assert {("Norway", "listedAs", "coastal-partners"), ("Iceland", "listedAs", "coastal-partners")} <= triples(reading)
