"""How fast documents are read beside the bare language model, and whether memory stays flat.

    python benchmarks/reading_speed.py [DOCUMENT...]

Times, in one run and on the same passages, the language model alone and the whole reading, alternately; prints the best of
each and their ratio.  Then reads two thousand small documents and prints the memory in use on the way.
Without arguments it reads the domain's own documents.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from ntib_graph.build.documents import read_all_documents
from ntib_graph.corpus.loading import read_document
from ntib_graph.corpus.passages import split_passages
from ntib_graph.extract.reading import Reader, open_reader
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.model.documents import Document, Passage

ROOT = Path(__file__).parent.parent
ROUNDS = 5
SMALL_DOCUMENTS = 2000
STEP = 400


def time_once(reader: Reader, documents: list[tuple[Document, tuple[Passage, ...]]]) -> tuple[float, float]:
    """Seconds of the bare model and of the reading, one after the other."""
    begun = time.perf_counter()
    for _, passages in documents:
        for _doc in reader.model.nlp.pipe(passage.text for passage in passages):
            pass
    bare = time.perf_counter() - begun
    begun = time.perf_counter()
    for document, passages in documents:
        reader.read(document, passages)
    return bare, time.perf_counter() - begun


def memory_in_use() -> int:
    """Resident memory in MB; the high-water mark where the system does not tell the present."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(x for x in status.read_text(encoding="ascii").splitlines() if x.startswith("VmRSS"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def read_many(reader: Reader, passages: list[Passage]) -> None:
    """Read small documents of one passage each, numbered apart, and print the memory every so often."""
    for number in range(SMALL_DOCUMENTS):
        text = f"{passages[number % len(passages)].text} This is note {number}."
        reader.read(Document(f"note{number}", text), (Passage(f"note{number}", passages[0].kind, text, ((0, 0),)),))
        if (number + 1) % STEP == 0:
            print(f"{number + 1} small documents: {memory_in_use()} MB")


def main() -> None:
    """Print the figures."""
    domain = load_domain(ROOT)
    reader = open_reader(domain)
    paths = [Path(p) for p in sys.argv[1:]]
    documents = [read_document(p) for p in paths] if paths else list(read_all_documents(domain, ROOT / "no-store"))
    texts = [(document, split_passages(document)) for document in documents]
    words = sum(len(passage.text.split()) for _, passages in texts for passage in passages)
    time_once(reader, texts)
    rounds = [time_once(reader, texts) for _ in range(ROUNDS)]
    bare, whole = min(b for b, _ in rounds), min(w for _, w in rounds)
    print(f"{words} words: the model alone {bare:.2f} s, reading {whole:.2f} s, ratio {whole / bare:.2f}")
    print(f"before: {memory_in_use()} MB")
    short = [p for _, passages in texts for p in passages if len(p.text) < 700]
    read_many(reader, short)


if __name__ == "__main__":
    main()
