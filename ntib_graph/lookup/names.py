"""From what somebody types to the thing that is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz, process, utils

from ntib_graph.linking.names import index_names, is_described
from ntib_graph.model.errors import UnknownNameError
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain

_NEAR = 72.0
"""How alike, of 100, a name must be to be worth suggesting."""
_WORD_LENGTH = 4
"""A shorter name is part of too many others to be meant by one of them."""


def find_thing(name: str, things: Mapping[Iri, Entity], domain: Domain) -> Iri:
    """The thing of a name, another name, an IRI or a prefixed name; upper and lower case, a leading "the", hyphens and the
    two spellings of English make no difference unless they are all that tells two things apart.

    Raises UnknownNameError with the nearest names, and for a name of several things with their prefixed names.
    """
    if " " not in name and (iri := domain.expand(name)) in things:
        return iri
    found = _bearers(" ".join(name.split()), things, domain)
    if len(found) == 1:
        return found[0]
    if found:
        ways = " or ".join(f"{domain.compact(iri)} ({_kind(things[iri], domain)})" for iri in found)
        raise UnknownNameError(f"{name!r} is the name of {len(found)} things", advice=f"Write {ways}.")
    near = nearest_names(name, (n for thing in things.values() for n in (thing.label, *thing.aliases)))
    advice = f"Did you mean {' or '.join(repr(n) for n in near)}?" if near else "Names are those that the documents use."
    raise UnknownNameError(f"the graph knows nothing called {name!r}", advice=advice)


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


def _bearers(name: str, things: Mapping[Iri, Entity], domain: Domain) -> list[Iri]:
    """The things that bear the name, looked for more and more generously, and only as generously as it takes."""
    level = name.casefold()
    exact: list[Callable[[Entity], bool]] = [
        lambda thing: thing.label == name,
        lambda thing: name in thing.aliases,
        lambda thing: thing.label.casefold() == level,
        lambda thing: level in (alias.casefold() for alias in thing.aliases),
    ]
    for fits in exact:
        if found := [iri for iri, thing in sorted(things.items()) if fits(thing)]:
            return _named_before_described(found, things, domain)
    links = index_names(things.values(), domain.english).exact(name, ignore_case=True)
    return _named_before_described([link.entity for link in links], things, domain)


def _named_before_described(found: list[Iri], things: Mapping[Iri, Entity], domain: Domain) -> list[Iri]:
    named = [iri for iri in found if not is_described(things[iri], domain.ontology)]
    return named or found


def _kind(thing: Entity, domain: Domain) -> str:
    return ", ".join(domain.ontology.label(c) for c in thing.classes) or "thing"
