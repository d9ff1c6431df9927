"""Source credits below a part of a law: "(Added Pub. L. 1–2, div. A, Dec. 23, 2002; amended Pub. L. 3–4, Jan. 5, 2004)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_SURE = 0.9
_STRUCTURE = "source credit"
_BEFORE = re.compile(r"(?:^\(?|[;,]\s+)(\w+)\s+$")
_BREAK = re.compile(r"[;.]\s+(?=[a-z])|\)\s*$")


def read_source_credits(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """What each law of a credit did to the section above it, at the last date of its piece."""
    verbs = fillers.domain.english.mapping("citations", "credits")
    text = parsed.text
    if not text.startswith("("):
        return
    members = [m for u in parsed.units for m in u.members]
    for law in (m for m in members if m.kind is MentionKind.NAME and m.entity is not None):
        lead = _BEFORE.search(text[: law.start])
        structure = verbs.get(lead[1].lower(), "") if lead else ""
        if not structure:
            continue
        end = found.start() if (found := _BREAK.search(text, law.end)) else len(text)
        dates = [
            m
            for m in members
            if m.kind is MentionKind.DATE
            and law.end <= m.start < end
            and m.date is not None
            and not text[: m.start].endswith("Stat. ")
        ]
        yield from _derive(parsed, law, structure, dates, fillers)


def _derive(
    parsed: ParsedPassage, law: Mention, structure: str, dates: list[Mention], fillers: FillerReader
) -> Iterator[Derivation]:
    ontology = fillers.domain.ontology
    for relation in ontology.with_structure(f"{_STRUCTURE}: {structure}"):
        own = fillers.described.own_text(parsed, relation.ranges)
        if own is None or law.entity is None or not ontology.admits(relation.domains, law.classes):
            continue
        subject = Filler(law.entity, law.text, law.start, law.end)
        thing = Filler(own.term, own.text, law.start, law.end, named_class=own.named_class)
        when = Validity(at=dates[-1].date) if dates else Validity()
        roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (thing,)))
        sense = f"{relation.iri.local_name}/source-credit"
        yield Derivation(relation.iri, sense, _STRUCTURE, law.start, law.end, roles, when, confidence=_SURE)
