"""Events the graph names by a phrase ("addition of X to Y"), found again from a clause ("X was added to Y")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.tokens import first_word, split_words
from ntib_graph.model.queries import Edge
from ntib_graph.model.terms import Iri


@dataclass(frozen=True)
class Events:
    """The phrases of a graph that name events, by the noun they begin with."""

    knowledge: Knowledge

    @cached_property
    def _by_noun(self) -> Mapping[str, tuple[Iri, ...]]:
        """First word of the phrase: the phrases."""
        table: dict[str, list[Iri]] = {}
        for iri, entity in sorted(self.knowledge.entities.items()):
            if self.knowledge.is_phrase(iri):
                table.setdefault(first_word(entity.label, self.knowledge.domain.english).casefold(), []).append(iri)
        return {noun: tuple(found) for noun, found in table.items()}

    def _mentioned(self, phrase: Iri) -> frozenset[Iri]:
        """The things that a phrase mentions."""
        if phrase not in self._mentions:
            words = split_words(self.knowledge.label(phrase), self.knowledge.domain.english)
            spans = self.knowledge.names.scan(words[1:], ignore_case=False)
            self._mentions[phrase] = frozenset(link.entity for span in spans for link in span.links)
        return self._mentions[phrase]

    @cached_property
    def _mentions(self) -> dict[Iri, frozenset[Iri]]:
        return {}

    def named_after(self, verb: str, edge: Edge) -> tuple[Iri, ...]:
        """The phrases that name what a clause with this verb and fact says."""
        core = [n for n in (edge.object, edge.subject) if isinstance(n, Iri)]
        if not core:
            return ()
        of, others = core[0], {*core[1:], *(value for _, value in edge.qualifiers if isinstance(value, Iri))}
        named = (i for noun in self._nouns(verb) for i in self._by_noun.get(noun, ()))
        found = {i: mentioned for i in named if of in (mentioned := self._mentioned(i))}
        most = max((len(mentioned & others) for mentioned in found.values()), default=0)
        if not most and any(self._is_like(n, other) for m in found.values() for n in m - {of} for other in others):
            return ()  # Where phrases say whose event it is, those that do not name the clause's own are of other events.
        return tuple(sorted(i for i, mentioned in found.items() if len(mentioned & others) == most))

    def _is_like(self, thing: Iri, other: Iri) -> bool:
        return bool(self.knowledge.classes_of(thing) & self.knowledge.classes_of(other))

    def _nouns(self, verb: str) -> Iterator[str]:
        english = self.knowledge.domain.english
        groups = english.mapping("synonyms", "verbs")["groups"]
        verbs = {verb, *(other for group in groups if verb in group for other in group)}
        yield from (noun for noun, base in sorted(english.nominalisations.items()) if base in verbs)
        for base in sorted(v for v in verbs if " " not in v):
            yield from (form for form, kinds in english.verb_forms(base).items() if "gerund" in [k.value for k in kinds])

    @cached_property
    def reasons(self) -> tuple[Iri, ...]:
        """Properties that say why: their values are causes, purposes or the like."""
        nouns = set(self.knowledge.domain.english.mapping("questions", "asking")["reason_nouns"])
        ontology = self.knowledge.ontology
        return tuple(
            iri for iri, p in sorted(ontology.properties.items()) if any(ontology.label(c).casefold() in nouns for c in p.ranges)
        )
