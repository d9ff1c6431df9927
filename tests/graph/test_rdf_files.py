from pathlib import Path

import pytest

from ntib_graph.graph.rdf_files import RDF_FORMATS, ntriples_lines, rdf_files, read_rdf, serialise_triples
from ntib_graph.model.errors import DomainError, UsageError
from ntib_graph.model.terms import Iri, Literal, Triple, text

P = Iri("http://zoo.example/p")
TRIPLES = [Triple(Iri("http://zoo.example/b"), P, text("é\n")), Triple(Iri("http://zoo.example/a"), P, Literal("1"))]


@pytest.mark.parametrize("ending", RDF_FORMATS)
def test_what_is_written_can_be_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"zoo.{ending}"
    path.write_text(serialise_triples(TRIPLES, ending, {"zoo": "http://zoo.example/", "un": "http://unused.example/"}), "utf-8")
    assert set(read_rdf(path)[0]) == set(TRIPLES)
    assert "unused" not in path.read_text("utf-8")
    assert serialise_triples(reversed(TRIPLES), ending, {}) == serialise_triples(TRIPLES, ending, {})


def test_turtle_uses_the_prefixes() -> None:
    assert "zoo:a" in serialise_triples(TRIPLES, "ttl", {"zoo": "http://zoo.example/"})


def test_lines_are_sorted_and_single() -> None:
    assert [line[:22] for line in ntriples_lines([*TRIPLES, *TRIPLES])] == [b"<http://zoo.example/a>", b"<http://zoo.example/b>"]


def test_prefixes_are_read(tmp_path: Path) -> None:
    (tmp_path / "zoo.ttl").write_text("@prefix zoo: <http://zoo.example/> . zoo:a zoo:p [ zoo:p 1 ] .")
    triples, prefixes = read_rdf(tmp_path / "zoo.ttl")
    assert prefixes == {"zoo": "http://zoo.example/"}
    assert len(triples) == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", b"@prefix z: <http://z.example/> .\nz:a z:b z:c .\nz:a z:b ; ;; z .", "a.ttl:3: broken RDF"),
        ("a.nt", b"<http://z.example/a> <http://z.example/a> .", "a.nt:1: broken RDF"),
        ("a.ttl", b"\xff\xfe\x00", "broken RDF"),
        ("a.txt", b"", "not an RDF file"),
        ("a.jsonld", b"{", "a.jsonld"),
    ],
)
def test_broken_files_are_named_with_their_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DomainError, match=said):
        read_rdf(tmp_path / name)


def test_a_missing_file_and_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="cannot be read"):
        read_rdf(tmp_path / "none.ttl")
    with pytest.raises(UsageError, match="Known: ttl"):
        serialise_triples(TRIPLES, "doc", {})
    (tmp_path / "b.ttl").touch()
    (tmp_path / "a.owl").touch()
    (tmp_path / "notes.txt").touch()
    assert [p.name for p in rdf_files(tmp_path)] == ["a.owl", "b.ttl"]


def test_an_owl_file_is_rdf_xml(tmp_path: Path) -> None:
    (tmp_path / "a.owl").write_text(serialise_triples(TRIPLES, "rdf", {}), "utf-8")
    assert set(read_rdf(tmp_path / "a.owl")[0]) == set(TRIPLES)
