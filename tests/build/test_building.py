"""The whole river on the real documents and on a foreign domain."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.corpus.loading import read_documents
from ntib_graph.graph.checking import check_graph
from tests.conftest import LIGHTHOUSES, ROOT


def test_every_quote_is_the_documents_text_at_its_offsets(graph: KnowledgeGraph) -> None:
    texts = {d.id: d.text for d in read_documents(ROOT / "data" / "documents")}
    checked = 0
    for _, evidences in graph.statements():
        assert evidences
        for evidence in evidences:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.quote
            assert 0 < len(evidence.quote) <= 1000
            checked += 1
    assert checked >= 100


def test_the_dump_is_the_same_byte_for_byte(graph: KnowledgeGraph, tmp_path: Path) -> None:
    again = KnowledgeGraph(ROOT, tmp_path / "again")
    again.build()
    for name, built in (("first", graph), ("second", again)):
        built.store.dump_nquads(tmp_path / name)
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_shapes_hygiene_and_golden_rows_find_nothing(graph: KnowledgeGraph) -> None:
    assert check_graph(graph.store, graph.domain, graph.find_entity) == ()


@pytest.mark.parametrize(("date", "members"), [("2016", 2), ("2018", 4), ("2024", 5)])
def test_membership_by_date(graph: KnowledgeGraph, date: str, members: int) -> None:
    from ntib_graph.graph.named_queries import find_named_query, read_named_queries, with_parameters

    queries = read_named_queries(graph.domain.folder / "queries" / "competency")
    query = with_parameters(find_named_query(queries, "members-as-of"), {"date": date}, graph.find_entity)
    assert len(graph.query(query).rows) == members


def test_no_blank_node_is_stored(graph: KnowledgeGraph) -> None:
    for triple in graph.triples():
        assert not triple.subject.value.startswith("_:")
        assert not triple.object.value.startswith("_:")


def test_a_foreign_domain_is_read_by_the_same_engine(lighthouses: KnowledgeGraph) -> None:
    facts = {lighthouses.word(statement) for statement, _ in lighthouses.statements()}
    assert "Ada Brook tended Gull Rock Light." in facts
    assert "Ada Brook is a member of Lamp Guild, from 1901." in facts
    assert "Gull Rock Light was first lit in 1872." in facts
    assert "It is denied that Tom Fenn is a member of Lamp Guild." in facts
    assert check_graph(lighthouses.store, lighthouses.domain, lighthouses.find_entity) == ()


def test_a_domain_of_data_alone_is_a_graph_too(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "birds.ttl").write_text(
        "@prefix b: <https://example.org/birds#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        'b:Bird a owl:Class ; rdfs:label "bird" . b:nestsIn a owl:ObjectProperty .\n'
        'b:Wren a b:Bird ; rdfs:label "wren" ; b:nestsIn b:Hedge . b:Hedge a b:Bird ; rdfs:label "hedge" .\n',
        encoding="utf-8",
    )
    graph = KnowledgeGraph(folder, tmp_path / "store")
    report = graph.build()
    assert (report.documents, report.statements) == (0, 0)
    assert [row[0].local_name for row in graph.query("SELECT ?b { ?b b:nestsIn b:Hedge }").rows] == ["Wren"]  # type: ignore[union-attr]


def test_judgements_can_be_left_out(tmp_path: Path) -> None:
    report = KnowledgeGraph(LIGHTHOUSES, tmp_path).build(judgements=False)
    assert report.judged == 0
