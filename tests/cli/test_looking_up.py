"""``ntib show``, ``path``, ``timeline`` and ``compare``, for people and in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ntib_graph.api import KnowledgeGraph

Run = Callable[..., tuple[int, str, str]]


def test_show_for_people(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    code, out, err = ntib_on(lighthouses, "show", "gull", "rock")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == ["Gull Rock Light", "lighthouse: A tower with a lamp for ships.", "also called: Gull Rock"]
    at = lines.index("… tended Gull Rock Light")
    assert lines[at + 1] == "  Ada Brook tended Gull Rock Light."
    assert lines[at + 2] == "      “Ada Brook tended the Gull Rock Light.” [1: paragraph 2, 209–246]"
    assert lines[lines.index("the height of Gull Rock Light is …") + 2] == ""
    assert lines[-3:] == [
        "  [1] A short chronicle of the lights (chronicle)",
        "",
        "What has no quote here is the domain's own data.",
    ]


def test_show_sets_the_doubtful_apart(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    out = ntib_on(lighthouses, "show", "Tom Fenn")[1]
    assert out.index("Denied, possible, proposed") < out.index("It is denied that Tom Fenn is a member of Lamp Guild.")


def test_show_in_json(ntib_on: Run, graph: KnowledgeGraph) -> None:
    profile = json.loads(ntib_on(graph, "show", "ntib", "--json")[1])
    assert list(profile) == ["iri", "label", "also", "classes", "definition", "facts", "doubtful", "disagreements"]
    assert "NTIB" in (profile["label"], *profile["also"])
    for group in (*profile["facts"], *profile["doubtful"]):
        for fact in group["facts"]:
            assert fact["evidence"][0].keys() == {"document", "quote", "start", "end"}
            assert {"id", "subject", "predicate", "object", "from", "until", "at", "status", "sentence"} <= fact.keys()


def test_path_for_people_and_in_json(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    code, out, _ = ntib_on(lighthouses, "path", "Harbour Light", "Gull Rock Light")
    assert code == 0
    assert out.startswith("1. Harbour Light – Storm Island – Gull Rock Light\n  Harbour Light stands on Storm Island.\n      “")
    (chain,) = json.loads(ntib_on(lighthouses, "path", "Harbour Light", "Gull Rock Light", "--json")[1])
    assert [step["to"]["label"] for step in chain["steps"]] == ["Storm Island", "Gull Rock Light"]
    assert all(fact["evidence"] for step in chain["steps"] for fact in step["facts"])


def test_no_path_is_said_and_is_no_error(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    code, out, err = ntib_on(lighthouses, "path", "Lamp Guild", "Harbour Light", "--longest", "2")
    assert (code, out, err) == (0, "", "Nothing connects them in 2 steps or fewer.\n")
    assert ntib_on(lighthouses, "path", "Lamp Guild", "Harbour Light", "--longest", "2", "--json")[1] == "[]\n"


def test_timeline_for_people_and_in_json(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    out = ntib_on(lighthouses, "timeline", "Ada Brook", "--hops", "1")[1]
    assert [line for line in out.splitlines() if line[:2] in ("in", "fr")] == [
        "in 1872    Gull Rock Light was first lit in 1872.",
        "from 1901  Ada Brook is a member of Lamp Guild.",
    ]
    timeline = json.loads(ntib_on(lighthouses, "timeline", "Ada Brook", "--json")[1])
    assert [(e["date"], e["kind"], e["latest"]) for e in timeline["entries"]] == [("1901", "from", "1901-12-31")]


def test_a_timeline_without_dates_is_said(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    code, out, err = ntib_on(lighthouses, "timeline", "Tom Fenn")
    assert (code, out) == (0, "")
    assert err == "The graph has no dated fact about Tom Fenn. Try --hops 1.\n"


def test_compare_for_people_and_in_json(ntib_on: Run, graph: KnowledgeGraph) -> None:
    out = ntib_on(graph, "compare", "canada", "New Zealand")[1]
    base = graph.label(graph.find_entity("NTIB"))
    assert f"  both: {base} (Canada from 1992; New Zealand from 2023)" in out.splitlines()
    assert "  only Canada: It is denied that Canada is a member of AUKUS." in out.splitlines()
    found = json.loads(ntib_on(graph, "compare", "Canada", "New Zealand", "--json")[1])
    assert (found["left"]["label"], found["right"]["label"]) == ("Canada", "New Zealand")
    members = next(r for r in found["relations"] if r["relation"]["label"] == "is a member of" and r["role"] == "subject")
    assert all(fact["evidence"] for shared in members["both"] for fact in (*shared["left"], *shared["right"]))


@pytest.mark.parametrize("words", ["show Ada_Brok", "timeline Ada_Brok", "path Ada_Brok Tom_Fenn", "compare Tom_Fenn Ada_Brok"])
def test_an_unknown_name_is_one_sentence_with_the_nearest(ntib_on: Run, lighthouses: KnowledgeGraph, words: str) -> None:
    code, out, err = ntib_on(lighthouses, *(word.replace("_", " ") for word in words.split()))
    assert (code, out) == (1, "")
    assert err == "ntib: the graph knows nothing called 'Ada Brok'. Did you mean 'Ada Brook'?\n"


@pytest.mark.parametrize(
    "arguments",
    [["show"], ["path", "NTIB"], ["path", "a", "b", "c"], ["compare", "NTIB", "ntib"], ["path", "NTIB", "AUKUS", "--most", "0"]],
)
def test_wrong_use(ntib_on: Run, graph: KnowledgeGraph, arguments: list[str]) -> None:
    code, out, err = ntib_on(graph, *arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["}", "<b>", "‮", "x" * 100_000, "SELECT *", "\x1b[31m", "--", "%s"])
def test_any_text_is_a_name_like_another(ntib_on: Run, lighthouses: KnowledgeGraph, name: str) -> None:
    for arguments in (["show", "--", name], ["path", "--", name, "Tom Fenn"]):
        code, out, err = ntib_on(lighthouses, *arguments)
        assert (code, out) == (1, "")
        assert "Traceback" not in err


def test_a_terminal_gets_wrapped_text_and_bold_headings(
    ntib_on: Run, lighthouses: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    out = ntib_on(lighthouses, "show", "Storm Island")[1]
    assert max(map(len, out.splitlines())) <= 50
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in ntib_on(lighthouses, "show", "Storm Island")[1]
