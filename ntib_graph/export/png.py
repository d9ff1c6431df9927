"""PNG: the same picture in pixels, drawn by Pillow where it is installed."""

from __future__ import annotations

import math
from io import BytesIO
from itertools import pairwise
from typing import Any

from ntib_graph.export.network import Network
from ntib_graph.export.picture import LEGEND_SIZE, Curve, Picture, picture_of
from ntib_graph.model.errors import UsageError

_FINER = 2
"""Drawn so many times larger and reduced, which smooths the edges."""
_TEXT, _QUIET, _LINK, _GROUND = "#1d2125", "#565d64", "#a2a9b0", "#ffffff"


def png_bytes(network: Network) -> bytes:
    """The picture of a laid out network as a PNG file's bytes.

    Raises UsageError where Pillow is not installed, and for a network without positions.
    """
    try:
        from PIL import Image, ImageDraw
    except ImportError:
        raise UsageError(
            "a png is drawn by Pillow, which is not installed",
            advice="Install it with: pip install 'ntib-graph[png]'; or export an svg.",
        ) from None
    picture = picture_of(network)
    size = math.ceil(picture.width), math.ceil(picture.height)
    sheet = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), _GROUND)
    _draw(ImageDraw.Draw(sheet), picture)
    out = BytesIO()
    sheet.resize(size, Image.Resampling.BOX).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(pen: Any, picture: Picture) -> None:
    for curve in picture.curves:
        _draw_curve(pen, curve)
    for disc in picture.discs:
        _draw_disc(pen, *disc.centre, disc.radius, disc.colour)
    for text in picture.texts:
        place = (text.x * _FINER, text.y * _FINER)
        colour = _QUIET if text.is_quiet else _TEXT
        halo = {"stroke_width": 2 * _FINER, "stroke_fill": _GROUND}
        pen.text(place, text.words, colour, _font(text.size), anchor="ms", **halo)
    for entry in picture.legend:
        x, y = entry.at
        _draw_disc(pen, x, y, 7, entry.colour)
        pen.text(((x + 13) * _FINER, y * _FINER), entry.label, _TEXT, _font(LEGEND_SIZE), anchor="lm")


def _draw_curve(pen: Any, curve: Curve) -> None:
    count = 24
    points = [_along(curve, number / count) for number in range(count + 1)]
    width = max(1, round(curve.width * _FINER))
    for number, (one, other) in enumerate(pairwise(points)):
        if not (curve.is_dashed and number % 2):
            pen.line([*one, *other], _LINK, width)
    x, y = points[-1]
    turned = [(-8, 3.2), (-8, -3.2), (0, 0)]
    cos, sin = math.cos(curve.angle) * _FINER, math.sin(curve.angle) * _FINER
    pen.polygon([(x + a * cos - b * sin, y + a * sin + b * cos) for a, b in turned], _LINK)


def _along(curve: Curve, part: float) -> tuple[float, float]:
    rest = 1 - part
    weights = (rest * rest, 2 * rest * part, part * part)
    ends = (curve.start, curve.bend, curve.end)
    x, y = (sum(weight * end[axis] for weight, end in zip(weights, ends, strict=True)) for axis in (0, 1))
    return x * _FINER, y * _FINER


def _draw_disc(pen: Any, x: float, y: float, radius: float, colour: str) -> None:
    box = [(x - radius) * _FINER, (y - radius) * _FINER, (x + radius) * _FINER, (y + radius) * _FINER]
    pen.ellipse(box, colour, _TEXT, _FINER)


def _font(size: float) -> Any:
    """A font with many scripts where the system has it, else the one that Pillow carries."""
    from PIL import ImageFont

    try:
        return ImageFont.truetype("DejaVuSans.ttf", round(size * _FINER))
    except OSError:
        return ImageFont.load_default(size * _FINER)
