"""Offices behind the names of those who hold them: "Jane Doe, then Chairman of X,"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.offices import name_office
from ntib_graph.grammar.titles import Titles
from ntib_graph.grammar.units import TitledPerson, Unit
from ntib_graph.model.dates import year
from ntib_graph.model.derivations import Validity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.ontology import Ontology

OF = re.compile(r"^\s*(?:,\s*[JS]r\.)?\s*(?:of|for|at)\s+(?:the\s+)?$")
SPHERE = re.compile(r"\s+for\s+(?:the\s+)?[A-Z][\w-]*(?:(?:,|,? and| of| the)*\s+[A-Z][\w-]*)*")
_PLAIN_SPHERE = re.compile(r"\s(?:of|for)\s(?:the\s)?([a-z][a-z ]{2,30}?)(?=[,.;)])")
_LOWER_SPHERE = re.compile(r"\s+(?:for|at|to)\s+[^,.;:()]{3,60}(?=[,.;)])")
_TERM = re.compile(
    r"\s+(?:from (\d{4}) (?:to|until) (\d{4})|\((\d{4})[-–](\d{4})\)|since (\d{4})|until (\d{4}))(?=[\s,.;)])", re.IGNORECASE
)
IN_TURN = re.compile(r"\b(?:[Tt]he|[a-z]+)\s+(?:[A-Z][\w-]*\s+)*[A-Z][\w-]*(?:\s+(?:of|for)\s[^,]{2,60})?,\s+$")
"""A capitalised office right before a name and its comma."""


def may_hold(person: Mention, office: Iri, ontology: Ontology, titles: Titles) -> bool:
    """Whether a person may hold an office of a class."""
    return bool(person.classes) and ontology.admits(titles.holders[office], person.classes)


def is_person(mention: Mention, person: Mention) -> bool:
    """Whether a mention names a person, as another does."""
    return mention.kind is MentionKind.NAME and bool(set(mention.classes) & set(person.classes))


_SPHERES = re.compile(r"(?:,\s[A-Z]\w+(?:\s[A-Z]\w+)*)*,?\sand\s[A-Z]\w+(?:\s[A-Z]\w+)?(?=[,.;)]|\s*$|\n)")


def _are_spheres(office: str, titles: Titles) -> bool:
    """Whether all that an office is written to be of are what posts are for: "Minister of Trade, Industry and Health"."""
    listed = re.split(r",?\sand\s|,\s", re.split(r"\s(?:of|for)\s(?:the\s)?", office, maxsplit=1)[-1])
    return " of " in office and all(part.casefold() in titles.spheres for part in listed)


def _names_next(title: str, titles: Titles) -> bool:
    """Whether a name in capitals runs on from what a post is for: "Minister of Trade John Roe" is no apposition."""
    rest = title.partition(" of ")[2].removeprefix("the ")
    behind = (rest[len(s) :] for s in titles.spheres if rest.casefold().startswith(f"{s} "))
    return any(len(words.split()) > 1 for words in behind)


def _end_of_sphere(text: str, start: int, end: int, mentions: Sequence[Mention], titles: Titles) -> int:
    """Where what a post is for ends, before the next post or person: "Secretary for Trade, and Commissioner John Roe"."""
    others = [m.start() for m in titles.pattern.finditer(text, start, end)]
    others += [m.start for m in mentions if start < m.start < end and m.kind is MentionKind.NAME]
    if not others:
        return end
    return start + len(re.sub(r",?(?:\s+and)?(?:\s+the)?(?:\s+[A-Z]\w+)*\s*$", "", text[start : min(others)]))


def title_behind(text: str, mentions: Sequence[Mention], unit: Unit, ontology: Ontology, titles: Titles) -> Unit | None:
    """An apposition of office: ", then Chairman of X,"."""
    person = unit.members[0]
    tail = text[unit.end : unit.end + 160]
    lead = re.match(r"\s*,\s+((?:[\w-]+\s+)*?)(?=\w)", tail)
    if not lead or not tail.startswith(","):
        return None
    m = next((m for m in titles.pattern.finditer(tail) if m.start() <= 40), None)
    if not m:
        return None
    behind = next((x for x in mentions if unit.end < x.start and x.end > unit.end + m.start() and is_person(x, person)), None)
    if behind and not tail[m.end() : behind.start - unit.end].strip():
        # "Jane Doe, Minister of Trade John Roe and ...": the office is the next person's.
        return None
    if _names_next(m[0], titles):
        return None
    if (
        behind
        and re.fullmatch(r"(?:\s+(?:of|for)\s[^,]{2,60})?,\s+", tail[m.end() : behind.start - unit.end])
        and IN_TURN.search(text[max(0, person.start - 90) : person.start])
    ):
        # "the Trade Secretary, Jane Doe, the Mayor of Bern, John Roe, and ...": each behind the office.
        return None
    words = re.findall(r"[\w-]+", tail[1 : m.start()])
    holder = next((x for x in mentions if unit.end < x.start and x.end <= unit.end + m.start()), None)
    plain = [w for w in words if w.casefold() not in titles.holding | titles.past]
    if holder:
        plain = [w for w in plain if w not in (*re.findall(r"[\w-]+", holder.text), "s")]
    if plain:
        return None
    noun = titles.noun_of(re.split(r"\s+of\s+", m[0])[0])
    office_class = titles.classes.get(noun)
    if office_class is None or not may_hold(person, office_class, ontology, titles):
        return None
    start, end = unit.end + m.start(), unit.end + m.end()
    if sphere := SPHERE.match(text, end):
        # "the Secretary of State for Trade"
        end = _end_of_sphere(text, end, sphere.end(), mentions, titles)
    elif (sphere := _PLAIN_SPHERE.match(text, end)) and sphere[1].casefold() in titles.spheres:
        # "Upland's minister of trade"
        end = sphere.end()
    elif not text[end : end + 4].startswith((",", ".", ";", ")", " of ")) and (sphere := _LOWER_SPHERE.match(text, end)):
        # "a spokesman for the national weather service"
        end = sphere.end()
    elif (spheres := _SPHERES.match(text, end)) and _are_spheres(text[start : spheres.end()], titles):
        # "Minister of Trade, Industry and Health"
        end = spheres.end()
    title_end = end
    body = holder
    following = next((x for x in mentions if x.start >= end), None)
    if following and following.kind is MentionKind.NAME and OF.match(text[end : following.start]):
        body, end = following, following.end
    if body is None and not text[start].isupper() and any(w.casefold() in titles.past for w in words):
        # "Jane Doe, a former minister,": of which post nobody knows.
        return None
    validity = Validity()
    if span := _TERM.match(text, end):
        first, last = span[1] or span[3] or span[5], span[2] or span[4] or span[6]
        validity = Validity(year(int(first)) if first else None, year(int(last)) if last else None)
        end = span.end()
    if end < len(text) and text[end] not in ",.;)—–" and not text[end : end + 2].isspace():
        return None
    office = name_office(start, end, text[start:title_end], body, office_class, ontology, titles)
    closing = end + 1 if text[end : end + 1] == "," else end
    titled = (*unit.titled, TitledPerson(person, noun, office, body, "apposition", validity))
    return replace(unit, end=closing, titled=titled)
