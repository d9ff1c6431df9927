from pathlib import Path

import pytest

from ntib_graph.graph.checking import ENGINE_SHAPES, check_graph, shape_files
from ntib_graph.graph.domain_folder import domain_triples, load_domain
from ntib_graph.graph.shapes import validate
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import XSD_INTEGER, Iri, Literal, Triple

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix zoo: <http://zoo.example/> .
zoo:Homes a sh:NodeShape ; sh:targetSubjectsOf zoo:livesIn ;
    sh:property [ sh:path zoo:livesIn ; sh:class zoo:Place ; sh:message "An animal lives in a place." ] .
"""


def test_a_clean_graph_has_no_violations(zoo_triples: list[Triple]) -> None:
    assert validate(zoo_triples, [ENGINE_SHAPES]) == ()


@pytest.mark.parametrize(
    ("predicate", "value", "said"),
    [
        ("exact", Literal(""), "A quote is not empty"),
        ("start", Literal("90", XSD_INTEGER), "before its end"),
        ("confidence", Literal("1.5", "http://www.w3.org/2001/XMLSchema#decimal"), "between 0 and 1"),
        ("hasStatus", Iri("http://zoo.example/rumoured"), "five statuses"),
        ("sinceEarliest", Literal("2030-01-01", "http://www.w3.org/2001/XMLSchema#date"), "not after the latest"),
        ("hasSource", Iri("http://zoo.example/Pond"), "stands in one document"),
    ],
)
def test_the_engines_shapes_catch(zoo_triples: list[Triple], predicate: str, value: Iri | Literal, said: str) -> None:
    broken = [t._replace(object=value) if t.predicate.local_name == predicate else t for t in zoo_triples]
    found = validate(broken, [ENGINE_SHAPES])
    assert any(said in violation.message for violation in found)
    assert all(violation.where == str(ENGINE_SHAPES) and violation.severity == "Violation" for violation in found)


def test_a_domains_shapes_are_found_among_its_ontology(zoo_folder: Path, zoo_triples: list[Triple]) -> None:
    path = zoo_folder / "ontology" / "homes.ttl"
    path.write_text(SHAPES, encoding="utf-8")
    assert shape_files(zoo_folder) == (ENGINE_SHAPES, path)
    stray = Triple(Iri("http://zoo.example/Otto"), Iri("http://zoo.example/livesIn"), Iri("http://zoo.example/Moon"))
    (found,) = validate([*zoo_triples, stray], shape_files(zoo_folder))
    assert found.focus == "http://zoo.example/Otto"
    assert found.path == "http://zoo.example/livesIn"
    assert found.message == "An animal lives in a place (found: http://zoo.example/Moon)"
    assert found.where == str(path)


def test_broken_shapes_are_a_domain_error(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(DomainError, match="broken shapes") as caught:
        validate([], [path])
    assert str(path) in str(caught.value)


def test_a_domain_that_is_not_documented_is_still_a_sound_graph(zoo_folder: Path) -> None:
    domain = load_domain(zoo_folder)
    assert check_graph(GraphStore.in_memory(domain_triples(domain)), domain) == ()


def test_golden_rows_are_checked(zoo_folder: Path) -> None:
    folder = zoo_folder / "queries" / "competency"
    folder.mkdir(parents=True)
    (folder / "places.rq").write_text(
        "#+ title: Places\n#+ rows:\n#+   pond\n#+   cage\nSELECT ?p { ?p a zoo:Place }", encoding="utf-8"
    )
    domain = load_domain(zoo_folder)
    (found,) = check_graph(GraphStore.in_memory(domain_triples(domain)), domain)
    assert found.message == "places: missing row: cage"
    assert found.where.endswith("places.rq")
