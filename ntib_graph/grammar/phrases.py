"""Phrases: the words that describe what has no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ntib_graph.grammar.clauses import coordinated
from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.vocabulary.english import English

_CUT = frozenset(
    {"relcl", "appos", "advcl", "parataxis", "punct", "cc", "conj", "mark", "ccomp", "nsubj", "nsubjpass", "expl", "dep"}
)
_LONGEST = 32
_FRAMES = frozenset({"as", "under", "during", "within", "throughout"})
_CONNECTIVES = frozenset({"also", "therefore", "thus", "then", "however", "accordingly", "hence"})


@dataclass(frozen=True, slots=True)
class PhraseSpan:
    """``text[start:end]`` of the passage; ``doubt`` says why it is not understood out of its sentence."""

    start: int
    end: int
    text: str
    head: str
    """The lemma of its head."""
    doubt: str = ""


def see_through(parsed: ParsedPassage, noun: Token, english: English) -> tuple[Token, ...]:
    """The nouns a phrase really speaks of: past "a combination of", and each of a coordination."""
    if _is_bare(parsed, noun):
        return (noun,)
    found: list[Token] = []
    measures = english.mapping("nouns", "transparent")["measures"]
    for head in coordinated(noun):
        inner = [
            o for p in head.children if p.dep_ == "prep" and p.lower_ in ("of", "to") for o in p.children if o.dep_ == "pobj"
        ]
        several = sum(len(coordinated(o)) for o in inner) > 1
        if several and parsed.unit(head) is None and head.lemma_.lower() in measures:
            found.extend(x for o in inner for x in see_through(parsed, o, english))
        else:
            found.append(head)
    return tuple(found)


def listed_phrases(parsed: ParsedPassage, noun: Token, english: English) -> tuple[PhraseSpan, ...]:
    """The items of "a combination of A, B, C and D" by surface, for long lists that a parse tears apart; else empty.

    The list must end its sentence and hold no finite verb.
    """
    doc = noun.doc
    measures = english.mapping("nouns", "transparent")["measures"]
    if noun.lemma_.lower() not in measures or noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ != "of":
        return ()
    segments: list[list[Token]] = [[]]
    for token in doc[noun.i + 2 : noun.sent.end]:
        if token.text in (".", ";", ":", "—") or parsed.words[token.i].aside >= 0:
            break
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP"):
            return ()
        if token.text == ",":
            segments.append([])
        else:
            segments[-1].append(token)
    *items, last = segments
    joints = [i for i, token in enumerate(last) if token.lower_ == "and"]
    if len(items) < 2 or not joints:
        return ()
    items = [*items, *([last[: joints[-1]]] if joints[-1] else []), last[joints[-1] + 1 :]]
    spans = [_item(parsed, [t for t in item if t.dep_ != "det"], english) for item in items]
    return tuple(spans) if all(spans) else ()  # type: ignore[arg-type]


def _points_back(token: Token, english: English) -> bool:
    """Whether a word stands for something named before; not "this year", nor "and other X"."""
    if token.lower_ not in english.mapping("nouns", "pointing")["words"] or token.text.isupper():
        return False
    if token.tag_ in ("WDT", "IN") or token.lower_ == "there":
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor().lemma_.lower() if token.i + 1 < len(token.doc) else ""
    if token.lower_ == "such" and after == "as":
        return False
    if token.lower_ in ("other", "others") and before in ("and", "or"):
        return False
    if token.lower_ == "more" and (token.tag_ == "RBR" or after == "than"):
        return False
    return not (token.lower_ in ("this", "each") and after in english.mapping("nouns", "times")["words"])


def _item(parsed: ParsedPassage, tokens: list[Token], english: English) -> PhraseSpan | None:
    while tokens and (tokens[0].lower_ in ("a", "an", "the") or tokens[0].is_punct):
        tokens = tokens[1:]
    if not tokens or len(tokens) > 16:
        return None
    start, end = parsed.span(tokens)
    head = next(
        (t for i, t in enumerate(tokens) if t.tag_.startswith("NN") and (i + 1 == len(tokens) or tokens[i + 1].pos_ == "ADP")),
        tokens[-1],
    )
    doubt = next((f"points back with “{t.text}”" for t in tokens if _points_back(t, english)), "")
    return PhraseSpan(start, end, parsed.text[start:end], head.lemma_.lower(), doubt)


def _is_bare(parsed: ParsedPassage, noun: Token) -> bool:
    """Whether a coordination begins with a bare noun, so that what follows the last one belongs to all."""
    own = [c for c in noun.children if c.dep_ not in ("cc", "conj", "det", "punct") and c.i < noun.i]
    others = [c for c in noun.children if c.dep_ == "conj"]
    return (
        bool(others)
        and not own
        and parsed.unit(noun) is None
        and not any(c.dep_ in ("prep", "acl") and c.i < others[0].i for c in noun.children)
    )


def noun_phrase(parsed: ParsedPassage, head: Token, english: English, trigger: Token | None = None) -> PhraseSpan | None:
    """The contiguous phrase of a noun without determiners, clauses, appositions and what is coordinated with it."""
    if head.pos_ in ("PRON", "DET", "VERB", "AUX", "ADV", "PUNCT") and head.tag_ not in ("VBG", "VBN"):
        return None
    whole = _is_bare(parsed, head)
    barred = {
        t.i
        for child in head.children
        if (_is_cut(child, head) or _is_day(parsed, child)) and not (whole and child.dep_ in ("cc", "conj", "punct"))
        for t in child.subtree
    }
    if trigger is not None:
        path = trigger
        while path.i != head.i and path.head.i != path.i and path.head.i != head.i:
            path = path.head
        if path.head.i == head.i:
            barred |= {t.i for t in path.subtree}
    for t in head.subtree:
        if t.dep_ in ("relcl", "appos", "acl") and t.i > head.i and t.doc[t.left_edge.i - 1].text in (",", "—", "–"):
            barred |= {x.i for x in t.subtree}
    kept = sorted(t.i for t in head.subtree if t.i not in barred)
    for child in reversed([c for c in head.children if c.dep_ in ("acl", "relcl", "advcl") and c.i > head.i]):
        if len(kept) > _LONGEST:
            # Too long a phrase is said without its last clause.
            clause = {t.i for t in child.subtree}
            kept = [i for i in kept if i not in clause]
    return _span(parsed, kept, head, english)


def _is_day(parsed: ParsedPassage, child: Token) -> bool:
    """Whether a complement says on which day, which is the clause's rather than the noun's: "an order on May 5"."""
    units = [parsed.unit(o) for o in child.children if o.dep_ == "pobj"]
    return child.dep_ == "prep" and child.lower_ == "on" and any(u is not None and u.kind is MentionKind.DATE for u in units)


def _is_cut(child: Token, head: Token) -> bool:
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
    if infinitive and child.dep_ in ("relcl", "advcl", "acl") and child.i > head.i:
        # "an arrangement for X to acquire Y" is not understood without its infinitive.
        return child.doc[child.left_edge.i - 1].text in (",", "—", "–")
    if child.dep_ in _CUT and not (
        child.dep_ == "punct" and child.text in ("-", "‑", "/", "“", "”", '"', "'", "‘", "’", "%", "$")
    ):
        # Coordinated modifiers before the head belong to it: "bureaucratic and political headwinds".
        return not (child.dep_ in ("cc", "conj", "punct") and child.i < head.i)
    if child.dep_ == "acl" and child.i > head.i:
        before = child.doc[child.left_edge.i - 1]
        return before.text in (",", "—", "–")
    if child.dep_ == "prep" and child.i > head.i:
        return child.doc[child.left_edge.i - 1].text in (",", "—", "–", ";")
    return False


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def has_outer_object(verb: Token) -> bool:
    """Whether the object of an infinitive stands outside, before its relative clause: "the bond that they sought to keep"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or above.dep_ != "relcl" or not _is_infinitive(verb):
        return False
    subject = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag_ in ("WDT", "WP"):
        return False
    opened = any(t.lower_ in ("that", "which", "whom") and t.i < subject.i for v in (verb, above) for t in v.children)
    return opened and not any(c.dep_ == "dobj" and c.i > verb.i for v in (verb, *verb.conjuncts) for c in v.children)


def infinitives(verb: Token) -> tuple[Token, ...]:
    """An infinitive with those coordinated with it that have a "to" of their own."""
    return (verb, *(c for c in verb.children if c.dep_ == "conj" and _is_infinitive(c)))


def verb_phrase(parsed: ParsedPassage, verb: Token, english: English) -> PhraseSpan | None:
    """The phrase of an infinitive without its "to" and subject."""
    kept: list[int] = []
    for t in verb.subtree:
        path = t
        while path.head.i != verb.i and path.i != verb.i:
            path = path.head
        if (
            path.i != verb.i
            and path.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark", "expl", "parataxis")
            and path.dep_ != "auxpass"
        ):
            continue
        if (
            path.i != verb.i
            and path.dep_ in ("advcl", "punct", "prep", "npadvmod")
            and path.i > verb.i
            and path.doc[path.left_edge.i - 1].text in (",", ";", "—")
        ):
            continue
        if path.i != verb.i and path.dep_ == "conj" and _is_infinitive(path):
            continue
        if t.i < verb.i and (path.dep_ not in ("advmod", "auxpass") or t.lower_ in _CONNECTIVES):
            continue
        kept.append(t.i)
    # A purpose that only its context explains is left out: "build ports [to reach this goal]".
    for t in verb.subtree:
        purpose = (
            t.dep_ in ("advcl", "acl", "relcl") and t.i > verb.i and any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children)
        )
        if purpose and t.left_edge.i > verb.i + 1 and any(_points_back(x, english) for x in t.subtree):
            kept = [i for i in kept if not t.left_edge.i <= i <= t.right_edge.i]
    # So is a frame of reference at its end: "train pilots [under this programme]".
    for t in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _FRAMES and c.i > verb.i + 1):
        if any(_points_back(x, english) for x in t.subtree) and all(verb.doc[i].is_punct for i in kept if i > t.right_edge.i):
            kept = [i for i in kept if i < t.left_edge.i]
    # So is a relative clause at its end that points back with more than its own pronoun.
    for t in verb.subtree:
        ends = t.dep_ == "relcl" and t.left_edge.i > verb.i + 1 and all(verb.doc[i].is_punct for i in kept if i > t.right_edge.i)
        if ends and any(_points_back(x, english) for x in t.subtree if x.head.i != t.i):
            kept = [i for i in kept if i < t.left_edge.i]
    for t in verb.subtree:
        if t.dep_ in ("appos", "relcl", "acl") and t.i > verb.i and t.doc[t.left_edge.i - 1].text in (",", "—", "–"):
            kept = [i for i in kept if i < t.left_edge.i - 1]
    return _span(parsed, sorted(kept), verb, english)


def clause_phrase(parsed: ParsedPassage, verb: Token, english: English) -> PhraseSpan | None:
    """The phrase of a that-clause without its "that"."""
    kept = [t.i for t in verb.subtree if not (t.dep_ == "mark" and t.head.i == verb.i)]
    for other in (c for c in verb.children if c.dep_ == "conj" and c.i > verb.i and c.tag_.startswith("VB")):
        if any(_points_back(t, english) for t in other.subtree):
            kept = [i for i in kept if i < other.left_edge.i]
            while kept and (verb.doc[kept[-1]].dep_ in ("cc", "punct") or verb.doc[kept[-1]].lower_ == "thus"):
                kept.pop()
    return _span(parsed, kept, verb, english)


def _span(parsed: ParsedPassage, kept: list[int], head: Token, english: English) -> PhraseSpan | None:
    doc = head.doc
    run = [head.i]
    while run[0] - 1 in kept:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in kept:
        run.append(run[-1] + 1)
    while run and (
        doc[run[0]].dep_ in ("det", "cc", "preconj")
        or doc[run[0]].is_punct
        or doc[run[0]].lower_ in ("both", "the", "a", "an", ",")
    ):
        if doc[run[0]].text in ("“", '"', "‘", "$", "£"):
            break
        run.pop(0)
    while run and (
        (doc[run[-1]].is_punct and doc[run[-1]].text not in ("”", '"', "’", "%", ")"))
        or doc[run[-1]].dep_ in ("cc", "case", "mark")
    ):
        run.pop()
    if not run or len(run) > _LONGEST or head.i not in run:
        return None
    if doc[run[0]].lower_ == "same" and len(run) > 1 and any(c.dep_ == "relcl" for c in head.children):
        # "the same winds that sank X" are the winds that sank X.
        run.pop(0)
    start, end = parsed.span([doc[i] for i in run])
    text = parsed.text[start:end]
    pointing = (doc[i] for i in run if _points_back(doc[i], english) and not _means_inside(parsed, doc[i], run))
    doubt = next((f"points back with “{t.text}”" for t in pointing), "")
    if text.startswith(("’s ", "'s ", "’ ")) or re.search(r"\w[’']$", parsed.text[:start]):
        doubt = "torn from its owner"
    first = doc[run[0] - 1].lower_ if run[0] and doc[run[0] - 1].dep_ != "mark" else ""
    if not doubt and first in ("this", "these", "that", "those", "such", "its", "their"):
        doubt = f"points back with “{first}”"
    if len(run) > 1 and doc[run[-1]].tag_ == "JJ" and doc[run[-2]].tag_ == "IN":
        doubt = doubt or "broken off"
    if len(text.split()) == 1 and not text.isupper():
        doubt = doubt or "one bare word"
    if sum(text.count(c) for c in '“”"') % 2:
        text = text.strip('“”" ')
        start = parsed.text.find(text, start)
        end = start + len(text)
        text = text.replace('"', "") if text.count('"') == 1 else text
    return PhraseSpan(start, end, text, head.lemma_.lower(), doubt)


def _means_inside(parsed: ParsedPassage, token: Token, run: list[int]) -> bool:
    """Whether a possessive may mean a name before it in the same phrase: "lend Bern the money for its piers"."""
    if token.lower_ not in ("its", "their"):
        return False
    before = [unit for i in run if i < token.i and (unit := parsed.unit(token.doc[i])) is not None]
    names = [u for u in before if u.kind is MentionKind.NAME]
    return bool(names) and (len(names[-1].members) > 1) == (token.lower_ == "their")


def pointing_word(text: str, english: English, only: tuple[str, ...] = ()) -> str:
    """Why a phrase given as text is not understood out of its sentence, "" if it is; ``only``: for these words."""
    pointing = only or english.mapping("nouns", "pointing")["words"]
    harmless = r"\b(?:and|or) others?\b|\bmore than\b|\bthis (?:" + "|".join(english.mapping("nouns", "times")["words"]) + r")\b"
    plain = re.sub(harmless, "", text)
    words = plain.split()[:6] if only else plain.split()
    return next((f"points back with “{w}”" for w in words if w.strip(",.;").lower() in pointing and not w.isupper()), "")


def inner_nouns(token: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """The nouns behind a noun's own prepositions."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for thing in child.children:
                if thing.dep_ == "pobj":
                    yield from coordinated(thing)
