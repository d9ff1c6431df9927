from __future__ import annotations

import io

import pyoxigraph as ox

from ntib_graph.export.annotated_turtle import write_annotated_turtle
from ntib_graph.export.formats import prefixes_of
from ntib_graph.graph.rdf_files import to_quad
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary import namespaces as ns

RDF = ns.RDF


def _written(triples, prefixes):
    out = io.StringIO()
    write_annotated_turtle(out, triples, prefixes)
    return out.getvalue()


def _unfolded(text):
    """The triples with rdf:subject, rdf:predicate and rdf:object in the place of rdf:reifies."""
    found = set()
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == RDF + "reifies":
            parts = (quad.object.subject, quad.object.predicate, quad.object.object)
            for role, term in zip(("subject", "predicate", "object"), parts, strict=True):
                found.add(ox.Triple(quad.subject, ox.NamedNode(RDF + role), term))
        else:
            found.add(quad.triple)
    return found


def test_another_reader_finds_the_same_graph(guild):
    triples = list(guild.GuildGraph().triples())
    text = _written(triples, prefixes_of(guild.GuildGraph.domain))
    assert _unfolded(text) == {to_quad(triple).triple for triple in triples}


def test_the_domains_graph_survives(graph):
    triples = list(graph.triples())
    assert _unfolded(_written(triples, prefixes_of(graph.domain))) == {to_quad(triple).triple for triple in triples}


def test_what_is_denied_is_quoted_and_not_asserted(guild):
    text = _written(guild.GuildGraph().triples(), {"g": guild.SPACE, "rdf": RDF})
    assert text.startswith('VERSION "1.2"\n')
    assert "rdf:reifies <<( g:Visby g:memberOf g:League )>>" in text
    asserted = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    denied = Triple(guild.iri("Visby"), guild.iri("memberOf"), guild.iri("League"))
    assert to_quad(denied).triple not in asserted


def test_a_fact_stands_once_with_all_its_statements(guild):
    text = _written(guild.GuildGraph().triples(), {"g": guild.SPACE})
    lubeck = text.split("\ng:Lubeck ")[1].split("\ng:")[0]
    assert lubeck.count("g:memberOf g:League\n") == 1
    assert lubeck.split("g:memberOf g:League\n")[1].split("g:people")[0].count("        ~ ") == 3


def test_a_triple_that_is_not_there_is_not_asserted_by_its_annotation(guild):
    node = Iri("x:node")
    parts = [
        Triple(node, ns.RDF_SUBJECT, Iri("x:a")),
        Triple(node, ns.RDF_PREDICATE, Iri("x:b")),
        Triple(node, ns.RDF_OBJECT, Iri("x:c")),
        Triple(node, ns.HAS_STATUS, ns.status_iri(guild.STATEMENTS[0][0].status)),
    ]
    assert _unfolded(_written(parts, {})) == {to_quad(triple).triple for triple in parts}
