"""Numbers, superlatives and times of a query graph in English."""

from __future__ import annotations

from ntib_graph.model.queries import Aggregate, Comparator, Summary, TimeRelation, TimeRestriction

SIGNS = {
    Comparator.GREATER: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.LESS: "fewer than",
    Comparator.AT_MOST: "at most",
    Comparator.EQUAL: "exactly",
    Comparator.UNEQUAL: "not",
}
OF_NUMBERS = SIGNS | {Comparator.GREATER: "greater than", Comparator.LESS: "smaller than"}


def word_aggregate(aggregate: Aggregate) -> str:
    """As in "the highest", "the number"."""
    return {
        Summary.HIGHEST: "the highest or latest of them",
        Summary.LOWEST: "the lowest or first of them",
        Summary.COUNT: "counted",
        Summary.SUM: "in total",
        Summary.AVERAGE: "on average",
    }[aggregate.summary]


def word_time(time: TimeRestriction) -> str:
    """As in " in 2018", " before 2017"."""
    words = {
        TimeRelation.DURING: "in",
        TimeRelation.BEFORE: "before",
        TimeRelation.AFTER: "after",
        TimeRelation.SINCE: "since",
        TimeRelation.UNTIL: "until",
        TimeRelation.BETWEEN: "between",
    }
    last = f" and {time.last.edtf}" if time.last else ""
    return f" {words[time.relation]} {time.date.edtf}{last}"
