"""Questions that lean on the one before ("and Y?", "who made it?", "in 2018?")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.tokens import split_words
from ntib_graph.linking.names import NamedSpan
from ntib_graph.model.terms import Iri

_DATE = re.compile(r"^(?:(?:in|during|before|after|since|by|until|as of) )?(?:[A-Za-z]+ )?\d{4}$", re.IGNORECASE)


def questions_in_context(question: str, context: str | None, knowledge: Knowledge) -> Iterator[str]:
    """The ways to complete the question from ``context``, most likely first, where it leans on it; then the question itself."""
    if context:
        yield from _completed(question, context, knowledge)
    yield question


def _completed(question: str, context: str, knowledge: Knowledge) -> Iterator[str]:
    english = knowledge.domain.english
    words = split_words(question, english)
    before = split_words(context, english)
    named = [s for s in knowledge.names.scan(before, ignore_case=True) if s.links]
    rest = _without_opener(words, english.mapping("questions", "follow_ups")["openers"])
    text = " ".join(rest)
    if rest and (links := knowledge.names.exact(text, ignore_case=True)):
        kinds = {c for link in links for c in knowledge.classes_of(link.entity)}
        for span in reversed(named):
            if any(_alike(knowledge, kinds, link.entity) for link in span.links):
                yield " ".join((*before[: span.start], text, *before[span.end :]))
    elif rest and _DATE.match(text):
        kept = [w for w in before if not re.fullmatch(r"\d{4}", w)]
        prepositions = english.prepositions
        while kept and kept[-1].casefold() in prepositions:
            kept.pop()
        when = text if rest[0].casefold() in prepositions else f"in {text}"
        yield f"{' '.join(kept)} {when}"
    pronouns = set(english.mapping("questions", "follow_ups")["pronouns"])
    if named and any(w.casefold() in pronouns for w in words):
        yield from (_with_name(words, before, span, pronouns) for span in reversed(named))


def _without_opener(words: tuple[str, ...], openers: list[str]) -> tuple[str, ...]:
    lower = tuple(w.casefold() for w in words)
    for opener in sorted(openers, key=len, reverse=True):
        parts = tuple(opener.split())
        if lower[: len(parts)] == parts:
            return words[len(parts) :]
    return words if len(words) <= 3 else ()


def _alike(knowledge: Knowledge, kinds: set[Iri], entity: Iri) -> bool:
    ontology = knowledge.ontology
    others = knowledge.classes_of(entity)
    return any(ontology.is_subclass(a, b) or ontology.is_subclass(b, a) for a in kinds for b in others)


def _with_name(words: tuple[str, ...], before: tuple[str, ...], span: NamedSpan, pronouns: set[str]) -> str:
    name = " ".join(before[span.start : span.end])
    return " ".join(name if w.casefold() in pronouns else w for w in words)
