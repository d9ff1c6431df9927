from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.model.dates import year
from ntib_graph.model.statements import Evidence, Qualifier, Statement, Status
from ntib_graph.model.terms import Iri, Literal

S, P, OTHER, Q = (Iri(f"https://example.org/{name}") for name in "spoq")
PLAIN = Statement(S, P, OTHER)


def test_every_part_of_a_statement_is_part_of_its_identity() -> None:
    others = [
        replace(PLAIN, subject=OTHER),
        replace(PLAIN, predicate=OTHER),
        replace(PLAIN, object=Literal(OTHER.value)),
        replace(PLAIN, qualifiers=(Qualifier(Q, OTHER),)),
        replace(PLAIN, since=year(2017)),
        replace(PLAIN, until=year(2017)),
        replace(PLAIN, at=year(2017)),
        replace(PLAIN, status=Status.DENIED),
        replace(PLAIN, attributed_to=OTHER),
    ]
    assert len({statement.id for statement in (PLAIN, *others)}) == 10


@given(st.permutations([Qualifier(Q, Iri(f"https://example.org/{n}")) for n in range(4)]))
def test_the_order_of_qualifiers_does_not_matter(qualifiers: list[Qualifier]) -> None:
    assert replace(PLAIN, qualifiers=tuple(qualifiers)).id == replace(PLAIN, qualifiers=tuple(sorted(qualifiers))).id


def test_only_what_is_asserted_in_the_own_voice_is_plain() -> None:
    assert PLAIN.is_plain
    assert not replace(PLAIN, attributed_to=S).is_plain
    assert not any(replace(PLAIN, status=status).is_plain for status in Status if status is not Status.ASSERTED)


def test_an_evidence_is_known_by_its_place_and_the_way_it_was_found() -> None:
    evidence = Evidence("d", 3, 9, "quoted", "memberOf/join active", "model")
    assert evidence.id == replace(evidence, confidence=0.5).id
    assert evidence.id != replace(evidence, start=2).id
    assert evidence.id != replace(evidence, found_by="judgement").id
