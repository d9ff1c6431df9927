"""Members listed below a heading that says what they are: "Participating States", then nothing but names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ntib_graph.grammar.bridging import participating, relational_nouns
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.units import Unit
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, LexicalEntry

_SURE = 0.85
_FEWEST = 3
"""Names that make a list."""
_STATES = frozenset({"states", "countries", "nations", "governments", "members", "parties"})
_CLOSING = re.compile(r"^\s*\.?\s*$")
_OPENING = re.compile(r"^\s*(?:[Tt]he\s+)?$")


def read_headed_members(parsed: ParsedPassage, above: Sequence[ParsedPassage], domain: Domain) -> Iterator[Derivation]:
    """The names of a passage that is a list of names, as what the heading right above calls them.

    Of what they are it is the one thing that the title of the document names and that can have such.
    """
    heading = above[-1] if above and above[-1].passage.kind is PassageKind.HEADING else None
    group = parsed.units[0] if len(parsed.units) == 1 else None
    if heading is None or group is None or len(group.members) < _FEWEST or not _is_all(parsed, group):
        return
    members = tuple(Filler(m.entity, m.text, m.start, m.end) for m in group.members if m.entity is not None)
    for entry in _entries(heading.text, domain):
        relation = domain.ontology.properties[entry.property]
        wholes = {m.entity: m for m in _of_title(above) if m.classes and domain.ontology.admits(relation.ranges, m.classes)}
        fits = all(m.entity is not None and domain.ontology.admits(relation.domains, m.classes) for m in group.members)
        if fits and len(wholes) == 1:
            whole = next(iter(wholes.values()))
            assert whole.entity is not None
            thing = Filler(whole.entity, whole.text, group.start, group.start)
            roles = (RoleFilling(SUBJECT, members), RoleFilling(OBJECT, (thing,)))
            yield Derivation(entry.property, entry.id, "headed list", group.start, group.end, roles, confidence=_SURE)
            return


def _is_all(parsed: ParsedPassage, group: Unit) -> bool:
    return bool(_OPENING.match(parsed.text[: group.start]) and _CLOSING.match(parsed.text[group.end :]))


def topic_of(above: Sequence[ParsedPassage]) -> tuple[Mention, ...]:
    """What was named so far by a name that stands in the document's title, none twice."""
    return tuple({m.entity: m for m in _of_title(above)}.values())


def _of_title(above: Sequence[ParsedPassage]) -> tuple[Mention, ...]:
    """What was named so far by a name that stands in the document's title."""
    title = above[0].text if above and above[0].passage.kind is PassageKind.HEADING else ""
    return tuple(
        m
        for passage in above
        for u in passage.units
        for m in u.members
        if m.kind is MentionKind.NAME and m.entity is not None and re.sub(r"\s*\([^()]*\)$", "", m.text) in title
    )


def _entries(heading: str, domain: Domain) -> tuple[LexicalEntry, ...]:
    """What a heading of one or two words says its list is: "Members", "Member States", "Participating States"."""
    words = heading.strip(" :.").casefold().split()
    nouns, english = relational_nouns(domain), domain.english
    if len(words) == 1:
        return tuple(nouns.get(words[0], ()))
    if len(words) != 2 or words[1] not in _STATES:
        return ()
    return (*nouns.get(english.plural(words[0]), ()), *participating(words[0], domain))
