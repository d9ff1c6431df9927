"""Answers in order, those that say the same put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ntib_graph.ask.evidence import MOST_CITATIONS
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.stems import Stems, bag_of
from ntib_graph.model.answers import AnswerValue


def answer_order(value: AnswerValue) -> tuple[str, str]:
    """By what answers are put in order."""
    return value.value.casefold(), value.iri or ""


def merge_variants(values: list[AnswerValue], knowledge: Knowledge) -> list[AnswerValue]:
    """Written values that differ in a conjunction, a plural or a spelling are one answer; the longest is its value."""
    light = knowledge.domain.english.words("function_words", "conjunctions")
    merged: dict[tuple[str, ...], AnswerValue] = {}
    for value in sorted(values, key=lambda v: (-len(v.value), v.value)):
        words = [knowledge.level(w).rstrip("s") for w in value.value.split() if w.casefold() not in light]
        key = tuple(words) if value.iri is None and len(words) > 1 else (value.iri or value.value,)
        old = merged.get(key)
        if old is None:
            merged[key] = value
        else:
            evidence = tuple(dict.fromkeys((*old.evidence, *value.evidence)))[: 2 * MOST_CITATIONS]
            merged[key] = replace(old, also=(*old.also, value.value), evidence=evidence)
    return sorted(merged.values(), key=answer_order)


def merge_phrases(values: list[AnswerValue], stems: Stems) -> list[AnswerValue]:
    """Phrases that say no more than a longer one are not answers of their own; the longer one keeps their citations."""
    senses = {v.value: stems.senses(v.value) for v in values}
    kept: list[AnswerValue] = []
    for value in sorted(values, key=lambda v: (-len(senses[v.value]), v.value)):
        own = senses[value.value]
        longer = next(
            (n for n, k in enumerate(kept) if len(own) > 1 and all(bag_of(senses[k.value]).covers(s) for s in own)), None
        )
        if longer is None:
            kept.append(value)
        else:
            evidence = tuple(dict.fromkeys((*kept[longer].evidence, *value.evidence)))[: 2 * MOST_CITATIONS]
            kept[longer] = replace(kept[longer], evidence=evidence)
    return sorted(kept, key=answer_order)


def date_notes(values: Iterable[AnswerValue]) -> tuple[str, ...]:
    """That dates of answers are rough."""
    vague = sorted({t for v in values for t in (v.since, v.until, v.at) if t and any(mark in t for mark in "~?[X")})
    return (f"The source gives this date only roughly: {', '.join(vague)}.",) if vague else ()
