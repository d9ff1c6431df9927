import json

import pytest

from ntib_graph.extract.judgements import apply_judgements, read_judgements
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.errors import UsageError
from ntib_graph.model.statements import Finding, Reading
from ntib_graph.review.reviewing import Verdict
from ntib_graph.review.sessions import ReviewSession
from tests.review.conftest import TEXT


def lines(session: ReviewSession) -> list[dict[str, object]]:
    return [json.loads(line) for line in session.stored.path.read_text(encoding="utf-8").splitlines()]


def built(session: ReviewSession, finding: Finding) -> Reading:
    document = Document("log", TEXT, Source(sha256="a" * 64))
    reading = Reading("log", (finding,), tuple(session.entities[i] for i in (finding.statement.subject,)))
    judged, warnings = apply_judgements(reading, read_judgements(session.stored.folder), document, session.domain)
    assert warnings == ()
    return judged


def test_a_correction_is_a_line_that_a_person_can_read_and_a_build_carries_out(session: ReviewSession, finding: Finding) -> None:
    correction = session.correction(finding).change("object", "Gull Rock").change("since", "1901")
    assert session.word(correction) == "Nell Marsh tended Gull Rock Light, from 1901."
    assert session.judge(finding, Verdict.CORRECT, correction)
    assert lines(session) == [
        {
            "verdict": "correct", "document": "log", "statement": finding.statement.id, "quote": TEXT, "start": 0,
            "sha256": "a" * 64, "subject": "Nell Marsh", "subject_class": "sea:Keeper", "predicate": "sea:tended",
            "object": "sea:GullRockLight", "since": "1901", "judge": "me",
        }
    ]  # fmt: skip
    judged = built(session, finding)
    assert [f.statement for f in judged.findings] == [correction.statement]


def test_an_accepted_statement_says_what_holds(session: ReviewSession, finding: Finding) -> None:
    assert session.judge(finding, Verdict.ACCEPT)
    assert lines(session)[0]["object"] == "sea:HarbourLight"
    assert [(f.statement, f.is_candidate) for f in built(session, finding).findings] == [(finding.statement, False)]


def test_a_correction_that_changes_nothing_is_an_acceptance(session: ReviewSession, finding: Finding) -> None:
    session.judge(finding, Verdict.CORRECT, session.correction(finding))
    assert lines(session)[0]["verdict"] == "accept"


def test_a_skip_is_no_judgement(session: ReviewSession, finding: Finding) -> None:
    assert not session.judge(finding, Verdict.SKIP)
    assert not session.stored.path.exists()


def test_a_correction_that_does_not_fit_is_not_stored(session: ReviewSession, finding: Finding) -> None:
    wrong = session.correction(finding).change("object", "Storm Island")
    with pytest.raises(UsageError):
        session.judge(finding, Verdict.CORRECT, wrong)
    assert not session.stored.path.exists()
