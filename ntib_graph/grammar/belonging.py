"""Bodies named side by side, one a part of the other: "the Ministry's Ports Directorate", "the Ports Bureau at the Ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "possessor"
_SURE = 0.9
_WHOLE_FIRST = re.compile(r"^(?:\s*\([^()]*\))?[’']s?\s+(?:own\s+)?$")
_PART_FIRST = re.compile(r"^(?:\s*\([^()]*\))?,?\s+(?:of|at|within|in)\s+the\s+$")


def read_belonging(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The parts and wholes that names side by side state, for relations with the structure "possessor"."""
    names = [m for u in parsed.units for m in u.members if m.kind is MentionKind.NAME and m.entity is not None]
    for relation in with_structure(domain, _STRUCTURE):
        for first, second in pairwise(names):
            gap = parsed.text[first.end : second.start]
            if _WHOLE_FIRST.match(gap):
                part, whole = second, first
            elif _PART_FIRST.match(gap):
                part, whole = first, second
            else:
                continue
            # Both are of the kind that has parts of its own kind: a person's or a country's bodies are not meant.
            kinds = [c for c in relation.domains if domain.ontology.admits((c,), part.classes)]
            if not any(domain.ontology.admits((c,), whole.classes) for c in kinds) or part.entity == whole.entity:
                continue
            if not domain.ontology.admits(relation.ranges, whole.classes) or part.entity is None or whole.entity is None:
                continue
            roles = (
                RoleFilling(SUBJECT, (Filler(part.entity, part.text, part.start, part.end),)),
                RoleFilling(OBJECT, (Filler(whole.entity, whole.text, whole.start, whole.end),)),
            )
            start, end = min(part.start, whole.start), max(part.end, whole.end)
            sense = f"{relation.iri.local_name}/{_STRUCTURE}"
            yield Derivation(relation.iri, sense, _STRUCTURE, start, end, roles, confidence=_SURE)
