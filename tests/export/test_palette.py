from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest

from ntib_graph.export.palette import GREY, Palette, channels, read_palette
from ntib_graph.graph.rdf_files import read_rdf
from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Iri, Literal, Triple
from ntib_graph.vocabulary.namespaces import COLOUR

PRESENTATION = Path(__file__).parents[2] / "ontology" / "presentation.ttl"

# Linear RGB as dichromats see it (Machado, Oliveira, Fernandes 2009, severity 1).
VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _lab(colour: str, vision: str) -> tuple[float, float, float]:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    r, g, b = (min(1.0, max(0.0, sum(k * c for k, c in zip(row, linear, strict=True)))) for row in VISIONS[vision])
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("vision", VISIONS)
def test_the_domains_colours_differ_for_every_eye(vision):
    colours = [*read_palette(read_rdf(PRESENTATION)[0]).colours.values(), GREY]
    assert len(colours) > 5
    for one, other in itertools.combinations(colours, 2):
        assert math.dist(_lab(one, vision), _lab(other, vision)) > 15, (one, other)


def test_nearest_class_walking_up(guild):
    palette = read_palette(guild.SCHEMA)
    assert palette.colour_of((guild.iri("Town"),), guild.ONTOLOGY) == "#0072B2"
    assert palette.colour_of((guild.iri("Town"), guild.iri("Body")), guild.ONTOLOGY) == "#E69F00"
    assert palette.colour_of((), guild.ONTOLOGY) == GREY
    assert Palette().colour_of((guild.iri("Town"),), guild.ONTOLOGY) == GREY


def test_a_colour_that_is_none_is_an_error():
    with pytest.raises(DomainError, match="blue"):
        read_palette([Triple(Iri("x:A"), COLOUR, Literal("blue"))])
