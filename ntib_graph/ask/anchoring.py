"""Whether a question speaks of what a fact is about: not only of words that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.stems import Sense, Stems
from ntib_graph.ask.told_facts import ToldFact, terms_of
from ntib_graph.ask.units import Unit
from ntib_graph.model.terms import Iri, Literal, Term

DESCRIBED = 0.5
"""The share of a name's words that describe the thing without naming it."""
SPOKEN_OF = 0.3
"""The share of the words of something only described that a question must have to speak of it."""

QUESTIONS_KEPT = 8
"""Questions whose words are remembered: all facts are compared with the same ones."""
SEVERAL = 2
"""So many of its own words are enough, whatever else it says."""


@dataclass(frozen=True)
class Anchoring:
    """Compares the ends of facts with what questions say."""

    knowledge: Knowledge
    stems: Stems

    def is_anchored(self, units: Sequence[Unit], fact: ToldFact, side: str, beside: Sequence[ToldFact], *, is_told: bool) -> bool:
        """Whether the question speaks of the ends that are not the answer.

        Where a date is asked for it speaks of both, or of the subject and with ``is_told`` of the relation.
        """
        ends = list(self._ends(fact, side))
        spoken = [self.is_spoken_of(units, fact, end) or self._is_described_by(units, fact, end, beside) for end in ends]
        if side == "roles":
            return any(spoken)
        if side == "time" and is_told and not isinstance(fact.object, Literal) and self.is_described(fact.object):
            return spoken[0]
        if side in ("subject", "object") and not all(spoken):
            return any(self._is_named(units, value) for _, value in fact.qualifiers)
        return all(spoken)

    def closeness(self, units: Sequence[Unit], fact: ToldFact, side: str) -> float:
        """How much of the other ends' words the question has, on average."""
        shares = [self.share(units, fact, end) for end in self._ends(fact, side)]
        return sum(shares) / max(1, len(shares))

    def is_spoken_of(self, units: Sequence[Unit], fact: ToldFact, end: str) -> bool:
        """Whether the question names an end, or has enough of its words and at least one of the names in it."""
        term = _term(fact, end)
        share = self.share(units, fact, end)
        if isinstance(term, Literal):
            return share >= SPOKEN_OF
        if not self.knowledge.is_phrase(term):
            return share >= DESCRIBED
        inner = fact.names.get(end, frozenset()) - {term}
        is_named_in = not inner or any(unit.names & inner for unit in units)
        own = sum(1 for unit in units if unit.names & inner or (unit.sense and unit.sense.stem in fact.words[end].stems))
        return (share >= SPOKEN_OF and (is_named_in or share >= DESCRIBED)) or (is_named_in and own >= SEVERAL)

    def is_described(self, term: Term) -> bool:
        """Whether the graph has words for it, and no name."""
        return isinstance(term, Literal) or self.knowledge.is_phrase(term)

    def begins_with(self, term: Term, sense: Sense) -> bool:
        """Whether the words of a phrase begin with a word or one like it: "develop a plan", of which somebody is the subject."""
        if not self.is_described(term):
            return False
        first = next(iter(self._all_senses(term)[0]), None)
        return first is not None and (first.stem == sense.stem or bool(first.groups & sense.groups))

    def share(self, units: Sequence[Unit], fact: ToldFact, end: str) -> float:
        """The share of an end's words that the question has in these or like words."""
        term = _term(fact, end)
        if self._is_named(units, term):
            return 1.0
        stems, groups, years = _said(tuple(units), is_described=self.is_described(term))
        shares = [0.0]
        for senses in self._all_senses(term):
            covered = [
                s
                for s in senses
                if s.stem in stems
                or s.stem in years
                or not s.groups.isdisjoint(groups)
                or (" " in s.stem and stems.issuperset(s.stem.split()))
            ]
            shares.append(len(covered) / max(1, len(senses)))
        return max(shares)

    def _is_described_by(self, units: Sequence[Unit], fact: ToldFact, end: str, beside: Sequence[ToldFact]) -> bool:
        """Whether another fact about the end, of which the question speaks, says which one is meant."""
        term = _term(fact, end)
        about = [other for other in beside if term in terms_of(other)]
        return any(
            self._is_named(units, value) or self.share(units, other, far) >= DESCRIBED
            for other in about
            for far in ("subject", "object")
            if (value := _term(other, far)) != term
        ) and (self.share(units, fact, end) > 0 or any(self._is_kind(units, fact, end) for _ in about))

    def _is_kind(self, units: Sequence[Unit], fact: ToldFact, end: str) -> bool:
        bag = fact.words[f"kind of {end}"]
        return any(unit.sense and unit.sense.stem in bag.stems for unit in units)

    def _is_named(self, units: Sequence[Unit], term: Term) -> bool:
        return any(term in unit.names for unit in units)

    def _ends(self, fact: ToldFact, side: str) -> Iterator[str]:
        if side != "subject":
            yield "subject"
        if side != "object" and not (side == "time" and isinstance(fact.object, Literal)):
            yield "object"

    def _all_senses(self, term: Term) -> tuple[tuple[Sense, ...], ...]:
        """The senses of each of its names, the label's first."""
        if term not in self._known:
            known = self.knowledge.entities.get(term) if isinstance(term, Iri) else None
            texts = (known.label, *known.aliases) if known else (term.value,)
            self._known[term] = tuple(tuple(dict.fromkeys(self.stems.senses(text))) for text in texts)
        return self._known[term]

    @cached_property
    def _known(self) -> dict[Term, tuple[tuple[Sense, ...], ...]]:
        return {}


@lru_cache(maxsize=QUESTIONS_KEPT)
def _said(units: tuple[Unit, ...], *, is_described: bool) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The stems with their pieces, also of names where ``is_described``, the groups and the years that units have."""
    said = [sense for unit in units if unit.sense or is_described for sense in _senses_of(unit)]
    stems = frozenset(piece for sense in said for piece in (sense.stem, *sense.stem.split()))
    groups = frozenset(group for unit in units if unit.sense for group in unit.sense.groups)
    return stems, groups, frozenset(str(year) for unit in units if unit.years for year in unit.years)


def _senses_of(unit: Unit) -> tuple[Sense, ...]:
    return (unit.sense,) if unit.sense else unit.words


def _term(fact: ToldFact, end: str) -> Term:
    return fact.subject if end == "subject" else fact.object
