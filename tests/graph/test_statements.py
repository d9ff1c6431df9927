import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntib_graph.graph.statements import (
    complete_set_triples,
    document_triples,
    entity_triples,
    read_sources,
    read_statements,
    statement_triples,
    statements_of,
)
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.errors import StoreError
from ntib_graph.model.statements import CompleteSet, Entity, Evidence, Qualifier, Statement, Status, number
from ntib_graph.model.terms import Iri, Literal, Triple, text
from ntib_graph.vocabulary import namespaces as ns

BASE = "http://zoo.example/"
NAMES = st.sampled_from([Iri(BASE + name) for name in ("Olga", "Pond", "Otto", "livesIn", "eats")])
WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
OBJECTS = NAMES | WORDS.map(Literal) | WORDS.map(text) | st.integers(-999, 999).map(lambda n: number(f"{n / 10}"))
TIMES = st.none() | st.sampled_from(["2019", "2019-05", "2019-05-03", "201X", "[2001..2004]", "2019~"]).map(parse_edtf)
QUALIFIERS = st.lists(
    st.builds(Qualifier, st.sampled_from([Iri(BASE + "with"), Iri(BASE + "because")]), OBJECTS), max_size=3, unique=True
).map(tuple)
STATEMENTS = st.builds(
    Statement, NAMES, NAMES, OBJECTS, QUALIFIERS, TIMES, TIMES, TIMES, st.sampled_from(Status), st.none() | NAMES
)
EVIDENCES = st.builds(
    lambda document, start, quote, found_by, confidence: Evidence(
        document, start, start + len(quote), quote, found_by, "parser 1.0", confidence
    ),
    st.sampled_from(["diary", "a-report"]),
    st.integers(0, 10**6),
    WORDS,
    st.sampled_from(["livesIn/live active", "judgement", "eats/eat"]),
    st.floats(0, 1).map(lambda x: round(x, 6)),
)


def normal(statement: Statement) -> Statement:
    """Qualifiers have no order."""
    key = lambda q: (q.property.value, isinstance(q.value, Literal), q.value.value, str(q.value))  # noqa: E731
    return dataclasses.replace(statement, qualifiers=tuple(sorted(statement.qualifiers, key=key)))


@given(st.dictionaries(STATEMENTS, st.lists(EVIDENCES, min_size=1, max_size=2, unique_by=lambda e: e.id), min_size=1, max_size=4))
def test_statements_come_back_as_they_went_in(facts: dict[Statement, list[Evidence]]) -> None:
    by_id = {statement.id: (statement, evidences) for statement, evidences in facts.items()}
    # The same evidence id means the same evidence.
    known = {e.id: e for _, evidences in by_id.values() for e in evidences}
    store = GraphStore.in_memory(
        triple for s, evidences in by_id.values() for triple in statement_triples(s, [known[e.id] for e in evidences], BASE)
    )
    found = read_statements(store)
    assert len(found) == len(by_id)
    for fact in found:
        statement, evidences = by_id[fact.statement.id]
        assert fact.iri == ns.statement_iri(BASE, statement.id)
        assert set(fact.statement.qualifiers) == set(statement.qualifiers)
        assert normal(fact.statement) == normal(statement)
        assert {e.id: e for e in fact.evidences} == {e.id: known[e.id] for e in evidences}


def test_no_triple_has_a_blank_node(zoo_triples: list[Triple]) -> None:
    assert not [t for t in zoo_triples if t.subject.value.startswith("_:") or t.object.value.startswith("_:")]


def test_plain_triple_only_in_the_documents_own_voice(olga: tuple[Statement, Evidence]) -> None:
    statement, evidence = olga
    plain = Triple(statement.subject, statement.predicate, statement.object)
    assert plain in set(statement_triples(statement, [evidence], BASE))
    for other in (
        dataclasses.replace(statement, status=Status.DENIED),
        dataclasses.replace(statement, status=Status.PROPOSED),
        dataclasses.replace(statement, attributed_to=Iri(BASE + "Otto")),
    ):
        assert plain not in set(statement_triples(other, [evidence], BASE))


def test_time_stands_as_written_and_as_days(olga: tuple[Statement, Evidence]) -> None:
    store = GraphStore.in_memory(statement_triples(olga[0], [olga[1]], BASE))
    rows = store.select("SELECT ?w ?e ?l { ?s ntib:since ?w ; ntib:sinceEarliest ?e ; ntib:sinceLatest ?l }").rows
    assert [[str(cell) for cell in row] for row in rows] == [["2019", "2019-01-01", "2019-12-31"]]
    assert isinstance(rows[0][0], Literal) and rows[0][0].datatype == ns.EDTF


def test_evidence_points_at_its_lexical_entry_or_judge(olga: tuple[Statement, Evidence]) -> None:
    statement, evidence = olga
    judged = dataclasses.replace(evidence, found_by="judgement", model="Jo")
    triples = set(statement_triples(statement, [evidence, judged], BASE, {"livesIn/live"}))
    assert {t.object for t in triples if t.predicate == ns.FOUND_BY} == {
        ns.lexical_entry_iri(BASE, "livesIn/live"),
        ns.agent_iri(BASE, "Jo"),
    }
    kinds = {t.subject: t.object.local_name for t in triples if t.predicate == ns.RDF_TYPE and isinstance(t.object, Iri)}
    assert kinds[ns.agent_iri(BASE, "Jo")] == "Person"
    assert kinds[ns.agent_iri(BASE, "parser 1.0")] == "SoftwareAgent"


def test_statements_of_a_pattern(olga: tuple[Statement, Evidence]) -> None:
    statement, evidence = olga
    other = dataclasses.replace(statement, object=Iri(BASE + "Cage"), status=Status.DENIED)
    store = GraphStore.in_memory(t for s in (statement, other) for t in statement_triples(s, [evidence], BASE))
    assert {f.statement for f in statements_of(store, subject=statement.subject)} == {statement, other}
    assert [f.statement for f in statements_of(store, statement.subject, object=other.object)] == [other]
    assert statements_of(store, subject=Iri(BASE + "Nobody")) == ()
    assert read_statements(store, [Iri(BASE + "Nobody")]) == ()


def test_incomplete_statement_is_an_error_that_names_it(olga: tuple[Statement, Evidence]) -> None:
    statement, evidence = olga
    triples = [t for t in statement_triples(statement, [evidence], BASE) if t.predicate.local_name != "exact"]
    with pytest.raises(StoreError, match=statement.id):
        read_statements(GraphStore.in_memory(triples))


def test_unknown_facts_of_a_document_are_left_out() -> None:
    known = {t.predicate.local_name for t in document_triples(Document("d", "x", Source(media_type="")), BASE)}
    assert known == {"type", "identifier", "label"}
    full = Source("T", "P", "2021-05", "en", "CC BY", "https://zoo.example/t", ("A", "B"), "ab12")
    triples = list(document_triples(Document("d", "x", full), BASE))
    assert {str(t.object) for t in triples} >= {"T", "P", "2021-05", "en", "CC BY", "https://zoo.example/t", "A", "B", "ab12"}


def test_complete_set_and_entity(olga: tuple[Statement, Evidence]) -> None:
    olga_iri, pond = Iri(BASE + "Olga"), Iri(BASE + "Pond")
    store = GraphStore.in_memory(
        [
            *complete_set_triples(CompleteSet(Iri(BASE + "livesIn"), pond, (olga_iri,), olga[1]), BASE),
            *entity_triples(Entity(olga_iri, "Olga", (Iri(BASE + "Animal"),), ("the otter",))),
        ]
    )
    sparql = "SELECT ?m ?a { ?set a ntib:CompleteSet ; ntib:setObject ?o ; ntib:setMember ?m . ?m skos:altLabel ?a }"
    assert store.select(sparql).rows == ((olga_iri, text("the otter")),)


def test_every_engine_term_that_is_used_is_documented(zoo_triples: list[Triple]) -> None:
    described = {t.subject for t in zoo_triples if t.predicate == ns.SKOS_DEFINITION}
    used = {t.predicate for t in zoo_triples if t.predicate.value.startswith(ns.ENGINE)}
    assert used and used <= described


def test_what_is_known_of_documents_comes_back() -> None:
    full = Source("A title", "A house", "1901-02", "en", "free", "https://zoo.example/a", ("Ada", "Tom"), "ab12", "text/html")
    documents = (Document("b", "text", full), Document("a", "text", Source()))
    store = GraphStore.in_memory([t for document in documents for t in document_triples(document, "http://zoo.example/")])
    assert read_sources(store) == {"a": Source(), "b": full}
    assert list(read_sources(store)) == ["a", "b"]
