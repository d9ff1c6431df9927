"""Prepositions as predicates."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.grammar.clauses import Argument, Clause
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.documents import PassageKind
from ntib_graph.vocabulary.lexicon import Function, PartOfSpeech


def prepositional_clauses(parsed: ParsedPassage) -> Iterator[Clause]:
    """Prepositions as predicates: "X is in Y", and in captions "X during Y"."""
    caption = parsed.passage.kind is PassageKind.CAPTION
    for token in parsed.doc:
        if token.dep_ != "prep" or parsed.unit(token) is not None:
            continue
        objects = tuple(t for o in token.children if o.dep_ == "pobj" for t in (o, *(c for c in o.children if c.dep_ == "conj")))
        head = token.head
        if not objects:
            continue
        own = Argument(Function.OBJECT, "", objects)
        if head.lemma_ == "be" and not any(c.dep_ in ("attr", "acomp") for c in head.children):
            subjects = tuple(c for c in head.children if c.dep_ == "nsubj")
            anchor, construction = head, "copula"
        elif caption and parsed.unit(head) is not None:
            subjects, anchor, construction = (head,), head, "caption"
        else:
            continue
        if subjects:
            arguments = (Argument(Function.SUBJECT, "", subjects), own)
            yield Clause(token, (token.lower_,), PartOfSpeech.ADJECTIVE, arguments, frozenset(), construction, anchor)
