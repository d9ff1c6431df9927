"""Points that a sentence announces and whole passages go on to name: "Four obstacles stand out.", then "The first is ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ntib_graph.grammar.colon_lists import is_plural_of
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.phrase_spans import pointing_word
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_STRUCTURE = "colon list"
_SURE = 0.8
_LONGEST = 16
"""Words of a point."""
_ANNOUNCED = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:There are )?(?P<number>[A-Za-z]+) (?:(?:main|major|key|big|further) )?(?P<noun>[a-z]+)"
    r"(?: (?:stand|remain|persist|matter|exist|explain|deserve)\b[^.;:!?]{0,40})?[.:]$"
)
_POINT = re.compile(
    r"^(?:The (?:first|second|third|fourth|fifth|sixth|last|final)(?: [a-z]+)? (?:is|was)\s+"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth|Last|Final)(?:ly)?,\s+(?:there (?:is|was)\s+)?)(?=\w)"
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def read_announced_points(passages: Sequence[ParsedPassage], domain: Domain) -> tuple[tuple[int, Derivation], ...]:
    """What the passages below an announcement name, each with its number: obstacles or aims of the one thing in the title.

    There must be as many of them as the announcement says.
    """
    return tuple(found for passage in passages for found in _below(passage, passages, domain))


def _below(passage: ParsedPassage, passages: Sequence[ParsedPassage], domain: Domain) -> Iterator[tuple[int, Derivation]]:
    announced = _ANNOUNCED.search(passage.text) if passage.passage.kind is PassageKind.PARAGRAPH else None
    number = domain.english.numbers.get(announced["number"].casefold(), 0) if announced else 0
    if announced is None or number < 2:
        return
    points = [
        (p, m)
        for p in passages[passage.number + 1 :]
        if p.passage.parent == passage.passage.parent and (m := _POINT.match(p.text))
    ]
    if len(points) != number:
        return
    for relation in with_structure(domain, _STRUCTURE):
        kind = next((c for c in relation.ranges if is_plural_of(announced["noun"], c, domain)), None)
        about = _of_title(passages, passage.number)
        about = [m for m in about if m.classes and domain.ontology.admits(relation.domains, m.classes)]
        if kind is None or len({m.entity for m in about}) != 1:
            continue
        for point, opening in points:
            start, end = opening.end(), point.sentence_at(0)[1]
            article = _ARTICLE.match(point.text[start:end])
            start += article.end() if article else 0
            text = point.text[start:end].rstrip(" .")
            if len(text.split()) > _LONGEST or len(text.split()) < 2:
                continue
            thing = Filler(domain.ontology.phrase_iri(kind, text), text, start, start + len(text), kind)
            whole = about[0]
            assert whole.entity is not None
            subject = Filler(whole.entity, whole.text, 0, 0)
            roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (thing,)))
            doubt = pointing_word(text, domain.english)
            sense = f"{relation.iri.local_name}/announced-point"
            yield point.number, Derivation(relation.iri, sense, "announced point", 0, end, roles, confidence=_SURE, doubt=doubt)


def _of_title(passages: Sequence[ParsedPassage], number: int) -> list[Mention]:
    """What is named so far by a name of several words that the title writes too, in whatever letters."""
    title = passages[0].text.casefold() if passages[0].passage.kind is PassageKind.HEADING else ""
    named = (m for p in passages[:number] for u in p.units for m in u.members if m.kind is MentionKind.NAME and m.entity)
    plain = ((m, re.sub(r"\s*\([^()]*\)$", "", m.text).casefold()) for m in named)
    return [m for m, name in plain if " " in name and name in title]
