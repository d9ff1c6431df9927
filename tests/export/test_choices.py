from __future__ import annotations

import pytest

from ntib_graph.export.choices import constructed, find_classes, find_relations, triples_in
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.errors import DomainError, QueryError, UnknownNameError
from ntib_graph.model.terms import Iri, Literal, Triple


@pytest.fixture
def stored(guild):
    graph = guild.GuildGraph()
    graph.store = GraphStore.in_memory(graph.triples())
    return graph


@pytest.mark.parametrize("name", ["town", "Town", "g:Town", "https://example.org/guilds/Town"])
def test_a_class_by_any_of_its_names(guild, name):
    assert find_classes(guild.GuildGraph.domain, [name]) == (guild.iri("Town"),)


def test_a_relation_by_label_or_local_name(guild):
    domain = guild.GuildGraph.domain
    assert find_relations(domain, ["member of", "memberOf"]) == (guild.iri("memberOf"),) * 2


def test_an_unknown_name_tells_the_near_ones(guild):
    with pytest.raises(UnknownNameError, match=r"no relation 'membrOf'\. Did you mean 'memberOf'"):
        find_relations(guild.GuildGraph.domain, ["membrOf"])
    with pytest.raises(UnknownNameError, match=r"no class 'Twon'\. Did you mean"):
        find_classes(guild.GuildGraph.domain, ["Twon"])


def test_what_a_query_constructs(stored, guild):
    found = constructed(stored, "CONSTRUCT { ?t g:trades ?o } { ?t g:trades ?o }")
    assert Triple(guild.iri("Bergen"), guild.iri("trades"), guild.iri("Lubeck")) in found and len(found) == 2
    with pytest.raises(QueryError, match="CONSTRUCT"):
        constructed(stored, "SELECT ?t { ?t g:trades ?o }")
    with pytest.raises(UnknownNameError, match="no query named 'trade'"):
        constructed(stored, "trade")


TRIPLE = Triple(Iri("http://x/a"), Iri("http://x/b"), Literal("c"))


@pytest.mark.parametrize(
    "text",
    [
        '<http://x/a> <http://x/b> "c" .',
        '@prefix x: <http://x/> . x:a x:b "c" .',
        '[{"@id": "http://x/a", "http://x/b": "c"}]',
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">'
        '<rdf:Description rdf:about="http://x/a"><x:b>c</x:b></rdf:Description></rdf:RDF>',
        '[] <http://x/b> "c" .',
    ],
)
def test_standard_input_in_any_syntax(text):
    (found,) = triples_in(text.encode())
    assert found[1:] == TRIPLE[1:]
    assert found == TRIPLE or found.subject.value.startswith("_:")


def test_broken_input_tells_the_line(tmp_path):
    with pytest.raises(DomainError, match=r"^standard input:2: broken RDF"):
        triples_in(b"@prefix x: <http://x/> .\nx:a x:b .\n")
