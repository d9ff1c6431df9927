"""US geography: another domain, with its own words, on data that is read where it lies."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ntib_graph.ask import Asker, open_asker
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import AnswerStatus
from tests.conftest import SHARED

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def geography(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """An asker on a folder with this domain's words and a link to the data."""
    data = SHARED / "domains" / "geography" / "geobase.ttl"
    if not data.is_file():
        pytest.skip(f"the measuring material is not there: {data}")
    folder = tmp_path_factory.mktemp("geography")
    shutil.copytree(HERE / "ontology", folder / "ontology")
    (folder / "data").mkdir()
    (folder / "data" / "geobase.ttl").symlink_to(data)
    domain = load_domain(folder)
    return open_asker(GraphStore.in_memory((*domain.schema, *domain.data)), domain)


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


def test_most_of_the_given_questions_are_right(geography: Asker, shared: Path) -> None:
    lines = (shared / "domains" / "geography" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    right = sum(_is_right(geography, q["q"], q["answers"]) for q in questions)
    assert right / len(questions) > 0.68


def _is_right(asker: Asker, question: str, expected: list[list[str]]) -> bool:
    found = {name for value in asker.answer(question).answers for name in (value.value, *value.also)}
    values = [value.value for value in asker.answer(question).answers]
    return all(any(_same(v, n) for n in found for v in item) for item in expected) and all(
        any(_same(v, n) for item in expected for v in item) for n in values
    )


def _same(expected: str, found: str) -> bool:
    try:
        return abs(float(expected) - float(found)) < 1e-6
    except ValueError:
        return expected.casefold() == found.casefold()
