"""People listed under the office that they held: "Presidents", then a line a person with the years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ntib_graph.grammar.mentions import NameCandidate
from ntib_graph.grammar.titles import Titles
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English

_LONGEST = 80
"""Characters of a heading."""
_LISTED_UNDER = re.compile(
    r"^(?:list of |the |former |past )*(?P<office>[\w -]+?)(?: of (?:the )?(?P<whole>.+?))?[:.]?$", re.IGNORECASE
)
_NAME = r"[^\W\d_a-z][\w’'-]*\.?(?: (?:[a-z]{1,3} ){0,2}[^\W\d_a-z][\w’'-]*\.?){1,4}"
LISTED_NAME = re.compile(
    rf"^(?:(?:Sir|Dame|Dr\.?|Mr\.?|Mrs\.?|Ms\.?) )?(?P<name>{_NAME})(?: \([^()]{{2,40}}\))?[ ,:–—-]+\(?\d{{4}}\b"
)
"""A name that a term of years follows, at most with a parenthesis between."""


def office_of_list(heading: str, titles: Titles, english: English) -> str:
    """The noun of the office whose holders a heading announces, "" if it announces none: "Secretaries-General"."""
    return _announced(heading, _plurals(titles, english))


def _announced(heading: str, plurals: Mapping[str, str]) -> str:
    found = _LISTED_UNDER.match(" ".join(heading.split()))
    return plurals.get(found["office"].casefold(), "") if found else ""


def _plurals(titles: Titles, english: English) -> Mapping[str, str]:
    """The titles by the words for several; of "Directors-General" the first word has the plural."""
    table: dict[str, str] = {}
    for noun in titles.classes:
        first, mark, rest = noun.partition("-") if "-" in noun else noun.partition(" ")
        table.update(
            {several: noun for several in (english.plural(noun), f"{english.plural(first)}{mark}{rest}") if several != noun}
        )
    return table


def find_listed_people(
    texts: Sequence[str], titles: Titles, person: Iri | None, english: English
) -> Mapping[int, tuple[NameCandidate, ...]]:
    """The names of the lines below an office of several, by the number of the line: nothing else may stand there."""
    found: dict[int, tuple[NameCandidate, ...]] = {}
    under = False
    plurals = _plurals(titles, english) if any(LISTED_NAME.match(text) for text in texts) else {}
    for number, text in enumerate(texts):
        line = LISTED_NAME.match(text) if under else None
        if line is not None and person is not None:
            found[number] = (NameCandidate(line.start("name"), line.end("name"), line["name"], (person,), "title"),)
            continue
        under = len(text) < _LONGEST and bool(_announced(text, plurals))
    return found
