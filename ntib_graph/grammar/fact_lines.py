"""The lines of a box of facts below a title: "President: Jane Doe (since 2031)", "Members: 12 states"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.offices import name_office
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.titles import Titles, is_plain_copula
from ntib_graph.grammar.titles_behind import may_hold
from ntib_graph.model.dates import year
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling, Validity
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.statements import number
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Function, PartOfSpeech

_SURE = 0.9
_FEWEST = 3
"""Lines that make a box."""
_LINE = re.compile(r"^(?P<label>[A-Z][\w -]{2,28}):\s+(?P<value>\S.{0,90})$")
_SINCE = re.compile(r"^\s*\(since (\d{4})\)$")
_COUNTED = re.compile(r"^(\d{1,4})(?: [a-z]+)?(?: \((\d{4})\))?$")
_MEMBERS = ("members", "membership", "member states", "parties")


def read_fact_lines(passages: Sequence[ParsedPassage], domain: Domain, titles: Titles) -> tuple[tuple[int, Derivation], ...]:
    """What the lines of a box say of the one thing that the document's title is, each with the number of its line.

    The label is an office whose holder follows, a noun of a relation ("Headquarters", what the headquarters of the thing
    are), or a word for its members, whose number follows.
    """
    title = passages[0] if passages and passages[0].passage.kind is PassageKind.HEADING else None
    named = [m for u in title.units for m in u.members if m.kind is MentionKind.NAME and m.entity and m.classes] if title else []
    if title is None or len(named) != 1 or named[0].text != title.text.strip():
        return ()
    lines = [(p, m) for p in passages if p.passage.kind is PassageKind.PARAGRAPH and (m := _LINE.match(p.text))]
    run = [(p, m) for n, (p, m) in enumerate(lines) if p.number - n == lines[0][0].number]
    if len(run) < _FEWEST:
        return ()
    return tuple((p.number, d) for p, m in run for d in _of_line(p, m, named[0], domain, titles))


def _of_line(p: ParsedPassage, line: re.Match[str], whole: Mention, domain: Domain, titles: Titles) -> Iterator[Derivation]:
    label, start = line["label"].casefold(), line.start("value")
    first = next((m for u in p.units for m in u.members if m.start == start and m.kind is MentionKind.NAME), None)
    office = titles.classes.get(titles.noun_of(label))
    if office is not None and first is not None and may_hold(first, office, domain.ontology, titles):
        post = name_office(0, 0, line["label"], whole, office, domain.ontology, titles)
        since = _SINCE.match(p.text[first.end :])
        validity = Validity(year(int(since[1]))) if since else Validity()
        for entry in domain.lexicon.predicates:
            if is_plain_copula(entry) and office in domain.ontology.properties[entry.property].ranges and post.entity is not None:
                thing = Filler(post.entity, post.text, 0, len(label), named_class=office)
                roles = (RoleFilling(SUBJECT, (_filler(first),)), RoleFilling(OBJECT, (thing,)))
                yield Derivation(entry.property, entry.id, "fact line", 0, len(p.text), roles, validity, confidence=_SURE)
    counted = _COUNTED.match(line["value"]) if label in _MEMBERS else None
    for relation in with_structure(domain, "member count") if counted else ():
        if counted is not None and domain.ontology.admits(relation.domains, whole.classes):
            told = Filler(number(counted[1]), counted[1], start, start + len(counted[1]))
            validity = Validity(at=year(int(counted[2]))) if counted[2] else Validity()
            roles = (RoleFilling(SUBJECT, (_filler(whole),)), RoleFilling(OBJECT, (told,)))
            sense = f"{relation.iri.local_name}/fact-line"
            yield Derivation(relation.iri, sense, "fact line", start, len(p.text), roles, validity, confidence=_SURE)
    for entry in domain.lexicon.predicates if first is not None else ():
        subject, thing_slot = entry.slot_of(SUBJECT), entry.slot_of(OBJECT)
        relation = domain.ontology.properties[entry.property]
        named_so = entry.part_of_speech is PartOfSpeech.NOUN and entry.words == (entry.head,) and entry.head == label
        if not named_so or subject is None or thing_slot is None or first is None or first.entity is None:
            continue
        of_it = subject.marker == "of" and thing_slot.function is Function.SUBJECT
        fits = domain.ontology.admits(relation.domains, whole.classes) and domain.ontology.admits(relation.ranges, first.classes)
        if of_it and fits and first.classes:
            roles = (RoleFilling(SUBJECT, (_filler(whole),)), RoleFilling(OBJECT, (_filler(first),)))
            yield Derivation(entry.property, entry.id, "fact line", start, first.end, roles, confidence=_SURE)


def _filler(mention: Mention) -> Filler:
    assert mention.entity is not None
    return Filler(mention.entity, re.sub(r"\s*\([^()]*\)$", "", mention.text), mention.start, mention.end)
