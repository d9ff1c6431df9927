"""The title of the instrument that a document is, in a line of its own below its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ntib_graph.grammar.legal_names import as_filler, make_derivation, with_structure
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Derivation, Filler
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary.domain import Domain


def read_own_title(passages: Sequence[ParsedPassage], domain: Domain) -> Iterator[tuple[ParsedPassage, Derivation]]:
    """The title that stands in a line of its own below the name and date of the instrument that the document is."""
    for above, below in pairwise(passages[:4]):
        named = above.units[0].members[0] if above.units and above.units[0].start == 0 else None
        rest = _DATE_LINE.sub("", above.text[named.end :]) if named is not None else above.text
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", below.text) if len(w) > 3]
        is_title = 2 <= len(words) <= 16 and all(w[0].isupper() for w in words) and below.text[-1].isalnum()
        if named is None or named.entity is None or rest.strip(" .,") or not is_title or not named.text[-1].isdigit():
            continue
        for relation in with_structure(domain, "title in parentheses"):
            if domain.ontology.admits(relation.domains, named.classes):
                title = Filler(Literal(below.text), below.text, named.start, named.end)
                yield above, make_derivation(relation, "title below", as_filler(named), title)
        return


_DATE_LINE = re.compile(r"^,?\s*(?:of|dated)\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4}")
