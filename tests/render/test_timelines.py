from __future__ import annotations

import pytest

from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.profiles import DatedFact, DateKind, Fact, Timeline
from ntib_graph.model.statements import Statement
from ntib_graph.model.terms import Iri
from ntib_graph.render.facts import TextStyle
from ntib_graph.render.timelines import timeline_to_text, word_entry_time

FACT = Fact(Statement(Iri("x:a"), Iri("x:b"), Iri("x:c")), "A tended C.")


def entry(edtf: str, kind: DateKind) -> DatedFact:
    return DatedFact(parse_edtf(edtf), kind, "A tended C.", FACT)


@pytest.mark.parametrize(
    ("edtf", "kind", "words"),
    [
        ("2017", DateKind.BEGINS, "from 2017"),
        ("2017", DateKind.ENDS, "until 2017"),
        ("2017", DateKind.HAPPENS, "in 2017"),
        ("2017", DateKind.KNOWN, "known in 2017"),
        ("2023-10", DateKind.KNOWN, "known in October 2023"),
        ("2023-10-05", DateKind.KNOWN, "known on 5 October 2023"),
        ("2023-10-05", DateKind.HAPPENS, "on 5 October 2023"),
        ("2023-10-05", DateKind.BEGINS, "from 5 October 2023"),
        ("201X", DateKind.KNOWN, "known in the 2010s"),
        ("[2004..2006]", DateKind.HAPPENS, "some time in 2004–2006"),
        ("[2004..2006]", DateKind.KNOWN, "known some time in 2004–2006"),
        ("[2004..2006]", DateKind.BEGINS, "from some time in 2004–2006"),
        ("2010~", DateKind.BEGINS, "from about 2010"),
    ],
)
def test_times_read_as_one_says_them(edtf: str, kind: DateKind, words: str) -> None:
    assert word_entry_time(entry(edtf, kind)) == words


def test_sentences_stand_in_one_column() -> None:
    timeline = Timeline(Iri("x:a"), "A", 0, (entry("2017", DateKind.BEGINS), entry("2023-10", DateKind.KNOWN)))
    lines = timeline_to_text(timeline, TextStyle()).splitlines()
    assert lines[0] == "A"
    assert {line.index("A tended") for line in lines if "A tended" in line} == {len("known in October 2023") + 2}
