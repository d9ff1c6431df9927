"""Sentences parsed by hand, so that tests of grammar do not depend on a model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.repair import Word
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.documents import Passage, PassageKind
from ntib_graph.model.terms import Iri

Parse = Callable[..., ParsedPassage]
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
