from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.build.merging import merge_readings
from ntib_graph.model.dates import year
from ntib_graph.model.statements import CompleteSet, Entity, Evidence, Finding, Reading, Statement
from ntib_graph.model.terms import Iri

A, B, P = (Iri(f"https://example.org/{name}") for name in "abp")
FACT = Statement(A, P, B)
FIRST = Evidence("one", 0, 4, "text", "p/word active", "model 1")
SECOND = Evidence("two", 5, 9, "text", "p/word passive", "model 1")


def reading(document: str, *findings: Finding, **more: object) -> Reading:
    return Reading(document, findings, **more)  # type: ignore[arg-type]


def test_the_same_fact_from_two_documents_is_one_statement_with_two_evidences() -> None:
    merged = merge_readings([reading("two", Finding(FACT, SECOND)), reading("one", Finding(FACT, FIRST), Finding(FACT, FIRST))])
    assert merged.statements == ((FACT, (FIRST, SECOND)),)


def test_a_candidate_enters_no_graph_and_counts_unless_the_fact_is_found_elsewhere() -> None:
    doubtful = Finding(replace(FACT, since=year(2017)), FIRST, is_candidate=True)
    merged = merge_readings([reading("one", doubtful, Finding(FACT, SECOND), Finding(FACT, FIRST, is_candidate=True))])
    assert [statement for statement, _ in merged.statements] == [FACT]
    assert merged.candidates == 1


def test_what_rests_on_judgements_alone_is_counted_apart() -> None:
    judged = replace(FIRST, found_by="judgement", model="a person")
    both = replace(FACT, since=year(2017))
    merged = merge_readings([reading("one", Finding(FACT, judged), Finding(both, judged), Finding(both, FIRST))])
    assert (merged.judged, merged.extracted) == (1, 1)


def test_an_entity_met_twice_keeps_all_its_names_and_classes() -> None:
    one = reading("one", Finding(FACT, FIRST), entities=(Entity(A, "Ada Brook", (P,), ("A. Brook",)),))
    two = reading("two", entities=(Entity(A, "Ada M. Brook", (B,)),))
    assert merge_readings([two, one]).entities == (Entity(A, "Ada Brook", (B, P), ("A. Brook", "Ada M. Brook")),)


def test_what_only_a_candidate_speaks_of_is_left_out() -> None:
    doubtful = Finding(FACT, FIRST, is_candidate=True)
    assert merge_readings([reading("one", doubtful, entities=(Entity(A, "Ada Brook", (P,)),))]).entities == ()


@given(st.permutations(["one", "two", "three", "four"]))
def test_the_order_of_documents_does_not_matter(order: list[str]) -> None:
    def one(name: str) -> Reading:
        evidence = replace(FIRST, document=name)
        members = CompleteSet(P, B, (A,), evidence)
        return reading(name, Finding(FACT, evidence), entities=(Entity(A, name, (P,)),), complete_sets=(members,))

    assert merge_readings(map(one, order)) == merge_readings(map(one, sorted(order)))
