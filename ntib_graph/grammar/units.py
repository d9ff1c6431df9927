"""Nominal units: what is one constituent by its surface - titled persons, appositions of office, coordinated names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ntib_graph.grammar.mentions import Mention, MentionKind, nouns_of_classes
from ntib_graph.model.dates import year
from ntib_graph.model.derivations import Validity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.lexicon import SUBJECT, Function, LexicalEntry, Lexicon
from ntib_graph.vocabulary.namespaces import entity_iri
from ntib_graph.vocabulary.ontology import Ontology


@dataclass(frozen=True, slots=True)
class TitledPerson:
    """A person with an office by surface: "Harbour Board Director Jane Doe"; ``body`` is what the office belongs to."""

    person: Mention
    title: str
    """Nouns of the office in lower case, as the lexicon writes them."""
    office: Mention
    body: Mention | None
    construction: str
    validity: Validity = field(default_factory=Validity)
    """When, where the apposition itself says so."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch that the parse takes as one word: one member, or several coordinated ones."""

    start: int
    end: int
    members: tuple[Mention, ...]
    conjunction: str = ""
    titled: tuple[TitledPerson, ...] = ()

    @property
    def kind(self) -> MentionKind:
        """The kind of its members."""
        return self.members[0].kind


@dataclass(frozen=True)
class Titles:
    """Nouns that a person is called by, with the class each names, as one pattern."""

    classes: Mapping[str, Iri]
    holders: Mapping[Iri, tuple[Iri, ...]]
    """Class of the office to the classes of those who may hold it."""
    abbreviations: Mapping[str, str]
    holding: frozenset[str]
    not_holding: frozenset[str]
    predicated: tuple[Iri, ...] = ()
    """Classes of named things that a person is said to be ("a Democrat"): what an office does not belong to."""
    pattern: re.Pattern[str] = field(default=re.compile("(?!)"))

    def noun_of(self, written: str) -> str:
        """The noun of a written title: "Rep." is "representative"."""
        level = " ".join(written.casefold().split())
        return self.abbreviations.get(level, level)


def is_plain_copula(entry: LexicalEntry) -> bool:
    """Whether an entry is the clause "{subject} be {object}": any predicate noun names the object."""
    return entry.words == ("be",) and any(s.function is Function.OBJECT for s in entry.slots) and not entry.has_copula


def read_titles(ontology: Ontology, lexicon: Lexicon, english: English) -> Titles:
    """The titles of a domain: nouns of the classes that a "{subject} be {object}" relation gives its subject.

    A class below one that statistical recognition finds names for (a party is an organisation) gives no titles: its members
    are said of a person by their own names.
    """
    classes: dict[str, Iri] = {}
    holders: dict[Iri, tuple[Iri, ...]] = {}
    predicated: set[Iri] = set()
    kinds = nouns_of_classes(ontology)
    for entry in lexicon.entries:
        relation = ontology.properties[entry.property]
        if not is_plain_copula(entry):
            continue
        subject = entry.slot_of(SUBJECT)
        if subject is None or subject.function is not Function.SUBJECT:
            continue
        for kind in relation.ranges:
            known = ontology.classes.get(kind)
            if known is None or ontology.is_phrase_class(kind):
                continue
            if any(ontology.classes[above].ner_labels for above in ontology.ancestors(kind) if above in ontology.classes):
                predicated.add(kind)
                continue
            holders[kind] = relation.domains
            # A noun that first of all names a body is nobody's title.
            classes.update((n.casefold(), kind) for n in known.nouns if kinds.get(n.casefold()) == kind)
    abbreviations = {k: v for k, v in english.mapping("titles", "abbreviations").items() if v in classes}
    holding = frozenset(english.mapping("titles", "modifiers")["holding"])
    barred = frozenset(english.mapping("titles", "modifiers")["not_holding"])
    if not classes:
        return Titles({}, {}, {}, holding, barred)
    nouns = "|".join(
        re.escape(noun).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]")
        for noun in sorted([*classes, *abbreviations], key=len, reverse=True)
    )
    one = rf"(?:{nouns})(?:\s+of\s+(?:[A-Z]\w+)(?:\s+[A-Z]\w+)*)?"
    pattern = re.compile(rf"(?<![\w-])(?i:{one.replace('[A-Z]', '(?-i:[A-Z])')})(?:(?:,|\s+and)\s+(?i:{nouns}))*")
    return Titles(classes, holders, abbreviations, holding, barred, tuple(sorted(predicated)), pattern)


@cache
def _gap(kind: str) -> re.Pattern[str]:
    return {
        "and": re.compile(r"^\s*(?:,\s*(?:and|or|&)|,|and|or|&|as well as)\s*(?:the\s+|both\s+)?$"),
        "of": re.compile(r"^\s*(?:,\s*[JS]r\.)?\s*(?:of|for|at)\s+(?:the\s+)?$"),
        "before": re.compile(r"^(?:['’]s)?\s+$"),
    }[kind]


def group_units(text: str, mentions: Sequence[Mention], ontology: Ontology, titles: Titles) -> tuple[Unit, ...]:
    """The units of a passage, without overlaps, in order of the text."""
    singles = _with_offices(text, _with_titles(text, mentions, ontology, titles), ontology, titles)
    return tuple(_coordinated(text, singles, ontology))


def _with_offices(text: str, units: list[Unit], ontology: Ontology, titles: Titles) -> list[Unit]:
    """Offices named without their holder: "the Secretary of Trade"."""
    found = list(units)
    for m in titles.pattern.finditer(text) if titles.classes else ():
        name = re.match(r"(.+?) of [A-Z]", m[0])
        noun = titles.noun_of(name[1]) if name else ""
        overlapping = [u for u in found if u.start < m.end() and m.start() < u.end]
        if (
            noun not in titles.classes
            or not m[0][0].isupper()
            or any(u.start < m.start() or u.end > m.end() for u in overlapping)
        ):
            continue
        if text[max(0, m.start() - 2) : m.start()].strip().endswith(("’s", "'s")):
            continue
        start, end = _whole_office(text, m.start(), m.end(), titles)
        overlapping = [u for u in found if u.start < end and start < u.end]
        office = _office(start, end, " ".join(text[start:end].split()), None, titles.classes[noun], ontology, titles)
        found = [u for u in found if u not in overlapping] + [Unit(start, end, (office,))]
    return sorted(found, key=lambda u: u.start)


_SPHERE = re.compile(r"\s+for\s+(?:the\s+)?[A-Z][\w-]*(?:(?:,|,? and| of| the)*\s+[A-Z][\w-]*)*")


def _whole_office(text: str, start: int, end: int, titles: Titles) -> tuple[int, int]:
    """The office with what ranks it below another and its sphere: "Deputy Under Secretary of Trade for Ports"."""
    while (before := re.search(r"([A-Z]\w+)\s+$", text[max(0, start - 24) : start])) and before[
        1
    ].casefold() in titles.not_holding:
        start -= len(before[0])
    sphere = _SPHERE.match(text, end)
    return start, sphere.end() if sphere else end


def _with_titles(text: str, mentions: Sequence[Mention], ontology: Ontology, titles: Titles) -> list[Unit]:
    units: list[Unit] = []
    taken = -1
    for number, mention in enumerate(mentions):
        if mention.start < taken:
            continue
        if mention.kind is MentionKind.NAME and titles.classes:
            before = _title_before(text, mentions, number, ontology, titles)
            before = before or _title_in_front(text, mentions, number, ontology, titles)
            if before:
                taken = before.end
                while units and units[-1].start >= before.start:
                    units.pop()
                units.append(before)
                mention = before.members[0]
            else:
                units.append(Unit(mention.start, mention.end, (mention,)))
            after = _title_after(text, mentions, units[-1], ontology, titles)
            if after:
                units[-1] = after
                taken = after.end
            continue
        units.append(Unit(mention.start, mention.end, (mention,)))
    return units


def _may_hold(person: Mention, office: Iri, ontology: Ontology, titles: Titles) -> bool:
    return bool(person.classes) and ontology.admits(titles.holders[office], person.classes)


def _title_before(text: str, mentions: Sequence[Mention], number: int, ontology: Ontology, titles: Titles) -> Unit | None:
    person = mentions[number]
    previous = mentions[number - 1] if number else None
    floor = previous.end if previous else 0
    window = text[floor : person.start]
    if previous and previous.kind is MentionKind.NAME and window.isspace():
        held = next((c for c in previous.classes if c in titles.holders and _may_hold(person, c, ontology, titles)), None)
        if held:
            noun = next((w for w in reversed(re.findall(r"[\w-]+", previous.text.split(" of ")[0].casefold()))), "")
            return Unit(previous.start, person.end, (person,), titled=(TitledPerson(person, noun, previous, None, "title"),))
    for m in titles.pattern.finditer(window):
        rest = window[m.end() :]
        if rest.strip(" .") or not rest[-1:].isspace():
            continue
        noun = titles.noun_of(m[0] + ("." if rest.startswith(".") else ""))
        names = [titles.noun_of(part) for part in re.split(r",\s*|\s+and\s+|\s+of\s+[A-Z].*", noun) if part]
        names = [name if name in titles.classes else name.split(" of ")[0] for name in names]
        office_class = next((titles.classes[n] for n in (noun, *names) if n in titles.classes), None)
        if office_class is None or not _may_hold(person, office_class, ontology, titles):
            continue
        start = floor + m.start()
        lead = window[: m.start()]
        words = re.findall(r"[\w-]+", lead)
        if words and words[-1].casefold() in titles.not_holding:
            return Unit(start, person.end, (person,))
        body = previous if previous and _gap("before").match(text[previous.end : start]) else None
        if body and body.kind not in (MentionKind.NAME, MentionKind.ADJECTIVE):
            body = None
        said = body if body and set(body.classes) & set(titles.predicated) else None
        body = None if said else body
        end = person.end
        if body is None and number + 1 < len(mentions) and _gap("of").match(text[person.end : mentions[number + 1].start]):
            following = mentions[number + 1]
            if following.kind is MentionKind.NAME and "of" in text[person.end : following.start].split():
                body, end = following, following.end
        begin = min(x.start for x in (body, said) if x) if said or (body and body.start < start) else start
        title = text[start : floor + m.end()]
        office = _office(start, floor + m.end(), title, body, office_class, ontology, titles)
        people = tuple(TitledPerson(person, n, office, body, "title") for n in names if n in titles.classes)
        if said:
            people += (TitledPerson(person, "", said, None, "title"),)
        return Unit(begin, end, (person,), titled=people)
    return None


def _title_in_front(text: str, mentions: Sequence[Mention], number: int, ontology: Ontology, titles: Titles) -> Unit | None:
    """A person in apposition to the office: "the director of X, Jane Doe," and "X's director, Jane Doe,"."""
    person = mentions[number]
    previous = mentions[number - 1] if number else None
    if not re.match(r"\s*(?:,|\.(?:\s|$)|$)", text[person.end :]):
        return None
    floor = mentions[number - 2].end if number > 1 else 0
    for m in reversed(list(titles.pattern.finditer(text, floor, person.start))):
        named = re.match(r"(.+?)\s+of\s+[A-Z]", m[0])
        noun = titles.noun_of(named[1] if named else m[0])
        office_class = titles.classes.get(noun)
        lead = text[floor : m.start()]
        words = re.findall(r"[\w-]+", lead)
        if office_class is None or not _may_hold(person, office_class, ontology, titles):
            continue
        if words and words[-1].casefold() in titles.not_holding | {"a", "an", "no", "any", "every"}:
            return None
        body, start = None, m.start()
        gap = text[m.end() : person.start]
        title = text[m.start() : m.end()]
        if previous and previous.end <= m.start() and re.match(r"^['’]s\s+(?:\w+\s+)?$", text[previous.end : m.start()]):
            body, start = previous, previous.start
            title = re.sub(r"^['’]s\s+", "", text[previous.end : m.end()])
        elif previous and named and previous.end == m.end():
            body, title = previous, named[1]
        elif previous and previous.start >= m.end() and _gap("of").match(text[m.end() : previous.start]):
            body, gap = previous, text[previous.end : person.start]
        if body is None or body.kind is not MentionKind.NAME or not re.fullmatch(r"\s*,\s+", gap):
            return None
        office = _office(m.start(), m.end(), title, body, office_class, ontology, titles)
        closing = person.end + 1 if text[person.end : person.end + 1] == "," else person.end
        return Unit(start, closing, (person,), titled=(TitledPerson(person, noun, office, body, "apposition"),))
    return None


_TERM = re.compile(
    r"\s+(?:from (\d{4}) (?:to|until) (\d{4})|\((\d{4})[-–](\d{4})\)|since (\d{4})|until (\d{4}))(?=[\s,.;)])", re.IGNORECASE
)


def _title_after(text: str, mentions: Sequence[Mention], unit: Unit, ontology: Ontology, titles: Titles) -> Unit | None:
    """An apposition of office: ", then Chairman of X,"."""
    person = unit.members[0]
    tail = text[unit.end : unit.end + 160]
    lead = re.match(r"\s*,\s+((?:[\w-]+\s+)*?)(?=\w)", tail)
    if not lead or not tail.startswith(","):
        return None
    m = next((m for m in titles.pattern.finditer(tail) if m.start() <= 40), None)
    if not m:
        return None
    words = re.findall(r"[\w-]+", tail[1 : m.start()])
    holder = next((x for x in mentions if unit.end < x.start and x.end <= unit.end + m.start()), None)
    plain = [w for w in words if w.casefold() not in titles.holding]
    if holder:
        plain = [w for w in plain if w not in (*re.findall(r"[\w-]+", holder.text), "s")]
    if plain:
        return None
    noun = titles.noun_of(re.split(r"\s+of\s+", m[0])[0])
    office_class = titles.classes.get(noun)
    if office_class is None or not _may_hold(person, office_class, ontology, titles):
        return None
    start, end = unit.end + m.start(), unit.end + m.end()
    body = holder
    following = next((x for x in mentions if x.start >= end), None)
    if following and following.kind is MentionKind.NAME and _gap("of").match(text[end : following.start]):
        body, end = following, following.end
    validity = Validity()
    if span := _TERM.match(text, end):
        first, last = span[1] or span[3] or span[5], span[2] or span[4] or span[6]
        validity = Validity(year(int(first)) if first else None, year(int(last)) if last else None)
        end = span.end()
    if end < len(text) and text[end] not in ",.;)—–" and not text[end : end + 2].isspace():
        return None
    office = _office(start, end, text[start : unit.end + m.end()], body, office_class, ontology, titles)
    closing = end + 1 if text[end : end + 1] == "," else end
    titled = (*unit.titled, TitledPerson(person, noun, office, body, "apposition", validity))
    return replace(unit, end=closing, titled=titled)


def _office(
    start: int, end: int, title: str, body: Mention | None, office_class: Iri, ontology: Ontology, titles: Titles
) -> Mention:
    """The office as a thing: "Director of X" whether written so or "X Director"."""
    written = " ".join(
        titles.noun_of(title).split() if title.endswith(".") or titles.noun_of(title) != title.casefold() else title.split()
    )
    written = written[:1].upper() + written[1:]
    label = written
    if body is not None and body.entity is not None and " of " not in written.split(" and ")[-1]:
        whole = ontology.label(body.entity) if body.entity in ontology.entities else body.text
        article = (
            "the "
            if whole.split()[0] in ("United",) or (" " in whole and not whole[-1].isdigit() and whole.count(" ") > 1)
            else ""
        )
        label = f"{written} of {article}{whole}"
    iri = entity_iri(ontology.namespace, label.replace(" of the ", " of "))
    return Mention(start, end, label, MentionKind.NAME, iri, (office_class,))


def _coordinated(text: str, units: Sequence[Unit], ontology: Ontology) -> list[Unit]:
    grouped: list[Unit] = []
    at = 0
    while at < len(units):
        run = [units[at]]
        closed = ""
        while at + len(run) < len(units):
            following = units[at + len(run)]
            gap = text[run[-1].end : following.start]
            if run[-1].end and text[run[-1].end - 1] == ",":
                gap = "," + gap
            if not _gap("and").match(gap) or not _alike(run[0].members[0], following.members[0], ontology):
                break
            if closed and "," not in gap:
                break
            conjunction = re.sub(r"[\s,]|\b(?:the|both)\b", "", gap)
            run.append(following)
            if conjunction:
                closed = conjunction
                break
        if closed and len(run) > 1:
            members = tuple(m for u in run for m in u.members)
            titled = tuple(t for u in run for t in u.titled)
            conjunction = "or" if closed.endswith("or") else "and"
            grouped.append(Unit(run[0].start, run[-1].end, members, conjunction, titled))
            at += len(run)
        else:
            grouped.append(run[0])
            at += 1
    return grouped


def _alike(first: Mention, second: Mention, ontology: Ontology) -> bool:
    """Whether two mentions may be coordinated: of one kind, and of classes with something in common."""
    if first.kind is not second.kind and {first.kind, second.kind} != {MentionKind.NAME, MentionKind.ADJECTIVE}:
        return False
    if first.kind in (MentionKind.DATE, MentionKind.QUANTITY):
        return first.kind is second.kind
    above = {a for c in first.classes for a in ontology.ancestors(c)}
    common = above & {a for c in second.classes for a in ontology.ancestors(c)}
    own = {*first.classes, *second.classes}
    # What only a class at the top unites (a person and a country) is not coordinated.
    return any(
        c in own or any(p in ontology.classes for p in ontology.classes[c].parents) for c in common if c in ontology.classes
    )
