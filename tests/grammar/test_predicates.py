"""Clauses that surface order hides (fresh sentences)."""

from ntib_graph.extract.reading import Reader
from ntib_graph.model.documents import Document, Passage, PassageKind
from tests.grammar.conftest import Facts


def test_what_is_said_may_stand_in_front(facts: Facts) -> None:
    found = facts("The harbour will close in May, Norway announced.")
    assert ("Norway", "announced") in {f[:2] for f in found}
    assert not {f for f in facts("Because the harbour closed, Norway announced.") if f[1] == "announced"}


def test_what_is_said_is_its_speakers(domain_reader: Reader) -> None:
    text = "Norway joined NATO in 1949, Anna Keller said."
    found = domain_reader.read(Document("d", text), (Passage("d", PassageKind.PARAGRAPH, text, ((0, 0),)),)).findings
    (joined,) = (f.statement for f in found if f.statement.predicate.local_name == "memberOf")
    assert joined.attributed_to is not None


def test_a_verb_with_a_hyphen(facts: Facts) -> None:
    found = facts("The Arctic Council is co-chaired by Jane Miller.")
    assert ("JaneMiller", "headOf", "ArcticCouncil", "") in found


def test_what_a_clause_with_its_own_subject_is_about(facts: Facts) -> None:
    found = facts("It was set up by a letter of intent that the trade ministers of Norway and Sweden signed in 2031.")
    signed = {(f[0], f[2], f[3]) for f in found if f[1] == "signed"}
    assert signed == {(country, "letter-of-intent", "2031") for country in ("Norway", "Sweden")}
