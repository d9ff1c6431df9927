import json
from pathlib import Path
from typing import Any

import pytest

from ntib_graph.extract.judgements import apply_judgements, open_candidates, read_judgements
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.model.documents import Document
from ntib_graph.model.errors import DomainError
from ntib_graph.model.statements import Evidence, Finding, Reading, Statement, Status
from ntib_graph.model.terms import Iri, Literal

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


def test_a_quote_that_is_not_in_the_document_waits_and_is_named(tmp_path: Path) -> None:
    reading, warnings = applied(tmp_path, {**ADD, "quote": "Nobody wrote this."})
    assert reading.findings == (CANDIDATE,)
    assert "log.jsonl:1" in warnings[0]


def test_accepting_makes_a_fact_and_rejecting_removes_one(tmp_path: Path) -> None:
    accept = {"verdict": "accept", "document": "log", "statement": CANDIDATE.statement.id}
    reading, warnings = applied(tmp_path, accept)
    assert [finding.is_candidate for finding in reading.findings] == [False]
    reading, warnings = applied(tmp_path, {**accept, "verdict": "reject"})
    assert reading.findings == ()
    reading, warnings = applied(tmp_path, {**accept, "statement": "0000000000000000"})
    assert reading.findings == (CANDIDATE,)
    assert "no longer found" in warnings[0]


def test_only_unjudged_candidates_are_open(tmp_path: Path) -> None:
    assert list(open_candidates(READING, ())) == [CANDIDATE]
    _, _ = applied(tmp_path, {"verdict": "reject", "document": "log", "statement": CANDIDATE.statement.id})
    assert list(open_candidates(READING, read_judgements(tmp_path))) == []


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
    ],
)
def test_a_broken_judgement_is_named_with_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "log.jsonl").write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(DomainError) as caught:
        apply_judgements(READING, read_judgements(tmp_path), DOCUMENT, DOMAIN)
    assert "log.jsonl:2" in str(caught.value)
    assert said in str(caught.value)
