"""What words of a domain stand for beyond classes and properties: thresholds and computed values.

Beside a class, ``lex:filter "major: population > 150000"`` says what an adjective asks of its things, and ``lex:means
"population"`` what its noun asks of them.  Beside a property, ``lex:formula "population / area"`` says how its values are
computed.  Properties are named by their local names in the namespace of the class or property itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri

_CONDITION = re.compile(r"^(?:(?P<word>[^:<>=]+): *)?(?P<property>\w+)(?: *(?P<sign><=|>=|<|>|=) *(?P<number>-?\d+(?:\.\d+)?))?$")
_FORMULA = re.compile(r"^(?P<left>\w+) *(?P<sign>[-+*/]) *(?P<right>\w+)$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A value that a thing must have; ``word`` is the adjective that says so, "" where the class's noun does."""

    word: str
    property: Iri
    sign: str = ""
    """As SPARQL writes the comparison; "" where any value will do."""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A value computed from two others of the same thing; ``sign`` is one of + - * /."""

    left: Iri
    sign: str
    right: Iri


def read_condition(text: str, of: Iri) -> Condition:
    """The condition written beside a class.  Raises DomainError where it cannot be read."""
    found = _CONDITION.match(text.strip())
    if not found:
        raise DomainError(
            f'the condition "{text}" of {of.local_name} cannot be read',
            advice='Write an adjective, a property and a comparison: "major: population > 150000".',
        )
    return Condition(
        (found["word"] or "").strip().lower(), _beside(of, found["property"]), found["sign"] or "", found["number"] or ""
    )


def read_formula(text: str, of: Iri) -> Formula:
    """The formula written beside a property.  Raises DomainError where it cannot be read."""
    found = _FORMULA.match(text.strip())
    if not found:
        raise DomainError(
            f'the formula "{text}" of {of.local_name} cannot be read',
            advice='Write two properties with a sign between them: "population / area".',
        )
    return Formula(_beside(of, found["left"]), found["sign"], _beside(of, found["right"]))


def _beside(iri: Iri, name: str) -> Iri:
    return Iri(iri.value.removesuffix(iri.local_name) + name)
