"""Points counted over sentences: "X faces two obstacles. The first is a lack of ships. The second is old piers."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ntib_graph.grammar.clauses import coordinated
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.phrase_spans import pointing_word
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri

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


_NEXT = re.compile(r";\s*(?:and\s+)?|,\s+and\s+")
_ASIDE = re.compile(r",\s+(?:which|who|where)\s.*$|,\s+[a-z]+ing\s.*$")
_DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def read_counted_lists(parsed: ParsedPassage, read: Sequence[Derivation], fillers: FillerReader) -> Iterator[Derivation]:
    """What a colon names behind the counted plural of a derivation that was ``read``: "a response to two shocks: A, and B"."""
    for announcing in read if ":" in parsed.text else ():
        for role, whole in ((r.role, f) for r in announcing.roles for f in r.fillers if _is_counted(f, fillers)):
            if parsed.text[whole.end : whole.end + 1] != ":" or announcing.status is not Status.ASSERTED:
                continue
            start, end = whole.end + 1, parsed.sentence_at(whole.start)[1]
            pieces = _pieces(parsed.text, start, end)
            if len(pieces) != fillers.domain.english.numbers.get(whole.text.split()[0].casefold(), 0):
                continue
            assert whole.phrase_class is not None
            things = tuple(_named_by(text, at, whole.phrase_class, fillers) for at, text in pieces)
            roles = tuple(RoleFilling(r.role, things) if r.role == role else r for r in announcing.roles)
            doubt = next((f.doubt for f in things if f.doubt), "")
            yield replace(announcing, construction="counted list", roles=roles, doubt=doubt)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The parts of a list with their offsets, each without its article and what is told beside it."""
    found: list[tuple[int, str]] = []
    at = start
    for piece in _NEXT.split(text[start:end]):
        at = text.index(piece, at)
        lead = len(piece) - len(piece.lstrip())
        own = _ASIDE.sub("", piece.strip().rstrip("."))
        article = _DETERMINER.match(own)
        skipped = article.end() if article else 0
        found.append((at + lead + skipped, own[skipped:]))
        at += len(piece)
    return found


def _named_by(text: str, start: int, kind: Iri, fillers: FillerReader) -> Filler:
    doubt = pointing_word(text, fillers.domain.english) or ("" if len(text.split()) > 1 else "one bare word")
    return Filler(fillers.domain.ontology.phrase_iri(kind, text), text, start, start + len(text), kind, doubt=doubt)


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
