"""Nominal units: what the parse takes as one word by its surface, and the records of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.model.derivations import Validity


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
