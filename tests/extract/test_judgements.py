import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ntib_graph.extract.judged_statements import stated, statement_fields
from ntib_graph.extract.judgements import apply_judgements, open_candidates, read_judgements
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.errors import DomainError
from ntib_graph.model.statements import Entity, Evidence, Finding, Qualifier, Reading, Statement, Status
from ntib_graph.model.terms import XSD_DECIMAL, Iri, Literal
from ntib_graph.vocabulary.domain import Domain

DOMAIN = load_domain(Path(__file__).parent.parent / "domains" / "lighthouses")
SEA = DOMAIN.ontology.namespace
TEXT = "Ada Brook tended the Gull Rock Light. Its lamp was first lit in 1873."
DOCUMENT = Document("log", TEXT)
ADD = {
    "verdict": "add", "document": "log", "quote": "Ada Brook tended the Gull Rock Light.",
    "subject": "sea:AdaBrook", "predicate": "sea:tended", "object": "sea:GullRockLight", "judge": "tests",
}  # fmt: skip
CANDIDATE = Finding(
    Statement(Iri(SEA + "AdaBrook"), Iri(SEA + "tended"), Iri(SEA + "HarbourLight")),
    Evidence("log", 0, 37, TEXT[:37], "tended/tend active", "model"),
    is_candidate=True,
)
READING = Reading("log", (CANDIDATE,))


def applied(folder: Path, *lines: dict[str, Any]) -> tuple[Reading, tuple[str, ...]]:
    (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return apply_judgements(READING, read_judgements(folder), DOCUMENT, DOMAIN)


def test_an_added_fact_stands_on_its_quote(tmp_path: Path) -> None:
    reading, warnings = applied(tmp_path, ADD)
    added = reading.findings[-1]
    assert added.statement == Statement(Iri(SEA + "AdaBrook"), Iri(SEA + "tended"), Iri(SEA + "GullRockLight"))
    assert TEXT[added.evidence.start : added.evidence.end] == added.evidence.quote == ADD["quote"]
    assert (added.evidence.found_by, added.evidence.model) == ("judgement", "tests")
    assert not warnings


def test_values_dates_status_and_new_things_can_be_stated(tmp_path: Path) -> None:
    lit = {
        **ADD,
        "quote": "Its lamp was first lit in 1873.",
        "subject": "sea:GullRockLight",
        "predicate": "sea:litOn",
        "object": "1873",
    }
    new = {**ADD, "object": "Old Tower", "object_class": "sea:Lighthouse", "until": "1872", "status": "denied"}
    reading, _ = applied(tmp_path, lit, new)
    first, second = (finding.statement for finding in reading.findings[-2:])
    assert first.object == Literal("1873", "http://id.loc.gov/datatypes/edtf/EDTF")
    assert (second.object, str(second.until), second.status) == (Iri(SEA + "OldTower"), "1872", Status.DENIED)
    assert [entity.label for entity in reading.entities] == ["Old Tower"]


def test_a_quote_that_is_not_in_the_document_is_an_error_with_its_line_and_what_to_do(tmp_path: Path) -> None:
    gone = {**ADD, "quote": "Nobody wrote this."}
    with pytest.raises(DomainError, match="the quote is not in log") as caught:
        applied(tmp_path, ADD, gone)
    assert caught.value.where.endswith("log.jsonl:2")
    assert "write the quote as it stands there now" in caught.value.advice
    with pytest.raises(DomainError, match="nor are those of 1 more judgements"):
        applied(tmp_path, gone, gone)


def test_a_quote_that_moved_is_found_again_and_said(tmp_path: Path) -> None:
    lit = {**ADD, "quote": "lit", "subject": "sea:GullRockLight", "predicate": "sea:litOn", "object": "1873", "start": 50}
    reading, (warning,) = applied(tmp_path, {**ADD, "start": 0}, lit)
    assert [f.evidence.start for f in reading.findings[1:]] == [0, TEXT.index("lit")]
    assert "log.jsonl: log has changed since it was judged" in warning
    assert f"(line 2: from 50 to {TEXT.index('lit')})" in warning


def test_of_several_places_the_nearest_is_meant(tmp_path: Path) -> None:
    document = Document("log", f"{TEXT} {TEXT}")
    for start, found in ((0, 0), (60, len(TEXT) + 1), (len(TEXT) + 1, len(TEXT) + 1)):
        (tmp_path / "log.jsonl").write_text(json.dumps({**ADD, "start": start}) + "\n", encoding="utf-8")
        reading, warnings = apply_judgements(Reading("log"), read_judgements(tmp_path), document, DOMAIN)
        assert reading.findings[0].evidence.start == found
        assert bool(warnings) == (start == 60)


def test_another_file_under_a_judgement_is_said_though_its_quotes_are_where_they_were(tmp_path: Path) -> None:
    document = Document("log", TEXT, Source(sha256="b" * 64))
    (tmp_path / "log.jsonl").write_text(json.dumps({**ADD, "start": 0, "sha256": "a" * 64}) + "\n", encoding="utf-8")
    reading, (warning,) = apply_judgements(Reading("log"), read_judgements(tmp_path), document, DOMAIN)
    assert len(reading.findings) == 1
    assert "has changed since it was judged; every quote is where it was" in warning
    assert (
        apply_judgements(Reading("log"), read_judgements(tmp_path), replace(document, source=Source(sha256="a" * 64)), DOMAIN)[1]
        == ()
    )


def test_accepting_makes_a_fact_and_rejecting_removes_one(tmp_path: Path) -> None:
    accept = {"verdict": "accept", "document": "log", "statement": CANDIDATE.statement.id}
    reading, warnings = applied(tmp_path, accept)
    assert [(f.is_candidate, f.evidence.found_by, f.evidence.model) for f in reading.findings] == [
        (False, "judgement", "reviewer")
    ]
    reading, warnings = applied(tmp_path, {**accept, "verdict": "reject"})
    assert reading.findings == ()
    reading, warnings = applied(tmp_path, {**accept, "statement": "0000000000000000"})
    assert reading.findings == (CANDIDATE,)
    assert "no longer found" in warnings[0]


def test_an_accepted_statement_that_is_no_longer_read_still_stands_on_its_quote(tmp_path: Path) -> None:
    accept = {**ADD, "verdict": "accept", "statement": "0000000000000000"}
    reading, warnings = applied(tmp_path, accept)
    assert (reading.findings[-1].statement.object, warnings) == (Iri(SEA + "GullRockLight"), ())


CORRECT = {**ADD, "verdict": "correct", "statement": CANDIDATE.statement.id}


def test_a_correction_takes_the_place_of_what_was_read(tmp_path: Path) -> None:
    reading, warnings = applied(tmp_path, CORRECT)
    assert [f.statement.object for f in reading.findings] == [Iri(SEA + "GullRockLight")]
    assert (reading.findings[0].evidence.found_by, warnings) == ("judgement", ())
    assert list(open_candidates(READING, read_judgements(tmp_path))) == []
    later = Reading("log")
    assert len(apply_judgements(later, read_judgements(tmp_path), DOCUMENT, DOMAIN)[0].findings) == 1, "it stands on its quote"


def test_the_last_judgement_of_a_statement_counts(tmp_path: Path) -> None:
    accept = {"verdict": "accept", "document": "log", "statement": CANDIDATE.statement.id}
    reject = {**accept, "verdict": "reject"}
    corrected = applied(tmp_path, CORRECT)[0].findings[0].statement.id
    for lines, left in (
        ((reject, accept), ["HarbourLight"]),
        ((accept, reject), []),
        ((CORRECT, {**reject, "statement": corrected}), []),
        ((CORRECT, {**CORRECT, "statement": corrected, "object": "sea:HarbourLight"}), ["HarbourLight", "HarbourLight"]),
        ((reject, CORRECT), ["GullRockLight"]),
        ((CORRECT, accept), ["HarbourLight", "GullRockLight"]),
    ):
        reading, _ = applied(tmp_path, *lines)
        assert [f.statement.object.local_name for f in reading.findings] == left, lines  # type: ignore[union-attr]


def test_a_statement_written_as_a_line_is_read_back_as_it_was(domain: Domain) -> None:
    space = domain.ontology.namespace
    summit, fees = Entity(Iri(space + "HarbourSummit"), "Harbour Summit", (Iri(space + "Event"),)), "docking fees"
    barrier = Entity(domain.ontology.phrase_iri(Iri(space + "Barrier"), fees), fees, (Iri(space + "Barrier"),))
    law = Entity(Iri(space + "HarbourAct"), "Harbour Act", (Iri(space + "Statute"),))
    entities = {e.iri: e for e in (summit, barrier, law)}
    country, when = Iri(space + "Norway"), parse_edtf("2017-05")
    money = Qualifier(Iri(space + "amount"), Literal("$2 billion"))
    by = [Qualifier(Iri(space + "exemptedBy"), iri) for iri in (law.iri, country)]
    for statement in (
        Statement(country, Iri(space + "participatedIn"), summit.iri, at=when),
        Statement(country, Iri(space + "hasBarrier"), barrier.iri, since=when, until=parse_edtf("2019"), status=Status.DENIED),
        Statement(country, Iri(space + "funds"), Iri(space + "AUKUS"), (money,), attributed_to=law.iri),
        Statement(country, Iri(space + "exemptFrom"), Iri(space + "ITAR"), tuple(sorted(by))),
        Statement(Iri(space + "DomesticContentRequirement"), Iri(space + "hasThreshold"), Literal("65", XSD_DECIMAL)),
    ):
        fields = json.loads(json.dumps(statement_fields(statement, domain, entities)))
        found, introduced = stated(fields, domain, "a line")
        assert found == statement
        assert {e.iri for e in introduced} <= entities.keys()


def test_only_unjudged_candidates_are_open(tmp_path: Path) -> None:
    assert list(open_candidates(READING, ())) == [CANDIDATE]
    _, _ = applied(tmp_path, {"verdict": "reject", "document": "log", "statement": CANDIDATE.statement.id})
    assert list(open_candidates(READING, read_judgements(tmp_path))) == []


def test_a_set_can_be_said_to_be_whole(tmp_path: Path) -> None:
    whole = {
        "verdict": "enumerate", "document": "log", "quote": "Ada Brook tended the Gull Rock Light.",
        "predicate": "sea:tended", "object": "sea:GullRockLight", "members": ["sea:AdaBrook"], "judge": "tests",
    }  # fmt: skip
    reading, warnings = applied(tmp_path, whole)
    (complete,) = reading.complete_sets
    assert (complete.predicate, complete.anchor) == (Iri(SEA + "tended"), Iri(SEA + "GullRockLight"))
    assert complete.members == (Iri(SEA + "AdaBrook"),)
    assert complete.evidence.quote == TEXT[complete.evidence.start : complete.evidence.end]
    assert not warnings
    with pytest.raises(DomainError, match="sea:NobodyAtAll is no known thing"):
        applied(tmp_path, {**whole, "members": ["sea:NobodyAtAll"]})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "JSON object"),
        (json.dumps({**ADD, "verdict": "perhaps"}), "perhaps"),
        (json.dumps({**ADD, "colour": "red"}), "colour"),
        (json.dumps({k: v for k, v in ADD.items() if k != "quote"}), "quote"),
        (json.dumps({**ADD, "predicate": "sea:painted"}), "sea:painted"),
        (json.dumps({**ADD, "object": "some tower"}), "some tower"),
        (json.dumps({**ADD, "since": "long ago"}), "long ago"),
        (json.dumps({**ADD, "status": "rumoured"}), "rumoured"),
        (json.dumps({**ADD, "subject": 7}), "'subject' is 7, not a text"),
        (json.dumps({**ADD, "start": "here"}), "'start' is 'here', not a number"),
        (json.dumps({**ADD, "qualifiers": ["a"]}), "'qualifiers' is no JSON object"),
        (json.dumps({**ADD, "attributed_to": {"name": "Ada"}}), "is no name"),
        (json.dumps({**ADD, "verdict": "correct"}), "no 'statement'"),
    ],
)
def test_a_broken_judgement_is_named_with_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "log.jsonl").write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(DomainError) as caught:
        apply_judgements(READING, read_judgements(tmp_path), DOCUMENT, DOMAIN)
    assert "log.jsonl:2" in str(caught.value)
    assert said in str(caught.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(DomainError, match="cannot be read") as caught:
        read_judgements(tmp_path)
    assert caught.value.where.endswith("log.jsonl")
