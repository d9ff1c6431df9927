"""Members named in an aside behind what they belong to: "the Harbour League (Bern, Lyon and Avon)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "members in aside"
_SURE = 0.9
_OPENING = re.compile(r"^\s*[(—–-]\s*(?:namely\s+|comprising\s+|including\s+)?(?:the\s+)?$")
_CLOSING = re.compile(r"^[,;]?\s*[)—–-]")
_BETWEEN = re.compile(r"^(?:\s*\([^()]*\))?\s*$")


def read_listed_members(parsed: ParsedPassage, domain: Domain) -> Iterator[Derivation]:
    """The members that asides name, for relations with that structure; the aside holds names and nothing else."""
    ontology = domain.ontology
    for aside in parsed.asides:
        inside = [u for u in parsed.units if aside.start <= u.start and u.end <= aside.end]
        if len(inside) != 1 or len(inside[0].members) < 2:
            continue
        group = inside[0]
        if not _OPENING.match(parsed.text[aside.start : group.start]) or not _CLOSING.match(parsed.text[group.end :]):
            continue
        before = [m for u in parsed.units for m in u.members if m.end <= aside.start and m.kind is MentionKind.NAME]
        if not before or before[-1].entity is None or not _BETWEEN.match(parsed.text[before[-1].end : aside.start]):
            continue
        whole = before[-1]
        for relation in with_structure(domain, _STRUCTURE):
            named = all(m.entity is not None and ontology.admits(relation.domains, m.classes) for m in group.members)
            if not named or not ontology.admits(relation.ranges, whole.classes) or whole.entity is None:
                continue
            members = tuple(Filler(m.entity, m.text, m.start, m.end) for m in group.members if m.entity is not None)
            roles = (
                RoleFilling(SUBJECT, members),
                RoleFilling(OBJECT, (Filler(whole.entity, whole.text, whole.start, whole.end),)),
            )
            sense = f"{relation.iri.local_name}/{_STRUCTURE.replace(' ', '-')}"
            yield Derivation(relation.iri, sense, _STRUCTURE, whole.start, group.end, roles, confidence=_SURE)
