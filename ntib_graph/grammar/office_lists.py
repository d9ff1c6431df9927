"""Those who held an office one after another, listed under it: "Presidents" above "Jane Doe (Upland), 2031-2034"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ntib_graph.grammar.headed_members import topic_of
from ntib_graph.grammar.listed_people import LISTED_NAME, office_of_list
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.offices import name_office
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.titles import Titles, is_plain_copula
from ntib_graph.grammar.titles_behind import may_hold
from ntib_graph.model.dates import year
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT

_SURE = 0.9
_TERM = re.compile(
    r"[\s,(:–—-]*(?P<first>\d{4})\s*(?:[-–—]|to)\s*(?:(?P<last>\d{4})|(?:present|now|today|incumbent)?)\)?\s*[.;]?$"
)
_SINCE = re.compile(r"[\s,(:–—-]*since (?P<first>\d{4})\)?\s*[.;]?$")


def read_office_lists(
    parsed: ParsedPassage, passages: Sequence[ParsedPassage], domain: Domain, titles: Titles
) -> Iterator[Derivation]:
    """What somebody was and when, where a point or line under the heading of an office says only the name and the years.

    The office is one of what the heading names, else of the one thing that the document's title names.
    """
    above = passages[parsed.passage.parent] if parsed.passage.parent >= 0 else None
    if above is None or above.passage.kind is not PassageKind.HEADING:
        return
    line = LISTED_NAME.match(parsed.text)
    noun = office_of_list(above.text, titles, domain.english) if line else ""
    person = next((m for u in parsed.units for m in u.members if m.kind is MentionKind.NAME), None)
    if not noun or line is None or person is None or person.entity is None or line["name"] != person.text:
        return
    kind = titles.classes[noun]
    validity = _term(parsed.text)
    if validity is None or not may_hold(person, kind, domain.ontology, titles):
        return
    office = name_office(0, 0, noun.title(), _whole(above, passages, titles), kind, domain.ontology, titles)
    assert office.entity is not None
    for relation in _offices(kind, domain):
        subject = Filler(person.entity, person.text, person.start, person.end)
        thing = Filler(office.entity, office.text, person.start, person.end, named_class=kind)
        roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (thing,)))
        sense = f"{relation.local_name}/listed-office"
        yield Derivation(relation, sense, "listed office", person.start, len(parsed.text), roles, validity, confidence=_SURE)


def _term(text: str) -> Validity | None:
    if found := _TERM.search(text):
        return Validity(year(int(found["first"])), year(int(found["last"])) if found["last"] else None)
    found = _SINCE.search(text)
    return Validity(year(int(found["first"]))) if found else None


def _whole(above: ParsedPassage, passages: Sequence[ParsedPassage], titles: Titles) -> Mention | None:
    """What the office is of: the last thing that the heading names, else the only one of the title that may have offices."""
    named = [m for u in above.units for m in u.members if m.kind is MentionKind.NAME and m.classes]
    people = {c for holders in titles.holders.values() for c in holders}
    named = [m for m in named or topic_of(passages[: above.number]) if not people & set(m.classes)]
    named = [m for m in named if not any(k in titles.holders for k in m.classes)]
    # Without the abbreviation that the text gives beside the name.
    plain = [replace(m, text=re.sub(r"\s*\([^()]*\)$", "", m.text)) for m in named]
    return plain[0] if len({m.entity for m in named}) == 1 else None


def _offices(kind: Iri, domain: Domain) -> Iterator[Iri]:
    """The relations that say by the plain copula which office somebody holds."""
    found = {e.property for e in domain.lexicon.predicates if is_plain_copula(e)}
    yield from sorted(iri for iri in found if kind in domain.ontology.properties[iri].ranges)
