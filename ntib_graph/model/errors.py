"""Every error a user may meet: what happened, where, and what to do about it."""

from __future__ import annotations

from typing import ClassVar


class NtibGraphError(Exception):
    """Base of all errors of this package.

    ``where`` names the place (``file:line``, or ``document at offset``); ``advice`` says what to do.
    ``exit_code`` is what the command line returns for it.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = self.advice if self.advice.startswith("\n") else f" {self.advice}" if self.advice else ""
        return f"{place}{self.what.rstrip('.')}.{hint}"


class UsageError(NtibGraphError):
    """Wrong use of a command or function."""


class UnknownNameError(NtibGraphError):
    """A name (entity, query, document) that the graph does not know."""

    exit_code: ClassVar[int] = 1


class QueryError(NtibGraphError):
    """A query that is not valid SPARQL 1.1, or that would write."""


class DocumentError(NtibGraphError):
    """A document that cannot be read: missing, empty, binary, wrongly encoded."""

    exit_code: ClassVar[int] = 3


class DomainError(NtibGraphError):
    """A domain folder whose ontology, lexicon, manifest or judgements are not well formed."""

    exit_code: ClassVar[int] = 3


class LimitError(NtibGraphError):
    """A query that ran out of its time or rows."""

    exit_code: ClassVar[int] = 4


class StoreError(NtibGraphError):
    """A disk or store that refuses: full, read-only, damaged, or of another version."""

    exit_code: ClassVar[int] = 5
