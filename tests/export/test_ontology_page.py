from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.export.formats import export_graph
from ntib_graph.export.ontology_terms import Kind, describe_ontology
from ntib_graph.export.selection import Selection
from ntib_graph.model.errors import UsageError
from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary import namespaces as ns


class Page(HTMLParser):
    """Ids, links, and the text of each article."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.articles, self.tags = [], [], {}, []
        self._open = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        if tag == "article":
            self._open = found["id"]
            self.articles[self._open] = ""

    def handle_endtag(self, tag):
        self.tags.append(f"/{tag}")
        if tag == "article":
            self._open = None

    def handle_data(self, data):
        if self._open is not None:
            self.articles[self._open] += data


@pytest.fixture(scope="module")
def written(graph: KnowledgeGraph, tmp_path_factory):
    path = tmp_path_factory.mktemp("ontology") / "ontology.html"
    graph.export(path, "ontology")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(written):
    return Page(written)


def test_every_class_and_property_has_its_place(graph: KnowledgeGraph, page):
    ontology = graph.domain.ontology
    names = {iri.local_name for iri in (*ontology.classes, *ontology.properties)}
    assert len(names) > 150
    assert names <= page.articles.keys()
    assert {"hasEvidence", "lex-says"} <= page.articles.keys(), "the engine's terms too"


def test_every_link_on_the_page_leads_to_a_place_and_every_place_is_one(page):
    assert len(page.ids) == len(set(page.ids))
    inner = [link for link in page.links if link.startswith("#")]
    assert len(inner) > 1000
    assert {link[1:] for link in inner} <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


def test_a_further_role_in_a_clause_leads_to_its_own_entry(written):
    clause = '<i><a href="#addedBy">added by</a></i> remove <i>subject</i> from <i>object</i>'
    assert clause in written


def test_nothing_is_loaded_and_nothing_runs(written, page):
    assert not re.search(r"<script|<img|<iframe|@import|url\(|\bsrc=|\bon\w+=", written)
    assert "default-src 'none'" in written


def test_it_is_well_formed(page):
    open_tags: list[str] = []
    for tag in page.tags:
        if tag.startswith("/"):
            assert open_tags.pop() == tag[1:]
        elif tag not in ("meta", "link"):
            open_tags.append(tag)
    assert open_tags == []


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("memberOf", ["is a member of", "The actor belongs to the framework", "has member", "subject be a member of object"]),
        ("memberOf", ["Which", "rdfs:subPropertyOf", "org:memberOf", "statements"]),
        ("Country", ["A sovereign state.", "actor", "place", "nation", "schema:Country", "things"]),
        ("Person", ["Shares no thing with", "organisation"]),
        ("toFramework", ["to the framework", "The framework that a member is added to.", "statements"]),
        ("hasThreshold", ["in %", "high", "The domestic content requirement rises from 55% in 2022"]),
    ],
)  # fmt: skip
def test_a_term_says_all_that_is_known_of_it(page, term, words):
    assert [word for word in words if word not in page.articles[term]] == []


def test_uses_are_those_of_the_graph(graph: KnowledgeGraph):
    described = describe_ontology(graph)
    counted = {iri.local_name: term.uses for iri, term in described.terms.items()}
    statements = [s for s, _ in graph.statements()]
    assert counted["memberOf"] == sum(s.predicate.local_name == "memberOf" for s in statements) > 10
    assert counted["toFramework"] == sum(q.property.local_name == "toFramework" for s in statements for q in s.qualifiers) > 0
    countries = graph.query("SELECT DISTINCT ?c { ?c a ntib:Country }").rows
    assert counted["Country"] == len(countries)
    assert counted["Actor"] >= counted["Country"] + counted["Person"], "things of the classes below it too"
    assert counted["Statement"] == len(statements)


def test_terms_are_of_their_kinds(graph: KnowledgeGraph):
    kinds = {iri.local_name: term.kind for iri, term in describe_ontology(graph).terms.items()}
    assert [kinds[name] for name in ("Country", "memberOf", "hasThreshold", "toFramework", "unit")] == list(Kind)


def test_a_foreign_ontology_without_header_is_shown_too_and_cannot_break_the_page(guild, tmp_path):
    class Hostile(guild.GuildGraph):
        @property
        def domain(self):
            from dataclasses import replace

            kept = super().domain
            bad = guild.iri("Town")
            more = (
                Triple(bad, ns.SKOS_DEFINITION, Literal('</p><script>alert("1")</script>&')),
                Triple(bad, ns.RDFS_SUBCLASS_OF, guild.iri("Body")),
                Triple(guild.iri("Body"), ns.RDFS_SUBCLASS_OF, bad),
                Triple(bad, Iri(ns.SKOS + "closeMatch"), Iri("javascript:alert(1)")),
            )
            return replace(kept, schema=(*kept.schema, *more))

    path = tmp_path / "page.html"
    export_graph(Hostile(), path, "ontology")
    text = path.read_text(encoding="utf-8")
    found = Page(text)
    assert "<script" not in text
    assert not any(link.startswith("javascript") for link in found.links)
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert "trades with" in found.articles["trades"]


def test_it_is_of_the_whole_ontology(guild, tmp_path):
    with pytest.raises(UsageError, match="always of the whole graph"):
        export_graph(guild.GuildGraph(), tmp_path / "page.html", "ontology", Selection(all_statuses=True))
