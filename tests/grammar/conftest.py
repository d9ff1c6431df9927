"""Sentences parsed by hand, so that tests of grammar do not depend on a model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from ntib_graph.extract.reading import Reader, open_reader
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.repair import Word
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.documents import Document, Passage, PassageKind
from ntib_graph.model.statements import Finding
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain

Parse = Callable[..., ParsedPassage]
Facts = Callable[..., set[tuple[str, ...]]]
VOCABULARY = spacy.blank("en").vocab
NAMES = frozenset({"Bern", "Lyon", "Pact", "Guild", "Anna"})


@pytest.fixture
def parse() -> Parse:
    """``parse("Bern/NNP/nsubj/1/Bern joined/VBD/ROOT/1/join")``: word/tag/dependency/head/lemma."""

    def by_hand(rows: str, kind: PassageKind = PassageKind.PARAGRAPH) -> ParsedPassage:
        cells = [row.split("/") for row in rows.split()]
        words = [cell[0] for cell in cells]
        doc = Doc(
            VOCABULARY,
            words=words,
            tags=[cell[1] for cell in cells],
            pos=[_part(cell[1]) for cell in cells],
            deps=[cell[2] for cell in cells],
            heads=[int(cell[3]) for cell in cells],
            lemmas=[cell[4] if len(cell) > 4 else cell[0] for cell in cells],
        )
        text = doc.text
        own: list[Word] = []
        units: list[Unit] = []
        for token in doc:
            start, end = token.idx, token.idx + len(token)
            unit = None
            if token.text in NAMES:
                name = Mention(start, end, token.text, MentionKind.NAME, Iri(f"http://x/{token.text}"))
                unit = Unit(start, end, (name,))
                units.append(unit)
            own.append(Word(start, end, token.text, unit))
        passage = Passage("x", kind, text, ((0, 0),))
        return ParsedPassage(0, passage, doc, tuple(own), (), tuple(units), (), ((0, len(text)),))

    return by_hand


def _part(tag: str) -> str:
    if tag == "MD":
        return "AUX"
    for start, part in (
        ("VB", "VERB"),
        ("NNP", "PROPN"),
        ("NN", "NOUN"),
        ("JJ", "ADJ"),
        ("IN", "ADP"),
        ("RB", "ADV"),
        ("DT", "DET"),
    ):
        if tag.startswith(start):
            return part
    return "PUNCT" if not tag[0].isalpha() else "X"


@pytest.fixture(scope="session")
def domain_reader(domain: Domain) -> Reader:
    """A reader of the NTIB domain, opened once a run."""
    return open_reader(domain)


@pytest.fixture
def facts(domain_reader: Reader) -> Facts:
    """``facts(text)``: what a passage asserts, as (subject, relation, object, time, status if not asserted)."""

    def read(*texts: str, kind: PassageKind = PassageKind.PARAGRAPH, doubted: bool = False) -> set[tuple[str, ...]]:
        starts = [sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts))]
        passages = tuple(Passage("d", kind, t, ((0, at),)) for t, at in zip(texts, starts, strict=True))
        findings = domain_reader.read(Document("d", "\n".join(texts)), passages).findings
        return {_written(f) for f in findings if f.is_candidate == doubted}

    return read


@pytest.fixture
def law(domain_reader: Reader) -> Facts:
    """``law(heading, text, ...)``: what the passages under a heading assert, as :func:`facts` gives it."""

    def read(heading: str, *texts: str) -> set[tuple[str, ...]]:
        whole = (heading, *texts)
        starts = [sum(len(t) + 1 for t in whole[:i]) for i in range(len(whole))]
        kinds = (PassageKind.HEADING, *(PassageKind.PARAGRAPH for _ in texts))
        passages = tuple(
            Passage("d", kind, t, ((0, at),), -1 if not n else 0)
            for n, (kind, t, at) in enumerate(zip(kinds, whole, starts, strict=True))
        )
        return {_written(f) for f in domain_reader.read(Document("d", "\n".join(whole)), passages).findings if not f.is_candidate}

    return read


def _written(finding: Finding) -> tuple[str, ...]:
    s = finding.statement
    thing = s.object.local_name if isinstance(s.object, Iri) else s.object.value
    when = next((d.edtf for d in (s.at, s.since, s.until) if d is not None), "")
    status = () if s.status.value == "asserted" else (s.status.value,)
    return (s.subject.local_name, s.predicate.local_name, thing, when, *status)
