from __future__ import annotations

import io
import random

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from ntib_graph.export.formats import prefixes_of
from ntib_graph.export.jsonld import write_jsonld
from ntib_graph.export.rdf import by_document, write_nquads, write_ntriples, write_trig, write_turtle
from ntib_graph.graph.rdf_files import to_quad
from ntib_graph.model.terms import RDF_LANG_STRING, XSD, Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns

PREFIXES = {"g": "https://example.org/guilds/", "xsd": XSD, "rdfs": ns.RDFS, "": "https://example.org/empty#"}
WRITERS = {
    "nt": lambda out, triples: write_ntriples(out, triples),
    "turtle": lambda out, triples: write_turtle(out, triples, PREFIXES),
    "json-ld": lambda out, triples: write_jsonld(out, triples, PREFIXES),
    "nquads": lambda out, triples: write_nquads(out, by_document(triples)),
    "trig": lambda out, triples: write_trig(out, by_document(triples), PREFIXES),
}
BLANK = (
    Triple(Iri("x:p"), ns.RDFS_RANGE, Iri("_:one")),
    Triple(Iri("_:one"), Iri(ns.RDF + "first"), Iri("x:A")),
    Triple(Iri("_:one"), Iri(ns.RDF + "rest"), Iri("_:two")),
    Triple(Iri("_:two"), Iri(ns.RDF + "first"), Iri("x:B")),
    Triple(Iri("_:two"), Iri(ns.RDF + "rest"), Iri(ns.RDF + "nil")),
)


def _text(name, triples):
    out = io.StringIO()
    WRITERS[name](out, triples)
    return out.getvalue()


def _as_rdflib(triples):
    def term(t):
        if isinstance(t, Iri):
            return rdflib.BNode(t.value[2:]) if t.value.startswith("_:") else rdflib.URIRef(t.value)
        if t.language:
            return rdflib.Literal(t.value, lang=t.language, normalize=False)
        # Both spellings of a string are one literal in RDF 1.1, not in rdflib.
        return rdflib.Literal(t.value, datatype=None if t.datatype == XSD + "string" else t.datatype, normalize=False)

    graph = rdflib.Graph()
    for triple in triples:
        graph.add(tuple(term(t) for t in triple))
    return graph


def _read(name, text):
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        if name in ("nquads", "trig"):
            dataset = rdflib.Dataset()
            dataset.parse(data=text, format=name)
            graph = rdflib.Graph()
            for s, p, o, _ in dataset.quads():
                graph.add((s, p, o))
            return graph
        return rdflib.Graph().parse(data=text, format=name)
    finally:
        rdflib.NORMALIZE_LITERALS = normalize


@pytest.mark.parametrize("name", WRITERS)
def test_what_leaves_comes_back_the_same_graph(guild, name):
    triples = [*guild.GuildGraph().triples(), *BLANK]
    assert isomorphic(_read(name, _text(name, triples)), _as_rdflib(triples))


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_text_whatever_the_order_and_the_blank_names(guild, name):
    triples = [*guild.GuildGraph().triples(), *BLANK]
    other = triples[:]
    random.Random(3).shuffle(other)
    renamed = {"_:one": Iri("_:zz"), "_:two": Iri("_:aa")}
    other = [Triple(renamed.get(s.value, s), p, renamed.get(o.value, o)) for s, p, o in other]
    assert _text(name, triples) == _text(name, other)


_plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
_iris = st.text("abcXYZ019_-.:/#?=%é", max_size=8).map(lambda local: Iri("https://example.org/guilds/" + local))
_literals = st.one_of(
    st.builds(Literal, _plain),
    st.builds(Literal, _plain, st.just(RDF_LANG_STRING), st.sampled_from(["en", "en-gb"])),
    st.builds(
        Literal, st.sampled_from(["5", "-5", "5.0", "x"]), st.sampled_from([XSD + "integer", XSD + "decimal", XSD + "gYear"])
    ),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.builds(Triple, _iris, _iris, st.one_of(_iris, _literals)), max_size=8))
def test_any_terms_survive(triples):
    for name in ("nt", "turtle", "trig"):
        assert isomorphic(_read(name, _text(name, triples)), _as_rdflib(triples)), name


def test_turtle_is_readable(guild):
    out = io.StringIO()
    write_turtle(out, guild.GuildGraph().triples(), prefixes_of(guild.GuildGraph.domain))
    text = out.getvalue()
    assert "@prefix g: <https://example.org/guilds/> .\n" in text
    assert 'g:Lubeck a g:Town ;\n    rdfs:label "Lübeck"@en ;\n' in text
    assert "g:people 9000" in text
    assert "\nstmt:" in text
    assert "dcterms:" in text
    assert "@prefix prov" in text
    assert "@prefix skos" in text
    assert "@prefix sh:" not in text


def test_a_document_graph_holds_its_evidence_its_statements_and_their_plain_triples(guild):
    graphs = by_document(guild.GuildGraph().triples())
    chronicle, letters = (ns.document_iri(guild.SPACE, name) for name in ("chronicle", "letters"))
    assert set(graphs) == {None, chronicle, letters}
    member = Triple(guild.iri("Lubeck"), guild.iri("memberOf"), guild.iri("League"))
    assert member in graphs[chronicle] and member in graphs[letters] and member not in graphs[None]
    denied = Triple(guild.iri("Visby"), guild.iri("memberOf"), guild.iri("League"))
    assert not any(denied in graph for graph in graphs.values())
    unsupported = Triple(guild.iri("Bergen"), guild.iri("trades"), guild.iri("Lubeck"))
    assert unsupported in graphs[None]
    evidences = {t.subject for t in graphs[chronicle] if t.object == ns.EVIDENCE}
    assert len(evidences) == 2
    assert set().union(*graphs.values()) == set(guild.GuildGraph().triples())


def test_jsonld_context_types_the_properties(guild):
    import json

    context = json.loads(_text("json-ld", guild.GuildGraph().triples()))["@context"]
    assert context["g"] == "https://example.org/guilds/"
    assert context["g:memberOf"] == {"@type": "@id"}
    assert context["g:people"] == {"@type": "xsd:integer"}


@pytest.mark.parametrize("name", WRITERS)
def test_the_domains_graph_comes_back_through_another_reader(graph, name):
    triples = list(graph.triples())
    formats = {"nt": "nt", "turtle": "ttl", "json-ld": "jsonld", "nquads": "nq", "trig": "trig"}
    out = io.StringIO()
    if name in ("turtle", "trig", "json-ld"):
        prefixes = prefixes_of(graph.domain)
        {"turtle": write_turtle, "json-ld": write_jsonld}.get(name, lambda o, t, p: write_trig(o, by_document(t), p))(
            out, triples, prefixes
        )
    else:
        WRITERS[name](out, triples)
    read = {q.triple for q in pyoxigraph.parse(out.getvalue(), format=pyoxigraph.RdfFormat.from_extension(formats[name]))}
    assert read == {to_quad(triple).triple for triple in triples}
