"""The joint of documents and questions: a sense of a word with its arguments filled."""

from __future__ import annotations

from dataclasses import dataclass

from ntib_graph.model.dates import VagueDate
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri, Term


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a known or newly named thing, a value, or a phrase that the text only describes."""

    term: Term
    text: str
    """As written."""
    start: int
    end: int
    """Offsets in the passage's text."""
    phrase_class: Iri | None = None
    """The class of the phrase, if it is one."""
    named_class: Iri | None = None
    """The class of a thing that this name introduces."""
    doubt: str = ""
    """Why the filler needs a person's judgement ("" if it does not)."""


@dataclass(frozen=True, slots=True)
class RoleFilling:
    """A role (``subject``, ``object``, or the IRI of a qualifier property) with all that fills it, coordinated."""

    role: str
    fillers: tuple[Filler, ...]


@dataclass(frozen=True, slots=True)
class Validity:
    """When a fact holds: an interval (``until`` exclusive) or a time at which it is known to hold."""

    since: VagueDate | None = None
    until: VagueDate | None = None
    at: VagueDate | None = None
    derived_from: str = ""
    """What a relative date was counted from."""

    def __bool__(self) -> bool:
        return bool(self.since or self.until or self.at)


@dataclass(frozen=True, slots=True)
class Derivation:
    """One reading of a clause: ``property`` between the fillers of its roles.

    ``sense`` is the id of the lexical entry or the structure that expresses it, ``construction`` how it was expressed
    ("passive", "title", "caption"); ``start`` and ``end`` are the trigger's offsets in the passage's text.
    """

    property: Iri
    sense: str
    construction: str
    start: int
    end: int
    roles: tuple[RoleFilling, ...]
    validity: Validity = Validity()
    status: Status = Status.ASSERTED
    attributed_to: Iri | None = None
    confidence: float = 1.0
    doubt: str = ""
    """Why it is only a candidate ("" for a fact)."""
    is_exhaustive: bool = False
    """Whether the text enumerates all that stand in the coordinated role."""

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """What fills a role; empty if nothing does."""
        return next((filling.fillers for filling in self.roles if filling.role == role), ())
