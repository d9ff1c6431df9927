"""US geography: another domain, with its own words, on data that is read where it lies."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from ntib_graph.ask import Asker, open_asker
from ntib_graph.ask.sparql import escape_literal
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus
from ntib_graph.model.terms import Iri, Term
from tests.conftest import SHARED

HERE = Path(__file__).parent


def open_geography(folder: Path, *, with_words: bool) -> Asker:
    """An asker on a folder with a link to the data, and this domain's words or none."""
    data = SHARED / "domains" / "geography" / "geobase.ttl"
    if not data.is_file():
        pytest.skip(f"the measuring material is not there: {data}")
    if with_words:
        shutil.copytree(HERE / "ontology", folder / "ontology")
    (folder / "data").mkdir()
    (folder / "data" / "geobase.ttl").symlink_to(data)
    domain = load_domain(folder)
    return open_asker(GraphStore.in_memory((*domain.schema, *domain.data)), domain)


@pytest.fixture(scope="module")
def geography(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """With the words of this domain."""
    return open_geography(tmp_path_factory.mktemp("geography"), with_words=True)


@pytest.fixture(scope="module")
def labels_only(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """With nothing but the labels of the data."""
    return open_geography(tmp_path_factory.mktemp("labels"), with_words=False)


@pytest.fixture(scope="module")
def questions() -> list[dict[str, Any]]:
    path = SHARED / "domains" / "geography" / "questions.jsonl"
    if not path.is_file():
        pytest.skip(f"the measuring material is not there: {path}")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which rivers cross utah", {"colorado", "green", "san juan"}),
        ("name the capital of vermont", {"montpelier"}),
        ("montpelier is the capital of which state?", {"vermont"}),
        ("states next to maine", {"new hampshire"}),
        ("how many neighbors does maine have", {"1"}),
        ("what is the longest river running through texas", {"rio grande"}),
        ("how many people reside in vermont", {"511500"}),
        ("which state has the largest population", {"california"}),
        ("how long is the colorado river", {"2333"}),
        ("largest state bordering nevada", {"california"}),
        ("what is the highest point of the smallest state", {"tenleytown"}),
        ("which states border both oregon and california", {"nevada"}),
        ("how many major rivers flow through utah", {"2"}),
        ("which state has the lowest population density", {"alaska"}),
        ("total area of the states bordering maine", {"9279"}),
        ("which rivers are longer than the rio grande", {"mississippi", "missouri"}),
        ("states with an area over 200000", {"alaska", "texas"}),
        ("which states border more than seven states", {"missouri", "tennessee"}),
        ("rivers in the state whose capital is boise", {"clark fork", "snake"}),
        ("which states border no other states", {"alaska", "hawaii"}),
        ("the smallest state by population", {"alaska"}),
        ("capital of the state with the most cities", {"sacramento"}),
        ("where is vermont", {"usa"}),
    ],
)
def test_a_question_on_geography(geography: Asker, question: str, expected: set[str]) -> None:
    answer = geography.answer(question)
    assert {v.value for v in answer.answers} == expected, (answer.understood_as, answer.sparql)


@pytest.mark.parametrize(
    "question", ["who is the governor of texas", "when did texas join the union", "which states were founded in 1800"]
)
def test_what_is_not_in_the_data_is_declined(geography: Asker, question: str) -> None:
    assert geography.answer(question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which rivers flow through utah", {"colorado", "green", "san juan"}),
        ("which states border maine", {"new hampshire"}),
        ("what is the longest river that runs through texas", {"rio grande"}),
        ("how many people live in vermont", {"511500"}),
        ("how high is mckinley", {"6194"}),
        ("what is the area of the largest state", {"591000"}),
        ("the most populous city in ohio", {"cleveland"}),
        ("states with the capital boise", {"idaho"}),
        ("how many rivers are in idaho", {"2"}),
    ],
)
def test_labels_alone_are_words(labels_only: Asker, question: str, expected: set[str]) -> None:
    answer = labels_only.answer(question)
    assert {v.value for v in answer.answers} == expected, (answer.understood_as, answer.sparql)


def shares(asker: Asker, questions: list[dict[str, Any]]) -> tuple[float, float]:
    """Of the questions: how many are right, and how many are answered wrongly."""
    answers = [(asker.answer(q["q"]), q["answers"]) for q in questions]
    right = sum(_is_right(answer, expected) for answer, expected in answers)
    answered = sum(answer.status is AnswerStatus.ANSWERED for answer, _ in answers)
    return right / len(questions), (answered - right) / len(questions)


def test_the_given_questions_are_right_with_words(geography: Asker, questions: list[dict[str, Any]]) -> None:
    right, wrong = shares(geography, questions)
    assert right >= 0.94
    assert wrong <= 0.04


def test_most_of_the_given_questions_are_right_with_labels_alone(labels_only: Asker, questions: list[dict[str, Any]]) -> None:
    right, wrong = shares(labels_only, questions)
    assert right >= 0.70
    assert wrong <= 0.08


def test_the_query_of_an_answer_gives_the_answers_in_any_engine(geography: Asker, questions: list[dict[str, Any]]) -> None:
    ours = pyoxigraph.Store()
    theirs = rdflib.Graph()
    text = export_text(geography)
    ours.load(text.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    theirs.parse(data=text, format="nt")
    compared = 0
    for question in questions[::9]:
        answer = geography.answer(question["q"])
        if answer.status is not AnswerStatus.ANSWERED or answer.kind is AnswerKind.BOOLEAN:
            continue
        told = sorted(v.iri or f"{float(v.value):.6g}" if v.iri or _is_number(v.value) else v.value for v in answer.answers)
        for rows in (ours.query(answer.sparql), theirs.query(answer.sparql)):
            assert sorted(_plain(row[0]) for row in rows) == told, answer.sparql
        compared += 1
    assert compared > 50


def export_text(asker: Asker) -> str:
    """The graph as N-Triples."""
    rows = asker.graph.select("SELECT ?s ?p ?o { ?s ?p ?o }").rows

    def write(term: Term) -> str:
        return f"<{term.value}>" if isinstance(term, Iri) else escape_literal(term)

    return "".join(f"{write(s)} {write(p)} {write(o)} .\n" for s, p, o in rows if s and p and o)


def _plain(term: Any) -> str:
    text = str(getattr(term, "value", term))
    return f"{float(text):.6g}" if _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_right(answer: Answer, expected: list[list[str]]) -> bool:
    found = {name for value in answer.answers for name in (value.value, *value.also)}
    values = [value.value for value in answer.answers]
    return all(any(_same(v, n) for n in found for v in item) for item in expected) and all(
        any(_same(v, n) for item in expected for v in item) for n in values
    )


def _same(expected: str, found: str) -> bool:
    try:
        return abs(float(expected) - float(found)) < 1e-6
    except ValueError:
        return expected.casefold() == found.casefold()
