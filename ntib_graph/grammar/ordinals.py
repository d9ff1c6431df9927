"""Points counted over sentences: "X faces two obstacles. The first is a lack of ships. The second is old piers."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ntib_graph.grammar.clauses import coordinated
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.statements import Status

_ORDINAL = re.compile(
    r"^(?:The )?(?:first|second|third|fourth|fifth|sixth|final|last|other)(?: \w+)?,? (?:is|was)\b", re.IGNORECASE
)
_POINTS_ON = re.compile(r"\bthe (?:first|second|other|last|previous|former|latter)(?: two| three)?\W*$", re.IGNORECASE)
_STRUCTURE = "ordinals"
_FARTHEST = 12
"""Sentences behind the one that announces the points."""


def read_ordinals(parsed: ParsedPassage, read: Sequence[Derivation], fillers: FillerReader) -> Iterator[Derivation]:
    """What sentences with "the first", "the second" say in place of the counted plural of one that was ``read`` before."""
    sentences = list(parsed.doc.sents)
    points = [(number, s) for number, s in enumerate(sentences) if _ORDINAL.match(s.text)]
    if not points:
        return
    for announcing in read:
        counted = [(r.role, f) for r in announcing.roles for f in r.fillers if _is_counted(f, fillers)]
        if len(counted) != 1 or announcing.status is not Status.ASSERTED:
            continue
        role, whole = counted[0]
        own = next((n for n, s in enumerate(sentences) if _holds(parsed, s, announcing)), None)
        for number, sentence in points:
            if own is None or not own < number <= own + _FARTHEST:
                continue
            things = _said(parsed, sentence, whole, fillers)
            if things:
                roles = tuple(RoleFilling(r.role, things) if r.role == role else r for r in announcing.roles)
                start, end = parsed.span(list(sentence))
                yield replace(announcing, construction=_STRUCTURE, roles=roles, start=start, end=end)


def _is_counted(filler: Filler, fillers: FillerReader) -> bool:
    """Whether a phrase is a number of things that the text goes on to name: "two obstacles"."""
    first = filler.text.split()[0].casefold() if filler.text else ""
    return filler.phrase_class is not None and fillers.domain.english.numbers.get(first, 0) > 1


def _holds(parsed: ParsedPassage, sentence: Span, derivation: Derivation) -> bool:
    start, end = parsed.span(list(sentence))
    return start <= derivation.start < end


def _said(parsed: ParsedPassage, sentence: Span, whole: Filler, fillers: FillerReader) -> tuple[Filler, ...]:
    """What the point is said to be: a noun phrase, an infinitive or a clause."""
    assert whole.phrase_class is not None
    verb = sentence.root
    if verb.lemma_ != "be" or read_claim(verb, fillers.domain.english).status is not Status.ASSERTED:
        return ()
    said: list[Token] = [c for c in verb.children if c.i > verb.i and c.dep_ in ("attr", "xcomp", "ccomp")]
    if len(said) != 1 or any(c.dep_ == "neg" for c in verb.children):
        return ()
    if _POINTS_ON.search(sentence.text):
        return ()
    heads = coordinated(said[0]) if said[0].dep_ == "attr" else (said[0],)
    return tuple(f for head in heads for f in fillers.phrases(parsed, head, (whole.phrase_class,), verb))
