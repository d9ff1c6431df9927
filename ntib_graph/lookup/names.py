"""From what somebody types to the thing that is meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from rapidfuzz import fuzz, process, utils

from ntib_graph.linking.names import index_names, is_described
from ntib_graph.model.errors import UnknownNameError
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain

_NEAR = 72.0
"""How alike, of 100, a name must be to be worth suggesting."""
_SLIP = 75.0
"""The same for a single word that may be a slip of another."""
_MOST_WAYS = 6
_WORD_LENGTH = 4
"""A shorter name is part of too many others to be meant by one of them."""


def find_thing(name: str, things: Mapping[Iri, Entity], domain: Domain) -> Iri:
    """The thing of a name, another name, an IRI or a prefixed name; a name of several may be followed by a class in
    parentheses.  Upper and lower case, a leading "the", hyphens and the two spellings of English make no difference unless
    they are all that tells two things apart.

    Raises UnknownNameError with the nearest names, and for a name of several things with what tells them apart.
    """
    if " " not in name and (iri := domain.expand(name)) in things and (":" in name or len(_exact_bearers(name, things)) < 2):
        return iri
    full = " ".join(name.split())
    plain, kind = _without_kind(full)
    found = _exact_bearers(full, things)
    if not found and kind:
        found = [iri for iri in _bearers(plain, things, domain) if kind in _kind(things[iri], domain).casefold().split(", ")]
    found = _named_before_described(found or _bearers(full, things, domain), things, domain)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(f"{name!r} is the name of {len(found)} things", advice=_ways_to_tell(plain, found, things, domain))
    near = nearest_names(name, (n for thing in things.values() for n in (thing.label, *thing.aliases)))
    advice = f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else "Names are those that the documents use."
    raise UnknownNameError(f"the graph knows nothing called {name!r}", advice=advice)


def _without_kind(name: str) -> tuple[str, str]:
    """A name and the class in parentheses after it, "" if there is none."""
    plain, opening, kind = name.removesuffix(")").rpartition(" (")
    return (plain, kind.casefold()) if opening and name.endswith(")") else (name, "")


def _ways_to_tell(name: str, found: list[Iri], things: Mapping[Iri, Entity], domain: Domain) -> str:
    kinds = [_kind(things[iri], domain) for iri in found]
    ways = [
        repr(f"{name} ({kind})") if kinds.count(kind) == 1 and "," not in kind else domain.compact(iri)
        for iri, kind in zip(found, kinds, strict=True)
    ]
    more = f", or one of {len(ways) - _MOST_WAYS} more" if len(ways) > _MOST_WAYS else ""
    return f"Write {' or '.join(ways[:_MOST_WAYS])}{more}."


def nearest_names(name: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """The names most like one that is none, the most alike first: misspelt ones, else those that share its words."""
    # In order, so that of equally alike names always the same ones are taken.
    known = sorted(set(names), key=lambda n: (len(n), n))
    ways = ((fuzz.ratio, known), (fuzz.WRatio, [n for n in known if len(n) >= _WORD_LENGTH]))
    for scorer, candidates in ways:
        found = process.extract(name, candidates, scorer=scorer, processor=utils.default_process, limit=limit, score_cutoff=_NEAR)
        if found:
            return [near for near, _, _ in found]
    return []


def slips_of(word: str, known: Collection[str]) -> list[str]:
    """What a word may be a slip of, two at most; of several forms of one word the shortest; nothing for a known word."""
    level = word.casefold()
    if any(name.casefold() == level for name in known):
        return []
    near = process.extract(word, sorted(known), scorer=fuzz.ratio, processor=utils.default_process, limit=6, score_cutoff=_SLIP)
    found: list[str] = []
    for name, _, _ in near:
        if not any(name.casefold().startswith(other.casefold()) for other in found):
            found.append(name)
    return found[:2]


def _bearers(name: str, things: Mapping[Iri, Entity], domain: Domain) -> list[Iri]:
    """The things that bear the name, looked for only as generously as it takes."""
    if found := _exact_bearers(name, things):
        return found
    links = index_names(things.values(), domain.english).exact(name, ignore_case=True)
    return [link.entity for link in links]


def _exact_bearers(name: str, things: Mapping[Iri, Entity]) -> list[Iri]:
    """The things whose label it is, else one of whose names it is, else the same in any case."""
    level = name.casefold()
    ways: list[Callable[[Entity], bool]] = [
        lambda thing: thing.label == name,
        lambda thing: name in thing.aliases,
        lambda thing: thing.label.casefold() == level,
        lambda thing: level in (alias.casefold() for alias in thing.aliases),
    ]
    for fits in ways:
        if found := [iri for iri, thing in sorted(things.items()) if fits(thing)]:
            return found
    return []


def _named_before_described(found: list[Iri], things: Mapping[Iri, Entity], domain: Domain) -> list[Iri]:
    named = [iri for iri in found if not is_described(things[iri], domain.ontology)]
    return named or found


def _kind(thing: Entity, domain: Domain) -> str:
    return ", ".join(domain.ontology.label(c) for c in thing.classes) or "thing"
