"""Names that statistical recognition finds, as far as they may be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ntib_graph.grammar.mentions import Mention, RawPassage
from ntib_graph.grammar.titles import Titles
from ntib_graph.linking.names import NameIndex
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.ontology import Ontology

_LISTED = re.compile(r"^\s*(?:,|,?\s*(?:and|or))\s+(?:the\s+)?$")
_GOES_ON = re.compile(r"^(?:,\s+(?:the\s+)?[A-Z][^,;.()]*)*,?\s+(?:and|or)\s+")


def class_of_fellow(
    text: str, start: int, end: int, own: Iri, fellows: Sequence[tuple[int, int, Iri]], ontology: Ontology
) -> Iri:
    """The more special class of a name that stands beside this one in a list: what "Bern and X" makes of X."""
    for first, last, kind in fellows:
        beside = _LISTED.match(text[last:start]) if last <= start else _LISTED.match(text[end:first]) if end <= first else None
        if beside and beside[0].strip() == "," and not _GOES_ON.match(text[max(end, last) :]):
            # "Bern, Lyon" without an "and" to come is a place in another, no list.
            continue
        if beside and kind != own and ontology.is_subclass(kind, own):
            return kind
    return own


def fuller_name(text: str, label: str, known: NameIndex, entities: Mapping[Iri, Entity]) -> Entity | None:
    """A known person, with the fuller name the text gives as an alias: the same surname, and a first name of the same initial."""
    words = text.split()
    if label != "PERSON" or len(words) < 2 or known.exact(text):
        return None
    links = known.exact(words[-1])
    if len(links) != 1:
        return None
    person = entities[links[0].entity]
    first = person.label.split()[0]
    if " " not in person.label or person.label.split()[-1] != words[-1] or first[0] != words[0][0] or not words[0][-1].islower():
        return None
    return Entity(person.iri, person.label, person.classes, (text,))


def formal_name(text: str, known: NameIndex, entities: Mapping[Iri, Entity], english: English) -> Entity | None:
    """A known country, with its formal name in the text as an alias: "the Kingdom of Upland" is Upland."""
    kind, _, name = re.sub(r"^[Tt]he\s+", "", text).partition(" of ")
    if kind.casefold() not in english.mapping("names", "realms")["words"] or known.exact(text):
        return None
    links = known.exact(name)
    if len({x.entity for x in links}) != 1:
        return None
    thing = entities[links[0].entity]
    return Entity(thing.iri, thing.label, thing.classes, (f"{kind} of {name}",))


_MISTAKEN = frozenset({"ORG", "GPE", "PRODUCT", "FAC", "WORK_OF_ART", "NORP"})
_PERSONAL = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_MORE_OF_NAME = re.compile(r"\s(?!Jr|Sr)[A-Z][a-z]+(?:-[a-z]+)?(?=[\s,.;)]|$)")


@cache
def _legal_form(english: English) -> re.Pattern[str]:
    legal = "|".join(re.escape(x) for x in english.mapping("names", "companies")["legal"] if not x.isalpha() or len(x) < 4)
    return re.compile(rf",?\s(?i:{legal})(?=[\s,.;)]|$)")


def with_whole_names(passage: RawPassage, titles: Titles, english: English) -> Iterator[tuple[int, int, str]]:
    """The stretches of recognition, those that cut a name short lengthened.

    A person's name behind a title goes on over a further capitalised word ("President Yoon Suk | Yeol"); a name before a
    legal form is a company's, whatever it was taken for ("Fjord Glove |, Inc.").
    """
    text, spans = passage.text, passage.recognised
    form = _legal_form(english)
    for start, end, label in spans:
        if found := form.match(text, end):
            yield start, found.end(), "ORG"
            continue
        if label in _MISTAKEN and (name := _behind_title(text[start:end], titles, english)):
            # "Representative Jane Doe" is a person with a title.
            start, label = end - len(name), "PERSON"
        if label in _MISTAKEN and _PERSONAL.fullmatch(text[start:end]) and _has_title(text, start, titles):
            # "Chancellor Olaf Stern" is a person, whatever recognition takes the name for.
            label = "PERSON"
        more = _MORE_OF_NAME.match(text, end) if label == "PERSON" else None
        if more and all(more.end() <= s or e <= end for s, e, _ in spans) and _has_title(text, start, titles):
            yield start, more.end(), label
            continue
        yield start, end, label


def _behind_title(text: str, titles: Titles, english: English) -> str:
    """The name of a person that a title of a person and nothing else stands before, "" if there is none."""
    words = text.split()
    first = next((n for n in (2, 1) if titles.noun_of(" ".join(words[:n])) in titles.classes), 0)
    name = " ".join(words[first:])
    plain = first and titles.noun_of(" ".join(words[:first])) not in english.mapping("titles", "also_names")["words"]
    return name if plain and _PERSONAL.fullmatch(name) else ""


def _has_title(text: str, start: int, titles: Titles) -> bool:
    """Whether a title stands right before an offset."""
    return any(not text[m.end() : start].strip() for m in titles.pattern.finditer(text, max(0, start - 40), start))


def is_common_noun(name: str, nouns: Mapping[str, Iri], english: English) -> bool:
    """Whether a capitalised word is only a class's noun, singular or plural: "Council", "Allies"."""
    word = name.casefold()
    return word in nouns or any(english.plural(noun) == word for noun in nouns)


_WIDER = frozenset({"GPE", "LOC", "FAC", "EVENT"})
"""Labels of names that may hold another name: "North America", "British Columbia"."""


def statistical_name(
    text: str,
    start: int,
    end: int,
    label: str,
    by_label: Mapping[str, Iri],
    covered: Sequence[tuple[int, int]],
    titles: Titles,
    english: English,
    known_inside: Sequence[Mention] = (),
) -> str:
    """The name that statistical recognition found, or "" where it is no proper name or stands inside a surer one.

    ``known_inside`` are known names that overlap it: a longer name of a place or event may hold one.
    """
    name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+|['’]s?$", "", text[start:end].strip(" “”\"'‘’,.;:()"))
    name = re.sub(r"['’]s$", "", name)
    if (
        name
        and f"{name.split()[-1]}.".casefold() in english.mapping("names", "companies")["legal"]
        and text[start:end].endswith(".")
    ):
        name = f"{name}."
    if label not in by_label or not name or re.search(r"['’]s\s", name):
        return ""
    if any(s < end and start < e for s, e in covered):
        places = [(m.start, m.end) for m in known_inside]
        free = all((s, e) in places for s, e in covered if s < end and start < e)
        wider = label in _WIDER and _is_wider(text, start, end, known_inside)
        if not free or not (wider or (label == "ORG" and _is_body_of(text, start, end, known_inside, titles))):
            return ""
    words = name.split()
    if not words[0][0].isupper() or not words[-1][0].isalnum() or any(c in name for c in '\n()“”"•;:'):
        return ""
    if label != "PERSON" and len(words) > 1 and words[1] in ("of", "for") and titles.noun_of(words[0]) in titles.classes:
        # "Minister of Economic | Affairs" is an office, whole or cut.
        return ""
    if label == "PERSON":
        while len(words) > 1 and titles.noun_of(words[0]) in titles.classes:
            words = words[1:]
        if words[0].casefold() in english.mapping("names", "numbered")["words"]:
            # "Annex B"
            return ""
        # "President Marin": a surname is enough behind a title.
        titled = len(words) == 1 and len(words[0]) > 2 and _has_title(text, start, titles)
        if (
            (len(words) < 2 and not titled)
            or not all(w[0].isupper() for w in words)
            or any(w.isupper() and len(w) > 2 for w in words)
        ):
            return ""
        name = " ".join(words)
    if name.islower() or (len(words) == 1 and (len(name) < 3 or name.endswith("ly"))) or titles.noun_of(name) in titles.classes:
        return ""
    return "" if name.casefold() in english.mapping("names", "portfolios")["words"] else name


_BODY_OF = re.compile(r"(?:[A-Z][\w’'-]+,?|of|and|for|&|the)(?:\s(?:[A-Z][\w’'-]+,?|of|and|for|&|the))*")
_FEWEST = 2
"""Words of its own that make a body's name of a country's."""


def _is_body_of(text: str, start: int, end: int, known: Sequence[Mention], titles: Titles) -> bool:
    """Whether a stretch is a body's name that a country's begins or ends: "Public Works Upland"."""
    start += len(text[start:end]) - len(text[start:end].removeprefix("the ").removeprefix("The "))
    if len(known) != 1 or not (known[0].start == start or known[0].end == end):
        return False
    rest = (text[start : known[0].start] + text[known[0].end : end]).strip()
    words = [w for w in rest.replace(",", "").split() if w[0].isupper()]
    titled = any(titles.noun_of(w) in titles.classes or titles.is_plural(w) for w in words)
    return len(words) >= _FEWEST and not titled and _BODY_OF.fullmatch(rest) is not None


def _is_wider(text: str, start: int, end: int, known: Sequence[Mention]) -> bool:
    """Whether a stretch holds a known name and a further capitalised word of its own beside it: "North America"."""
    rest = text[start:end]
    for mention in sorted(known, key=lambda m: -m.start):
        if mention.start < start or mention.end > end:
            return False
        rest = rest[: mention.start - start] + rest[mention.end - start :]
    words = rest.split()
    return bool(words) and all(w.isalpha() and w[0].isupper() for w in words if w.casefold() not in ("the", "of"))
