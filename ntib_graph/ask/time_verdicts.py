"""Dates compared: before or after, the first or the last of several, how many years lie between; only where no doubt is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ntib_graph.ask.grounding import Grounding
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.sparql import write_rows_query, write_sparql
from ntib_graph.ask.verdicts import capitalised, empty_answer
from ntib_graph.model.answers import Answer, AnswerKind, AnswerStatus, AnswerValue
from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.queries import Operator, QueryGraph
from ntib_graph.wording.queries import word_query

ROUGHLY = 3
"""Years that a date which is only about right may be off, and one more."""
UNDECIDED = "The dates known do not decide it."


@dataclass(frozen=True)
class TimeVerdicts:
    """Answers the questions that dates decide."""

    knowledge: Knowledge
    grounding: Grounding

    def compare(self, question: str, graph: QueryGraph) -> Answer:
        """The answer of a query graph that compares its moments."""
        domain = self.knowledge.domain
        understood, sparql = word_query(graph, domain, self.knowledge.label), write_sparql(graph, domain)
        table = self.knowledge.graph.select(write_rows_query(graph.pattern, domain, graph.moments))
        rows = [tuple(parse_edtf(c.value) for c in row if c is not None) for row in table.rows]
        found = {self._verdict(graph, row) for row in rows if len(row) == len(graph.moments)}
        if len(found) != 1 or "" in found:
            return empty_answer(question, understood, sparql, UNDECIDED if rows else "The graph holds no such fact.")
        (value,) = found
        also = self._in_words(graph, value)
        answer = AnswerValue(value, also=also, evidence=self.grounding.citations_of(graph.pattern))
        dates = f" ({', '.join(date.edtf for date in rows[0])})"
        kind = AnswerKind.CHOICE
        if graph.operator is Operator.YEARS_BETWEEN:
            kind = AnswerKind.VALUES if graph.unit else AnswerKind.COUNT
        text = f"{capitalised(value)}{dates}."
        return Answer(question, AnswerStatus.ANSWERED, kind, understood, text, sparql, (answer,))

    def _verdict(self, graph: QueryGraph, dates: Sequence[VagueDate]) -> str:
        """What the dates say; empty where they leave a doubt."""
        starts = sorted(date.earliest.year for date in dates)
        if any(map(_is_rough, dates)) and any(b - a < ROUGHLY for a, b in pairwise(starts)):
            return ""
        match graph.operator:
            case Operator.BEFORE_OR_AFTER:
                if dates[0].latest < dates[1].earliest:
                    return "before"
                return "after" if dates[0].earliest > dates[1].latest else ""
            case Operator.YEARS_BETWEEN:
                years = [date.earliest.year for date in dates if date.earliest.year == date.latest.year and not _is_rough(date)]
                number = years[1] - years[0] if len(years) == len(dates) else 0
                number = number if graph.is_ordered else abs(number)
                return "" if number <= 0 else f"{number} {graph.unit}" if graph.unit else str(number)
            case _:
                ordered = sorted(zip(dates, graph.events, strict=True), key=lambda pair: pair[0].earliest)
                if any(a.latest >= b.earliest for (a, _), (b, _) in pairwise(ordered)):
                    return ""
                return ordered[0 if graph.operator is Operator.FIRST_OF else -1][1]

    def _in_words(self, graph: QueryGraph, value: str) -> tuple[str, ...]:
        """A distance with its number in words."""
        number, _, unit = value.partition(" ")
        if graph.operator is not Operator.YEARS_BETWEEN or not unit:
            return ()
        return tuple(f"{word} {unit}" for word, known in self.knowledge.domain.english.numbers.items() if str(known) == number)[
            :1
        ]


def _is_rough(date: VagueDate) -> bool:
    """Whether a date is only about the year it is written with."""
    return date.edtf.endswith(("~", "?", "%"))
