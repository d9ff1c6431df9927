from __future__ import annotations

from dataclasses import replace

import pytest

from ntib_graph.export.formats import name_of, part_of
from ntib_graph.export.layout import laid_out
from ntib_graph.export.page_data import page_data
from ntib_graph.export.selection import Selection
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import UsageError


@pytest.fixture(scope="module")
def data(guild):
    network, facts = part_of(guild.GuildGraph(), Selection(all_statuses=True))
    documents = {**guild.DOCUMENTS, "letters": Source(address="javascript:alert(1)", date="1460")}
    return page_data(laid_out(network), facts, guild.ONTOLOGY, documents, name_of(guild.ENTITIES, guild.ONTOLOGY))


def _facts(data, relation):
    return [fact for fact in data["facts"] if data["relations"][fact["relation"]]["label"] == relation]


def test_numbers_point_at_nodes_relations_quotes_and_documents(data):
    (founded,) = _facts(data, "founded")
    assert data["nodes"][founded["subject"]]["label"] == "Lübeck"
    assert data["nodes"][founded["object"]]["label"] == "the League"
    quote = data["quotes"][founded["quotes"][0]]
    assert quote["text"] == "so it is written"
    assert data["documents"][quote["document"]]["title"] == "letters"


def test_times_of_a_fact(data):
    (founded,) = _facts(data, "founded")
    assert founded["at"] == ["1150-01-01", "1150-12-31"] and founded["once"] and founded["time"] == "1150"
    first = next(fact for fact in _facts(data, "member of") if "until" in fact)
    assert (first["since"], first["until"], first["time"]) == ("1160-01-01", "1400-01-01", "since 1160, until 1400")
    undated = [fact for fact in _facts(data, "member of") if "time" not in fact]
    assert sorted(fact.get("startKnown", False) for fact in undated) == [False, True]
    assert data["years"] == [1150, 1450]


def test_the_best_quote_stands_first_and_each_once(data):
    several = next(fact for fact in _facts(data, "member of") if fact.get("since") == "1450-01-01")
    assert [data["quotes"][n]["text"] for n in several["quotes"]] == ["so it is written", "again & <again>"]
    assert len({(quote["document"], quote["text"]) for quote in data["quotes"]}) == len(data["quotes"])


def test_what_is_denied_or_attributed_is_told_so(data):
    told_so = {relation["label"] for relation in data["relations"] if not relation["plain"]}
    assert told_so == {"member of (attributed)", "member of (denied)"}
    assert _facts(data, "member of (attributed)")[0]["by"] == "Bergen"


def test_qualifiers_and_literals_are_told_in_words(data):
    assert ["scope: salt trade"] in [fact["qualifiers"] for fact in data["facts"]]
    assert {fact["value"] for fact in _facts(data, "people")} == {"7000", "8000", "9000"}


def test_an_address_that_is_no_web_address_is_no_link(data):
    assert {document["address"] for document in data["documents"]} == {""}


def test_without_positions_there_is_no_page(guild, network):
    bare = replace(network, nodes=tuple(replace(node, x=None) for node in network.nodes))
    with pytest.raises(UsageError, match="do not fit a page"):
        page_data(bare, [], guild.ONTOLOGY, {}, str)
