"""A still picture of a network, as shapes on a sheet: what SVG and PNG both draw."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ntib_graph.export.columns import one_line
from ntib_graph.export.network import Edge, Network, Node
from ntib_graph.model.errors import UsageError

Place = tuple[float, float]
Box = tuple[float, float, float, float]

_SMALLEST, _LARGEST = 900.0, 3600.0
"""Longer side of the sheet, in pixels; it grows with the number of nodes."""
_MARGIN = 95.0
_LEGEND_ROW = 26.0
_LINE = 1.18
"""Height of a line of text, in font sizes."""
_LABEL_WIDTH = 24
"""Characters a line of a label."""
_HUBS = 15
"""How many of the best connected things are named in any case."""
RELATION_SIZE = 10.5
LEGEND_SIZE = 14.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A thing."""

    centre: Place
    radius: float
    colour: str
    title: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A relation: a quadratic curve that ends at the edge of its target's disc, where ``angle`` is its direction."""

    start: Place
    bend: Place
    end: Place
    angle: float
    width: float
    is_dashed: bool
    title: str


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text whose middle is ``x`` and whose baseline is ``y``."""

    x: float
    y: float
    words: str
    size: float
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour with its meaning; ``at`` is the middle of the mark."""

    at: Place
    colour: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in the order of drawing, on a sheet of ``width`` times ``height`` pixels, y downwards."""

    width: float
    height: float
    curves: tuple[Curve, ...]
    discs: tuple[Disc, ...]
    texts: tuple[Text, ...]
    legend: tuple[LegendEntry, ...]
    summary: str


def picture_of(network: Network) -> Picture:
    """The picture of a laid out network.  Names that would cover others are left out, those of the best connected last.

    Raises UsageError for a network without positions.
    """
    places = [(node.x, node.y) for node in network.nodes if node.x is not None and node.y is not None]
    if len(places) < len(network.nodes):
        raise UsageError("so many things do not fit a picture", advice="Take a part of them, for example with --about.")
    sheet = _Sheet(places)
    drawn = {n.id: _disc(n, place, sheet) for n, place in zip(network.nodes, places, strict=True)}
    curves = tuple(curve for edge, bend in _bends(network.edges) if (curve := _curve(edge, bend, drawn)))
    degrees = Counter(end for edge in network.edges for end in (edge.source, edge.target))
    names = _Taken((0.0, 0.0, sheet.width, sheet.height))
    texts = [*_names(network.nodes, drawn, degrees, names), *_relation_names(curves, names)]
    legend, rows = _legend(network.legend, sheet.width, sheet.height)
    height = sheet.height + (rows * _LEGEND_ROW + 10 if rows else 0)
    summary = f"{len(network.nodes)} things and {len(network.edges)} relations among them."
    return Picture(sheet.width, height, curves, tuple(drawn.values()), tuple(texts), legend, summary)


def text_width(words: str, size: float) -> float:
    """About how wide a text is in a common sans serif font, rather more than less."""
    return 0.56 * size * sum(1.7 if ord(character) > 0x1100 else 1 for character in words)


class _Sheet:
    """From the network's places to the sheet's."""

    def __init__(self, places: list[Place]) -> None:
        xs, ys = [x for x, _ in places] or [0.0], [y for _, y in places] or [0.0]
        self.left, self.top = min(xs), max(ys)
        across, down = max(xs) - self.left, self.top - min(ys)
        longer = min(_LARGEST, max(_SMALLEST, 170 * math.sqrt(len(places)))) - 2 * _MARGIN
        self.scale = min(longer / max(across, down, 1.0), 1.6)
        self.width = round(max(across * self.scale + 2 * _MARGIN, 420.0), 1)
        self.height = round(down * self.scale + 2 * _MARGIN, 1)
        self.inset = (self.width - across * self.scale) / 2

    def place(self, place: Place) -> Place:
        return self.inset + (place[0] - self.left) * self.scale, _MARGIN + (self.top - place[1]) * self.scale


class _Taken:
    """Where something stands already within ``bounds``."""

    def __init__(self, bounds: Box) -> None:
        self.bounds = bounds
        self.cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def is_free(self, box: Box) -> bool:
        """Whether the box lies within the bounds and covers nothing."""
        left, top, right, bottom = self.bounds
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        others = (other for cell in _cells(box) for other in self.cells[cell])
        return not any(box[0] < o[2] and box[2] > o[0] and box[1] < o[3] and box[3] > o[1] for o in others)

    def add(self, box: Box) -> None:
        """From now on the box is taken."""
        for cell in _cells(box):
            self.cells[cell].append(box)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // 100), int(box[2] // 100) + 1):
        for row in range(int(box[1] // 100), int(box[3] // 100) + 1):
            yield column, row


def _disc(node: Node, place: Place, sheet: _Sheet) -> Disc:
    radius = max(3.5, node.size / 2 * min(1.0, sheet.scale**0.75))
    return Disc(sheet.place(place), round(radius, 2), node.colour, one_line(node.label))


def _bends(edges: tuple[Edge, ...]) -> Iterator[tuple[Edge, float]]:
    """Each edge with how far it bends aside, so that edges between the same two things lie side by side."""
    between: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        between[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    for group in between.values():
        for number, edge in enumerate(group):
            bend = number - (len(group) - 1) / 2
            yield edge, bend if edge.source < edge.target else -bend


def _curve(edge: Edge, bend: float, drawn: Mapping[str, Disc]) -> Curve | None:
    source, target = drawn[edge.source], drawn[edge.target]
    (ax, ay), (bx, by) = source.centre, target.centre
    length = math.dist(source.centre, target.centre)
    if length < 1:
        return None
    aside = bend * min(52.0, length * 0.5)
    middle = ((ax + bx) / 2 - (by - ay) / length * aside, (ay + by) / 2 + (bx - ax) / length * aside)
    angle = math.atan2(by - middle[1], bx - middle[0])
    end = (bx - math.cos(angle) * (target.radius + 1.5), by - math.sin(angle) * (target.radius + 1.5))
    is_plain = edge.attributes.get("Status", "asserted") == "asserted" and "Attributed to" not in edge.attributes
    return Curve(source.centre, middle, end, angle, 0.8 + 0.4 * min(edge.weight, 6.0), not is_plain, one_line(edge.label))


def _names(nodes: tuple[Node, ...], drawn: Mapping[str, Disc], degrees: Counter[str], names: _Taken) -> Iterator[Text]:
    """Each name below its disc, else above it or beside it, where it covers no disc and no other name.

    The names of the best connected things may cover discs: a hub that nobody can name is worse.
    """
    discs = _Taken(names.bounds)
    for disc in drawn.values():
        (x, y), reach = disc.centre, disc.radius * 0.8
        discs.add((x - reach, y - reach, x + reach, y + reach))
    ordered = sorted(nodes, key=lambda node: (-degrees[node.id], node.id))
    for rank, node in enumerate(ordered):
        disc = drawn[node.id]
        (x, y), size = disc.centre, min(18.0, 10.5 + node.size / 7)
        lines = _wrapped(disc.title)
        half, high = max(text_width(line, size) for line in lines) / 2 + 2, len(lines) * size * _LINE
        aside = disc.radius + half + 3
        spots = ((x, y + disc.radius + 2), (x, y - disc.radius - high - 3), (x + aside, y - high / 2), (x - aside, y - high / 2))
        boxes = [(middle - half, top, middle + half, top + high) for middle, top in spots]
        unnamed = [box for box in boxes if names.is_free(box)]
        free = [box for box in unnamed if discs.is_free(box)] or (unnamed if rank < _HUBS and degrees[node.id] > 3 else [])
        if free:
            names.add(free[0])
            for number, line in enumerate(lines):
                yield Text(free[0][0] + half, free[0][1] + (number + 0.85) * size * _LINE, line, size)


def _relation_names(curves: tuple[Curve, ...], names: _Taken) -> Iterator[Text]:
    for curve in curves:
        x = (curve.start[0] + 2 * curve.bend[0] + curve.end[0]) / 4
        y = (curve.start[1] + 2 * curve.bend[1] + curve.end[1]) / 4
        half = text_width(curve.title, RELATION_SIZE) / 2 + 1
        box = (x - half, y - 6, x + half, y + 6)
        if 2 * half + 16 < math.dist(curve.start, curve.end) and names.is_free(box):
            names.add(box)
            yield Text(x, y + 3.5, curve.title, RELATION_SIZE, is_quiet=True)


def _legend(colours: Mapping[str, str], width: float, top: float) -> tuple[tuple[LegendEntry, ...], int]:
    """The entries in rows below the picture, and how many rows."""
    entries, across, row = [], _MARGIN / 2, 0
    for label, colour in colours.items():
        wide = text_width(label, LEGEND_SIZE) + 44
        if across + wide > width - 10 and across > _MARGIN / 2:
            across, row = _MARGIN / 2, row + 1
        entries.append(LegendEntry((across + 8, top + (row + 0.5) * _LEGEND_ROW), colour, one_line(label)))
        across += wide
    return tuple(entries), row + 1 if entries else 0


def _wrapped(words: str) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LABEL_WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1]} …"]
