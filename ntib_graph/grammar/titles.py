"""The titles of a domain: nouns that a person is called by, with the class each names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ntib_graph.grammar.mentions import nouns_of_classes
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.lexicon import SUBJECT, Function, LexicalEntry, Lexicon
from ntib_graph.vocabulary.ontology import Ontology


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
    plurals: Mapping[str, str] = field(default_factory=dict)
    """Titles of several people to the title of one."""
    portfolios: re.Pattern[str] = field(default=re.compile("(?!)"))
    """What a post is for, right before its noun: "Public Safety" Minister."""
    honorific: re.Pattern[str] = field(default=re.compile("(?!)"))
    """A form of address at the end of what stands before a name: "Prime Minister Sir "."""
    spheres: frozenset[str] = frozenset()
    """What posts are for, in lower case."""
    compound: re.Pattern[str] = field(default=re.compile("(?!)"))
    """A post's name that begins with what it is for."""
    past: frozenset[str] = frozenset()
    """Words before an office that was held before: "former"."""

    def noun_of(self, written: str) -> str:
        """The noun of a written title: "Rep." is "representative", "Attorney-General" is "attorney general"."""
        level = " ".join(written.casefold().split())
        level = self.plurals.get(level, level)
        spelt = next((x for x in (level, level.replace("-", " "), level.replace(" ", "-")) if x in self.classes), level)
        return self.abbreviations.get(level, spelt)

    def before_honorific(self, window: str) -> str:
        """What stands before a name, without a form of address: "Prime Minister Sir " is "Prime Minister "."""
        return self.honorific.sub(" ", window)

    def is_not_held(self, word: str) -> bool:
        """Whether a word before a title says that another office is held, or none: "Deputy"; the preposition "under" does not."""
        return word.casefold() in self.not_holding and word != "under"

    def is_plural(self, written: str) -> bool:
        """Whether a written title is that of several people: "Senators"."""
        return " ".join(written.casefold().split()) in self.plurals

    def is_abbreviated(self, written: str) -> bool:
        """Whether a written title is cut short: "Rep."."""
        return written.endswith(".") or " ".join(written.casefold().split()) in self.abbreviations

    def inverted(self, office: str) -> str:
        """The one form for an office that is written in two: "Finance Minister" is "Minister of Finance"."""
        return self.compound.sub(r"\2 of \1", office)


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
    shortened = english.mapping("titles", "plural_abbreviations")
    plurals = {**{english.plural(noun): noun for noun in classes}, **shortened}
    plurals = {several: one for several, one in plurals.items() if one in classes and several not in classes}
    known_short = {**english.mapping("titles", "abbreviations"), **shortened}
    abbreviations = {short: noun for short, noun in known_short.items() if noun in classes}
    holding = frozenset(english.mapping("titles", "modifiers")["holding"])
    barred = frozenset(english.mapping("titles", "modifiers")["not_holding"])
    if not classes:
        return Titles({}, {}, {}, holding, barred)
    nouns = "|".join(
        re.escape(noun).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]")
        for noun in sorted([*classes, *plurals, *abbreviations], key=len, reverse=True)
    )
    spheres = "|".join(re.escape(w[4:]) for w in english.mapping("names", "portfolios")["words"] if w.startswith("the "))
    one = rf"(?:{nouns})(?:\s+of\s+(?:the\s+(?:{spheres})(?!\w)|(?:[A-Z]\w+)(?:\s+[A-Z]\w+)*))?"
    pattern = re.compile(
        rf"(?:(?<![\w-])|(?<=\b[Tt]hen-))(?i:{one.replace('[A-Z]', '(?-i:[A-Z])')})(?:(?:,|\s+and)\s+(?i:{nouns}))*"
    )
    table = english.mapping("names", "portfolios")
    spheres_of = sorted(table["words"], key=len, reverse=True)
    portfolios = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in spheres_of)
    inverting = "|".join(re.escape(w) for w in spheres_of if w not in table["adjectives"])
    compound = re.compile(rf"^({inverting}) (secretary|minister)\b", re.IGNORECASE)
    before = re.compile(rf"(?<![\w-])(?i:{portfolios})\s+$")
    forms = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in english.mapping("titles", "modifiers")["honorifics"])
    honorific = re.compile(rf"\s(?=[A-Z]|the\s)(?i:{forms})\s+$")
    bare = frozenset(w.removeprefix("the ") for w in table["words"])
    said_of = tuple(sorted(predicated))
    past = frozenset(english.mapping("titles", "modifiers")["past"])
    return Titles(
        classes, holders, abbreviations, holding, barred, said_of, pattern, plurals, before, honorific, bare, compound, past
    )  # fmt: skip
