from __future__ import annotations

import csv
import io

from ntib_graph.export.csv_tables import write_edges_csv, write_nodes_csv


def _rows(write, network):
    out = io.StringIO()
    write(out, network)
    out.seek(0)
    return list(csv.DictReader(out))


def test_nodes_have_gephis_columns(network):
    rows = _rows(write_nodes_csv, network)
    assert list(rows[0])[:2] == ["Id", "Label"]
    assert [row["Id"] for row in rows] == [node.id for node in network.nodes]
    assert "label value" in rows[0]


def test_edges_have_gephis_columns_and_unique_ids(network):
    rows = _rows(write_edges_csv, network)
    assert list(rows[0])[:7] == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    assert len({row["Id"] for row in rows}) == len(rows) == len(network.edges)
    assert {row["Type"] for row in rows} == {"Directed"}
    member = next(row for row in rows if row["Kind"] == "member of" and row["Since"])
    assert (member["Since"], member["Until"], float(member["Weight"])) == ("1160-01-01", "", 2)
