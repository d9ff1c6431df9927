from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntib_graph.export.columns import RESERVED, columns_of
from ntib_graph.export.formats import network_of
from ntib_graph.export.gexf import write_gexf, write_network
from ntib_graph.export.layout import laid_out
from ntib_graph.export.network import Edge, Network, Node
from ntib_graph.export.spells import Spell

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "gexf-1.3" / "gexf.rng"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def _written(network: Network) -> bytes:
    out = io.StringIO()
    write_network(out, network)
    return out.getvalue().encode()


@pytest.fixture(scope="module", params=["invented", "whole"])
def either(request, network):
    """The small network made for tests, and that of the whole graph."""
    if request.param == "invented":
        return network
    return laid_out(network_of(request.getfixturevalue("graph")))


@pytest.fixture(scope="module")
def schema():
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMA.is_file():
        pytest.skip(f"no GEXF schema at {SCHEMA}")
    return etree.RelaxNG(etree.parse(str(SCHEMA)))


def _assert_valid(schema, data: bytes) -> None:
    from lxml import etree

    assert schema.validate(etree.fromstring(data)), schema.error_log


def test_valid_under_the_schema(schema, either):
    _assert_valid(schema, _written(either))


def test_every_node_and_edge_of_either_is_read_by_networkx(either):
    read = networkx.read_gexf(io.BytesIO(_written(either)))
    assert dict(read.nodes(data="label")) == {node.id: " ".join(node.label.split()) for node in either.nodes}
    assert sorted((s, t, d["label"], d["weight"]) for s, t, d in read.edges(data=True)) == sorted(
        (e.source, e.target, e.label, e.weight) for e in either.edges
    )


def test_gephi_loses_nothing_of_either(either):
    """No two edges alike, no weight that it drops, no date that it cannot read, no bare number as title."""
    root = ElementTree.fromstring(_written(either))
    edges = list(root.iter(f"{GEXF}edge"))
    assert len({(e.get("source"), e.get("target"), e.get("kind")) for e in edges}) == len(edges) == len(either.edges)
    assert all(float(e.get("weight")) > 0 for e in edges)
    days = [e.get(bound) for e in root.iter() if e.tag != f"{GEXF}attribute" for bound in ("start", "end") if e.get(bound)]
    assert days and all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in days)
    places = {(p.get("x"), p.get("y")) for p in root.iter(f"{VIZ}position")}
    assert len(places) > len(either.nodes) * 0.9


def test_networkx_reads_every_node_and_edge(network):
    read = networkx.read_gexf(io.BytesIO(_written(network)))
    assert set(read.nodes) == {node.id for node in network.nodes}
    assert sorted((s, t, d["label"], d["weight"]) for s, t, d in read.edges(data=True)) == sorted(
        (e.source, e.target, e.label, e.weight) for e in network.edges
    )
    lubeck = next(data for _, data in read.nodes(data=True) if data["label"] == "Lübeck")
    assert lubeck["people"] == "9000" or lubeck["people"] == '["9000"]'
    assert lubeck["viz"]["color"] == {"r": 0, "g": 0x72, "b": 0xB2, "a": 1.0}
    assert json.loads(lubeck["Aliases"]) == ["Liubice", "Lubeck"]


def test_titles_are_numbered_readable_and_not_gephis_own(network):
    root = ElementTree.fromstring(_written(network))
    blocks = root.findall(f"{GEXF}graph/{GEXF}attributes")
    assert [block.get("class") for block in blocks] == ["node", "edge"]
    for block in blocks:
        titles = [a.get("title") for a in block]
        assert not RESERVED.intersection(t.casefold() for t in titles)
        assert len({t.casefold() for t in titles}) == len(titles)
        assert all(a.get("id").isdigit() for a in block)
        assert not {"anyURI", "date"} & {a.get("type") for a in block}


def test_times_are_full_dates_in_spells_or_bounds(network):
    root = ElementTree.fromstring(_written(network))
    graph = root.find(f"{GEXF}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = root.findall(f".//{GEXF}edge/{GEXF}spells/{GEXF}spell")
    assert [s.attrib for s in spells] == [{"start": "1160-01-01", "end": "1399-12-31"}, {"start": "1450-01-01"}]
    assert [e.get("start") for e in root.iter(f"{GEXF}edge") if e.get("end")] == ["1150-01-01"]


def test_static_without_any_date():
    data = _written(Network((Node("a", "a"),), ()))
    assert b'mode="static"' in data and b"timeformat" not in data


def test_description_has_no_entity():
    data = _written(Network((Node("a", "a"),), (), {"R & D <x>": "#000000"}))
    assert b"Colours: R and D (x) #000000." in data


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_gephi_would_drop_is_refused(weight):
    nodes = [Node("a", "a")]
    with pytest.raises(ValueError, match="positive"):
        write_gexf(io.StringIO(), nodes, [Edge("a", "a", "k", "k", weight)], (), ())


def test_nodes_and_edges_may_be_generators():
    node_columns = columns_of([Node("a", "a", (), {"IRI": "x"})])
    out = io.StringIO()
    nodes = (Node(str(n), f"n{n}", (), {"IRI": f"x:{n}", "unknown": 1}) for n in range(500))
    edges = (Edge(str(n), str((n * 7) % 500), "k", "k") for n in range(500))
    write_gexf(out, nodes, edges, node_columns, ())
    read = networkx.read_gexf(io.BytesIO(out.getvalue().encode()))
    assert (len(read.nodes), len(read.edges)) == (500, 500)
    assert "unknown" not in read.nodes["3"]


_nasty = st.text(st.characters(), max_size=12)
_values = st.one_of(_nasty, st.booleans(), st.integers(), st.floats(), st.lists(_nasty, max_size=3).map(tuple))
_attributes = st.dictionaries(st.one_of(_nasty, st.sampled_from(["label", "Label", "X", "weight", "IRI"])), _values, max_size=4)
_ids = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=6)
_dates = st.dates().map(lambda d: d.isoformat())
_spell = st.builds(Spell, st.one_of(st.just(""), _dates), st.just("")) | st.builds(Spell, st.just(""), _dates)


@st.composite
def _networks(draw):
    ids = draw(st.lists(_ids, min_size=1, max_size=5, unique=True))
    nodes = tuple(Node(i, draw(_nasty), (), draw(_attributes), tuple(draw(st.lists(_spell, max_size=2)))) for i in ids)
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(["one", "two & <three>", 'a "b"']))
    edges = tuple(
        Edge(s, t, kind, draw(_nasty), draw(st.floats(0.5, 9)), tuple(draw(st.lists(_spell, max_size=2))), draw(_attributes))
        for s, t, kind in draw(st.lists(ends, max_size=6, unique=True))
    )
    return Network(nodes, edges)


@settings(max_examples=150, deadline=None)
@given(network=_networks())
def test_any_strings_give_a_valid_file_that_is_read_whole(network):
    data = _written(network)
    read = networkx.read_gexf(io.BytesIO(data))
    assert set(read.nodes) == {node.id for node in network.nodes}
    assert len(read.edges) == len(network.edges)
    root = ElementTree.fromstring(data)
    edges = list(root.iter(f"{GEXF}edge"))
    assert len({(e.get("source"), e.get("target"), e.get("kind")) for e in edges}) == len(edges)
    assert all(item.get("label") for item in (*edges, *root.iter(f"{GEXF}node")))
    if SCHEMA.is_file():
        lxml = pytest.importorskip("lxml.etree")
        schema = lxml.RelaxNG(lxml.parse(str(SCHEMA)))
        assert schema.validate(lxml.fromstring(data)), schema.error_log


@given(_nasty)
def test_text_comes_back_but_for_what_cannot_be_seen(text):
    columns = columns_of([Node("a", "a", (), {"Quote": text + "."})])
    out = io.StringIO()
    write_gexf(out, [Node("a", "a", (), {"Quote": text + "."})], [], columns, ())
    value = ElementTree.fromstring(out.getvalue().encode()).find(f".//{GEXF}attvalue").get("value")
    unseen = {*map(chr, range(32)), *map(chr, range(127, 160)), "\ufffe", "\uffff"} - set("\t\n\r")
    kept = "".join(c for c in text if c not in unseen and not "\ud800" <= c <= "\udfff")
    assert value == kept + "."


def _graphology(folder: Path) -> Path | None:
    """The folder with graphology-gexf's packages: beside the checkout, of this user's node, or named by NODE_PATH."""
    named = [Path(part) for part in os.environ.get("NODE_PATH", "").split(os.pathsep) if part]
    found = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=False, cwd=folder)
    places = [Path(__file__).parents[2] / "node_modules", *named, Path(found.stdout.strip() or "none")]
    return next((p for p in places if (p / "graphology-gexf").is_dir() and (p / "graphology").is_dir()), None)


def test_graphology_reads_every_node_and_edge(either, tmp_path):
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("no Node.js is installed")
    packages = _graphology(tmp_path)
    if packages is None:
        pytest.skip("graphology and graphology-gexf are not installed (npm install -g graphology graphology-gexf)")
    path = tmp_path / "graph.gexf"
    path.write_bytes(_written(either))
    script = (
        "const {MultiDirectedGraph} = require('graphology'); const gexf = require('graphology-gexf');"
        "const graph = gexf.parse(MultiDirectedGraph, require('fs').readFileSync(process.argv[1], 'utf8'));"
        "console.log(JSON.stringify({nodes: graph.mapNodes((id, data) => [id, data.label, data.x]),"
        "edges: graph.mapEdges((id, data, source, target) => [source, target, data.label, data.weight])}));"
    )
    run = subprocess.run(
        ["node", "-e", script, str(path)],
        capture_output=True,
        text=True,
        env={**os.environ, "NODE_PATH": str(packages)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    read = json.loads(run.stdout)
    assert sorted(read["nodes"]) == sorted([node.id, node.label, node.x] for node in either.nodes)
    assert sorted(read["edges"]) == sorted([e.source, e.target, e.label, e.weight] for e in either.edges)


def test_gephi_ai_reads_every_node_and_edge(either):
    viewer = pytest.importorskip("gephi_mcp_viewer", reason="gephi-ai is not installed (pip install gephi-ai)")
    read = viewer.parse_gexf(_written(either).decode().partition("?>")[2])
    assert {node["key"]: node["label"] for node in read["nodes"]} == {node.id: node.label for node in either.nodes}
    assert {node["key"]: (node["x"], node["y"]) for node in read["nodes"]} == {n.id: (n.x, n.y) for n in either.nodes}
    assert sorted((e["source"], e["target"]) for e in read["edges"]) == sorted((e.source, e.target) for e in either.edges)
