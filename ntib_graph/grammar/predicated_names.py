"""Names that a sentence says something of: "The Bluewater Quad is a strategic partnership"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ntib_graph.grammar.mentions import NameCandidate
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English

_IS_A = r"(?:\s*\([^()]*\))?(?:,[^,.]{3,60},)?\s+(?:is|was|became|remains)\s+(?:an?|the)\s+"
_PREDICATED = re.compile(_IS_A + r"((?:[^\W\d_][\w-]*\s+){0,4}[\w-]+)")
_SUBJECT = re.compile(rf"(?:\A|(?<=[.!?]\s))(The\s+)?([A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)(?={_IS_A})")
_APPOSITION = re.compile(r"(?:\s*\([^()]*\))?,\s+an?\s+((?:\w[\w-]*\s+){0,5}[\w-]+)")
_APPOSED = re.compile(
    r"(?<![\w.-])(?:[Tt]he\s+)?((?!The\s)[A-Z][a-z][\w-]*(?:\s+[A-Z][a-z][\w-]*)+)(?:\s*\([^()]*\))?,\s+an?\s+(?=[a-z])"
)
_OPENING = re.compile(r"([A-Z][\w-]+)(?:\s*\([^()]*\))?,\s+an?\s+(?=[a-z0-9])")
"""One capitalised word that opens a point, with an apposition: "Gryphon, a patrol boat"."""
_OTHER = frozenset({"that", "which", "who", "and", "or"})


def predicated_class(
    text: str, end: int, nouns: Mapping[str, Iri], english: English, pattern: re.Pattern[str] | None = None
) -> Iri | None:
    """The class that a sentence puts a name in, which ends at ``end``: "Bluewater is a trade partnership between"."""
    match = (pattern or _PREDICATED).match(text, end)
    words: list[str] = []
    for word in match[1].casefold().split() if match else ():
        if word in english.prepositions or word in _OTHER:
            break
        words.append(word)
    ends = range(len(words), 0, -1)
    found = (" ".join(words[max(0, end - size) : end]) for end in ends for size in (3, 2, 1))
    return next((nouns[noun] for noun in found if noun in nouns), None)


def find_predicated_names(text: str, nouns: Mapping[str, Iri], english: English) -> Iterator[NameCandidate]:
    """Capitalised subjects of sentences that say what kind of thing they name.

    One word at the beginning of a sentence is capitalised anyway: it must follow "The" or be an abbreviation.  So do names
    with an apposition: "Blue Sky, a joint exercise".
    """
    opening = _OPENING.match(text)
    kind = predicated_class(text, opening.end(1), nouns, english, _APPOSITION) if opening else None
    if opening and kind is not None and opening[1].casefold() not in nouns and opening[1].casefold() not in english.prepositions:
        yield NameCandidate(opening.start(1), opening.end(1), opening[1], (kind,), "noun")
    for m in _APPOSED.finditer(text):
        first, *_, last = m[1].casefold().split()
        kind = predicated_class(text, m.end(1), nouns, english, _APPOSITION)
        if kind is not None and last not in nouns and first not in english.prepositions:
            yield NameCandidate(m.start(1), m.end(1), m[1], (kind,), "noun")
    for m in _SUBJECT.finditer(text):
        name = m[2]
        is_name = m[1] or " " in name or (name.isupper() and len(name) > 2)
        kind = predicated_class(text, m.end(), nouns, english) if is_name and name.casefold() not in nouns else None
        if kind is not None:
            yield NameCandidate(m.start(2), m.end(2), name, (kind,), "noun")
