"""RDF 1.1 terms (https://www.w3.org/TR/rdf11-concepts/#section-triples), without blank nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = XSD + "string"
XSD_DATE = XSD + "date"
XSD_DECIMAL = XSD + "decimal"
XSD_INTEGER = XSD + "integer"
XSD_BOOLEAN = XSD + "boolean"
RDF_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An absolute IRI."""

    value: str

    def __eq__(self, other: object) -> bool:
        # The comparison that the decorator writes makes two tuples each time.
        return other.__class__ is Iri and self.value == other.value

    def __hash__(self) -> int:
        # Strings remember their hash; the one that the decorator writes is reckoned anew at each look-up.
        return hash(self.value)

    def __str__(self) -> str:
        return self.value

    @property
    def local_name(self) -> str:
        """What follows the last ``#`` or ``/``."""
        return self.value.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A literal: lexical form, datatype IRI, and a language tag where the datatype is rdf:langString."""

    value: str
    datatype: str = XSD_STRING
    language: str = ""

    def __str__(self) -> str:
        return self.value


Term = Iri | Literal


class Triple(NamedTuple):
    """Subject, predicate, object."""

    subject: Iri
    predicate: Iri
    object: Term


def text(value: str, language: str = "en") -> Literal:
    """A language-tagged literal."""
    return Literal(value, RDF_LANG_STRING, language)
