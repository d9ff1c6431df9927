import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from ntib_graph.api import KnowledgeGraph
from ntib_graph.corpus.loading import read_documents

Run = Callable[..., tuple[int, str, str]]

ANSWER = {
    "id", "question", "status", "kind", "understood_as", "text", "sparql", "answers", "alternatives", "unknown_words",
    "passages", "notes",
}  # fmt: skip
VALUE = {"value", "iri", "also", "from", "until", "at", "status", "qualifiers", "fields", "evidence"}


def test_the_first_question_of_the_readme(ntib_on: Run, graph: KnowledgeGraph) -> None:
    code, out, _ = ntib_on(graph, "ask", "--json", "Which countries are members of the NTIB but not of AUKUS?")
    answer = json.loads(out)
    assert code == 0
    assert [value["value"] for value in answer["answers"]] == ["Canada", "New Zealand"]
    texts = {d.id: d.text for d in read_documents(graph.domain.folder / "data" / "documents")}
    for value in answer["answers"]:
        assert value["evidence"]
        for evidence in value["evidence"]:
            assert texts[evidence["document"]][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_json_has_all_the_fields_of_the_contract_and_no_other(ntib_on: Run, graph: KnowledgeGraph) -> None:
    for question in ("who is in aukus", "how tall is the ntib", "When will Japan join the NTIB?"):
        answer = json.loads(ntib_on(graph, "ask", "--json", question)[1])
        assert answer.keys() == ANSWER
        for value in answer["answers"]:
            assert value.keys() == VALUE


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [
        ("who is in aukus", "answered", 0),
        ("When will Japan join the NTIB?", "empty", 1),
        ("how tall is the ntib", "not_understood", 1),
    ],
)
def test_the_exit_code_tells_whether_a_question_was_answered(
    ntib_on: Run, graph: KnowledgeGraph, question: str, status: str, code: int
) -> None:
    got, out, _ = ntib_on(graph, "ask", "--json", question)
    assert (json.loads(out)["status"], got) == (status, code)


def test_a_batch_answers_line_by_line_in_order_whatever_a_line_holds(ntib_on: Run, graph: KnowledgeGraph, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "question": "Who sponsored section 881 of the 2017 NDAA?"}),
        "{broken",
        json.dumps({"id": "three"}),
        "[]",
        json.dumps({"id": "five", "question": "and AUKUS?", "context": "Which countries are members of the NTIB?"}),
        json.dumps({"id": 6, "question": "\u202e\x00 } SELECT * { ?s ?p ?o } " * 50}),
    ]
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, _ = ntib_on(graph, "ask", "--json", "--batch", str(path))
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [answer["id"] for answer in answers] == ["one", None, "three", None, "five", "6"]
    assert answers[0]["answers"][0]["value"] == "John McCain"
    assert {answers[n]["status"] for n in (1, 2, 3)} == {"not_understood"}
    assert all(answers[n]["notes"] for n in (1, 2, 3))
    assert {value["value"] for value in answers[4]["answers"]} == {"Australia", "United Kingdom", "United States"}


def test_a_missing_batch_is_named(ntib_on: Run, graph: KnowledgeGraph, tmp_path: Path) -> None:
    code, _, err = ntib_on(graph, "ask", "--batch", str(tmp_path / "none.jsonl"))
    assert code == 3
    assert "none.jsonl" in err


def test_a_session_answers_until_an_empty_line_and_follows_up(
    ntib_on: Run, graph: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("Which countries are members of the NTIB?\nand AUKUS?\n\n"))
    code, out, _ = ntib_on(graph, "ask")
    assert code == 0
    assert "New Zealand" in out
    assert out.index("New Zealand") < out.rindex("AUKUS")


def test_explain_shows_the_sparql(ntib_on: Run, graph: KnowledgeGraph) -> None:
    out = ntib_on(graph, "ask", "--explain", "who is in aukus")[1]
    assert "SELECT" in out


def test_a_date_that_is_none_is_wrong_use(ntib_on: Run, graph: KnowledgeGraph) -> None:
    code, _, err = ntib_on(graph, "ask", "--today", "soon", "who is in aukus")
    assert code == 2
    assert "soon" in err


def test_the_foreign_domain_answers_too(ntib_on: Run, lighthouses: KnowledgeGraph) -> None:
    def values(question: str) -> list[str]:
        return [value["value"] for value in json.loads(ntib_on(lighthouses, "ask", "--json", question)[1])["answers"]]

    assert values("Which lighthouses stand on Storm Island?") == ["Gull Rock Light", "Harbour Light"]
    assert values("who looked after the gull rock light") == ["Ada Brook"]
    assert values("When did Ada Brook join the Lamp Guild?") == ["1901"]
    assert values("Did Tom Fenn join the Lamp Guild?") == ["no"]
    assert values("What is the tallest lighthouse?") == ["Gull Rock Light"]
    assert values("Who painted the Harbour Light?") == []
