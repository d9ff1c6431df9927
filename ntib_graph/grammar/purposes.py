"""What something was done for: "the fund was set up in order to repair piers"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ntib_graph.grammar.clauses import surface_subjects
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.model.derivations import Derivation, RoleFilling
from ntib_graph.model.statements import Status
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Function

_STRUCTURE = "purpose"
_SURE = 0.8


def read_purposes(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The purposes behind "in order to" and "so as to" of what a finite clause says was done by or to a named thing."""
    relations = tuple(with_structure(fillers.domain, _STRUCTURE))
    for verb in parsed.doc if relations else ():
        governor = _served_by(verb)
        if governor is None:
            continue
        claim = read_claim(governor, fillers.domain.english)
        subjects = surface_subjects(governor)
        if claim.status is not Status.ASSERTED or claim.source is not None or len(subjects) != 1:
            continue
        for relation in relations:
            named = fillers.entities(parsed, subjects[0], relation.domains, Function.SUBJECT)
            classes = [c for c in relation.ranges if fillers.domain.ontology.is_phrase_class(c)]
            things = fillers.phrases(parsed, verb, classes, verb) if classes else ()
            if len(named) == 1 and things:
                start, end = parsed.span([verb])
                roles = (RoleFilling(SUBJECT, named), RoleFilling(OBJECT, things))
                sense = f"{relation.iri.local_name}/{_STRUCTURE}"
                yield Derivation(relation.iri, sense, _STRUCTURE, start, end, roles, confidence=_SURE)


def _served_by(verb: Token) -> Token | None:
    """The verb whose purpose an infinitive behind "in order to" or "so as to" gives."""
    if verb.tag_ != "VB" or verb.i < 3 or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return None
    to = next(c for c in verb.children if c.lower_ == "to")
    before = tuple(t.lower_ for t in verb.doc[max(0, to.i - 2) : to.i])
    if before not in (("in", "order"), ("so", "as")):
        return None
    here = verb.head
    for _ in range(4):
        if here.tag_.startswith("VB") and here.i < to.i:
            return here
        here = here.head
    return None
