from __future__ import annotations

import pytest

from ntib_graph.extract.reading import Reader, open_reader
from ntib_graph.model.documents import Document, Passage, PassageKind
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from tests.grammar.conftest import Facts

BERN = "Norwegian Coast Guard sailors fly a drone during exercise Cold Harbour 19 in Bergen, Norway, March 2019."


@pytest.fixture(scope="module")
def reader(domain: Domain) -> Reader:
    return open_reader(domain)


def facts(reader: Reader, text: str, kind: PassageKind = PassageKind.CAPTION) -> set[tuple[str, str, str, str]]:
    findings = reader.read(Document("d", text), (Passage("d", kind, text, ((0, 0),)),)).findings
    return {
        (
            f.statement.subject.local_name,
            f.statement.predicate.local_name,
            f.statement.object.local_name if isinstance(f.statement.object, Iri) else f.statement.object.value,
            f.statement.at.edtf if f.statement.at else "",
        )
        for f in findings
        if not f.is_candidate
    }


def test_who_stands_first_took_part_at_the_place_and_date(reader: Reader) -> None:
    found = facts(reader, BERN)
    assert ("NorwegianCoastGuard", "participatedIn", "ColdHarbour19", "2019-03") in found
    assert ("ColdHarbour19", "locatedIn", "Bergen", "2019-03") in found
    assert ("ColdHarbour19", "occurredOn", "2019-03", "") in found


def test_the_place_may_stand_behind_a_comma(reader: Reader) -> None:
    text = "The Royal Danish Navy and the Swedish Navy sail together during the Baltic Mine Exercise, Baltic Sea, June 2021."
    found = facts(reader, text)
    assert ("BalticMineExercise", "locatedIn", "BalticSea", "2021-06") in found
    assert {("RoyalDanishNavy", "participatedIn", "BalticMineExercise", "2021-06")} <= found


def test_only_captions_are_read_so(reader: Reader) -> None:
    assert not [f for f in facts(reader, BERN, PassageKind.PARAGRAPH) if f[1] == "participatedIn"]


def test_two_occasions_leave_open_what_was_where(reader: Reader) -> None:
    text = "Norwegian Coast Guard sailors during exercise Cold Harbour 19 and during exercise Warm Harbour 20, March 2019."
    assert not [f for f in facts(reader, text) if f[1] in ("locatedIn", "occurredOn")]


def test_whose_thing_it_is_says_nobody_was_there(reader: Reader) -> None:
    text = "A Norway Post van during exercise Cold Harbour 19, Bergen, March 2019."
    assert ("Norway", "participatedIn", "ColdHarbour19", "2019-03") not in facts(reader, text)


def test_people_of_a_body_and_the_name_of_an_exercise(reader: Reader) -> None:
    found = facts(reader, "Sailors of the Royal Navy wave during Exercise Blue Harbour, Faslane, Scotland, 12 May 2021.")
    assert ("RoyalNavy", "participatedIn", "ExerciseBlueHarbour", "2021-05-12") in found
    assert ("ExerciseBlueHarbour", "locatedIn", "Faslane", "2021-05-12") in found


def test_a_picture_with_its_credit_place_and_date(facts: Facts) -> None:
    text = "Norwegian sailors repair a crane at the old port in Oslo, May 2031. Source: Royal Norwegian Navy"
    found = {f[1:3] for f in facts(text, kind=PassageKind.CAPTION)}
    assert {("takenIn", "Oslo"), ("takenOn", "2031-05")} <= found


def test_a_caption_with_an_occasion_at_a_place(facts: Facts) -> None:
    text = "A Norwegian sailor waves during Exercise Blue Harbour at Oslo, May 2031."
    found = {f[:3] for f in facts(text, kind=PassageKind.CAPTION)}
    assert ("ExerciseBlueHarbour", "locatedIn", "Oslo") in found


def test_the_day_of_a_picture_is_not_that_of_its_credit(reader: Reader) -> None:
    found = facts(reader, f"{BERN} Source: Norwegian Coast Guard")
    assert {f[3] for f in found if f[1] == "creditedTo"} == {""}
    assert {f[3] for f in found if f[1] == "takenIn"} == {"2019-03"}
