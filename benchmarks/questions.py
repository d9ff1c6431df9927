"""Questions with known answers: how many are right, wrong and left unanswered, and how long an answer takes.

python benchmarks/questions.py score QUESTIONS.jsonl --data DATA.ttl [--ontology FOLDER] [--failures]
    right, wrong and silent over RDF data, with the ontology's words where a folder is named, else with the data's labels alone
python benchmarks/questions.py fresh QUESTIONS.jsonl...
    right, wrong and silent over the installed domain, of questions as `benchmarks/fresh/README.md` describes them; totals only
python benchmarks/questions.py warm QUESTIONS.jsonl [--data DATA.ttl] [--ontology FOLDER]
    median and 95th percentile of one question in a running process; without data over the installed domain
python benchmarks/questions.py cold [QUESTION]
    one `ntib ask` against a bare import of spaCy with its model, medians of the same run

A line of QUESTIONS.jsonl: {"q": the question, "answers": [[a name or another name of it, ...], ...]}, all of them and no others.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ntib_graph.api import KnowledgeGraph
from ntib_graph.ask import open_asker
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.answers import Answer, AnswerStatus

BARE = "import spacy; from ntib_graph.grammar.pipeline import load_language; load_language()"


def asker_of(data: Path, ontology: Path | None) -> Callable[[str], Answer]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").mkdir()
        (folder / "data" / data.name).symlink_to(data.resolve())
        if ontology:
            shutil.copytree(ontology, folder / "ontology")
        domain = load_domain(folder)
    return open_asker(GraphStore.in_memory((*domain.schema, *domain.data)), domain).answer


def judge(answer: Answer, expected: list[list[str]]) -> str:
    if answer.status is not AnswerStatus.ANSWERED:
        return "silent" if expected else "right"
    if not expected:
        return "wrong"
    names = [{value.value, *value.also} for value in answer.answers]
    all_found = all(any(same(v, n) for group in names for n in group for v in item) for item in expected)
    none_else = all(any(same(v, n) for item in expected for v in item for n in group) for group in names)
    return "right" if all_found and none_else else "wrong"


def same(expected: str, found: str) -> bool:
    try:
        return abs(float(expected) - float(found)) <= 1e-6 * max(1.0, abs(float(expected)))
    except ValueError:
        return expected.casefold() == found.casefold()


def score(ask: Callable[[str], Answer], lines: Iterable[dict[str, Any]], *, failures: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        answer = ask(line["q"])
        verdict = judge(answer, line["answers"])
        counts[verdict] += 1
        if failures and verdict != "right":
            found = ", ".join(v.value for v in answer.answers[:4]) or answer.status.value
            wanted = ", ".join(item[0] for item in line["answers"][:4])
            unknown = f"  words: {', '.join(answer.unknown_words)}" if answer.unknown_words else ""
            print(f"{verdict:7}{line['q']}\n       wanted {wanted}; found {found}; as: {answer.understood_as}{unknown}")
    return counts


def judge_fresh(answer: Answer, line: dict[str, Any]) -> str:
    """As `judge`, where a key may ask for any of its items, and open questions are answered by what is said or quoted."""
    if answer.status is not AnswerStatus.ANSWERED or not line["answers"]:
        return judge(answer, line["answers"])
    each = [[level(name) for name in (value.value, *value.also)] for value in answer.answers]
    if line["type"] in ("why", "relation", "definition", "conflict"):
        quotes = [level(citation.quote) for value in answer.answers for citation in value.evidence]
        each = [[level(answer.text), *quotes, *(name for names in each for name in names)]]
    every = all if line.get("match", "all") == "all" else any
    is_found = every(any(stands_in(v, names) for names in each for v in item) for item in line["answers"])
    apt = sum(any(stands_in(v, names) for item in line["answers"] for v in item) for names in each)
    if line["type"] in ("when", "quantity"):
        is_found = len(each) <= 2 and any(stands_in(v, each[0]) for item in line["answers"] for v in item)
    if line["type"] in ("yes-no", "count"):
        is_found = len(each) == 1 and any(same(v, answer.answers[0].value) for item in line["answers"] for v in item)
    is_forbidden = any(stands_in(v, names) for v in line.get("forbidden", ()) for names in each)
    return "right" if is_found and 3 * apt >= 2 * len(each) and not is_forbidden else "wrong"


def level(text: str) -> str:
    return " ".join(re.findall(r"[\w%$£€.\-']+", text.casefold().replace("’", "'").replace("–", "-").replace("u.s.", "us")))


def stands_in(variant: str, texts: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(level(variant).strip('.'))}(?!\w)", text) for text in texts)


def fresh(graph: KnowledgeGraph, lines: Iterable[dict[str, Any]]) -> str:
    """Right of what can be answered, declined of what cannot, and wrong of all."""
    counts: Counter[tuple[bool, str]] = Counter()
    for line in lines:
        counts[bool(line["answers"]), judge_fresh(graph.ask(line["q"], line.get("context")), line)] += 1
    answerable, others = (sum(n for (has_key, _), n in counts.items() if has_key is wanted) for wanted in (True, False))
    wrong = counts[True, "wrong"] + counts[False, "wrong"]
    return (
        f"{answerable + others} questions: right {counts[True, 'right']} of {answerable} answerable, "
        f"declined {counts[False, 'right']} of {others} others, wrong {wrong}"
    )


def warm(ask: Callable[[str], Answer], questions: list[str]) -> list[float]:
    ask(questions[0])
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append(1000 * (time.perf_counter() - start))
    return times


def cold(question: str, runs: int = 9) -> tuple[float, float]:
    ours, bare = [], []
    for _ in range(runs):
        ours.append(clock([sys.executable, "-m", "ntib_graph", "ask", question]))
        bare.append(clock([sys.executable, "-c", BARE]))
    return statistics.median(ours), statistics.median(bare)


def clock(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("score", "fresh", "warm", "cold"))
    parser.add_argument("questions", nargs="*")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--ontology", type=Path)
    parser.add_argument("--failures", action="store_true", help="show the questions that were not right")
    options = parser.parse_args()
    if options.what == "cold":
        ours, bare = cold(" ".join(options.questions) or "Who are the members of the NTIB?")
        print(f"ntib ask {ours:.2f} s, spaCy and model {bare:.2f} s, ratio {ours / bare:.2f}")
        return
    if not options.questions or (options.what == "score" and not options.data):
        parser.error("name a file of questions, and for a score the data they are about (--data)")
    texts = (Path(name).read_text(encoding="utf-8") for name in options.questions)
    lines = [json.loads(line) for text in texts for line in text.splitlines() if line.strip()]
    if options.what == "fresh":
        print(fresh(KnowledgeGraph(), lines))
        return
    ask = asker_of(options.data, options.ontology) if options.data else KnowledgeGraph().ask
    if options.what == "score":
        counts = score(ask, lines, failures=options.failures)
        total = len(lines)
        shares = ", ".join(f"{kind} {counts[kind]} ({100 * counts[kind] / total:.1f} %)" for kind in ("right", "wrong", "silent"))
        print(f"{total} questions: {shares}")
    else:
        times = warm(ask, [line["q"] for line in lines])
        late = statistics.quantiles(times, n=20)[-1]
        print(f"{len(times)} questions: median {statistics.median(times):.1f} ms, 95th percentile {late:.1f} ms")


if __name__ == "__main__":
    main()
