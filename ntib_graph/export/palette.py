"""Colours of classes, as the domain's triples give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri, Triple
from ntib_graph.vocabulary.namespaces import COLOUR
from ntib_graph.vocabulary.ontology import Ontology

GREY = "#555555"
"""For whatever no coloured class holds."""

_HEX = re.compile(r"^#[0-9A-Fa-f]{6}$")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours (``#RRGGBB``) by class."""

    colours: Mapping[Iri, str] = field(default_factory=dict)

    def class_drawn(self, classes: Iterable[Iri], ontology: Ontology) -> Iri | None:
        """The coloured class nearest to any of ``classes``, walking up the hierarchy; of equally near ones the first by IRI."""
        level, seen = set(classes), set[Iri]()
        while level:
            if coloured := level & self.colours.keys():
                return min(coloured)
            seen |= level
            level = {p for c in level if c in ontology.classes for p in ontology.classes[c].parents} - seen
        return None

    def colour_of(self, classes: Iterable[Iri], ontology: Ontology) -> str:
        """The colour of a thing of these classes."""
        drawn = self.class_drawn(classes, ontology)
        return self.colours[drawn] if drawn else GREY

    def legend(self, things: Iterable[Iterable[Iri]], ontology: Ontology) -> dict[str, str]:
        """Colour by label of every class that colours at least one of ``things`` (each given by its classes).

        Where something has none of these, "other" stands last.
        """
        drawn = {self.class_drawn(classes, ontology) for classes in {tuple(classes) for classes in things}}
        others = {"other": GREY} if None in drawn and len(drawn) > 1 else {}
        return {ontology.label(iri): self.colours[iri] for iri in sorted(i for i in drawn if i)} | others


def read_palette(triples: Iterable[Triple]) -> Palette:
    """The palette of a domain's triples (class, ``ntib:colour``, "#RRGGBB").  Raises DomainError for another notation."""
    colours = {}
    for subject, _, value in sorted(t for t in triples if t.predicate == COLOUR):
        if not _HEX.match(str(value)):
            raise DomainError(f"{str(value)!r} is not a colour", where=subject.value, advice="Write it like #0072B2.")
        colours[subject] = str(value).upper()
    return Palette(colours)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of ``#RRGGBB``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
