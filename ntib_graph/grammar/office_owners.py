"""Whose a known office is: a title that the domain knows is another office behind the name of another body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.offices import name_office
from ntib_graph.grammar.titles import Titles
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.ontology import Ontology

_BESIDE = re.compile(r"^(?:['’]s)?\s+(?=$)|^['’]s\s+(?P<words>(?:[a-z]+\s+){1,2})$")


def with_owners(text: str, mentions: Sequence[Mention], ontology: Ontology, titles: Titles) -> tuple[Mention, ...]:
    """The mentions, with "Bern's Harbour Master" one mention of an office of Bern, unless the known one is Bern's itself.

    A known office in another spelling than its own, with nobody's name before it, is not sure to be that office: it is left
    to the grammar of titles.
    """
    found: list[Mention] = []
    for mention in mentions:
        held = next((c for c in mention.classes if c in titles.holders), None)
        if held is None or mention.entity not in ontology.entities or mention.kind is not MentionKind.NAME:
            found.append(mention)
            continue
        owner = _owner(text, found, mention, titles)
        assert mention.entity is not None
        if owner is not None and not _is_known_as(mention.entity, owner, ontology):
            office = name_office(mention.start, mention.end, mention.text, owner, held, ontology, titles)
            found[-1:] = [replace(office, start=owner.start)]
        elif owner is not None or _is_own_spelling(mention, ontology):
            found.append(mention)
    return tuple(found)


def _owner(text: str, before: Sequence[Mention], office: Mention, titles: Titles) -> Mention | None:
    """The body named right before an office, which is no party that its holder is of."""
    last = before[-1] if before else None
    if last is None or last.entity is None or last.kind not in (MentionKind.NAME, MentionKind.ADJECTIVE):
        return None
    beside = _BESIDE.match(text[last.end : office.start])
    if beside is None or set(last.classes) & {*titles.predicated, *titles.holders}:
        return None
    return None if any(titles.is_not_held(w) for w in (beside["words"] or "").split()) else last


def _is_known_as(office: Iri, owner: Mention, ontology: Ontology) -> bool:
    """Whether one of the office's names begins or ends with a name of the owner."""
    thing = ontology.entities.get(owner.entity) if owner.entity else None
    names = {owner.text, *((thing.label, *thing.aliases) if thing else ())}
    written = [_level(name) for name in (ontology.entities[office].label, *ontology.entities[office].aliases)]
    return any(w.startswith(f"{_level(n)} ") or w.endswith(f" {_level(n)}") for w in written for n in names)


def _is_own_spelling(mention: Mention, ontology: Ontology) -> bool:
    assert mention.entity is not None
    thing = ontology.entities[mention.entity]
    return _level(mention.text) in {_level(name) for name in (thing.label, *thing.aliases)} or " " not in mention.text.strip()


def _level(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", name).casefold().split()).removeprefix("the ")
