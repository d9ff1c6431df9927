"""SVG (https://www.w3.org/TR/SVG2/): the network as a picture that any browser or drawing program opens."""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape

from ntib_graph.export.network import Network
from ntib_graph.export.picture import LEGEND_SIZE, Curve, Disc, LegendEntry, Place, Text, picture_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<title>Knowledge graph</title>
<desc>{summary}</desc>
<style>
text {{ font-family: "DejaVu Sans", Verdana, Arial, sans-serif; fill: #1d2125; }}
.name {{ text-anchor: middle; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; stroke-linejoin: round; }}
.quiet {{ fill: #565d64; }}
.link {{ fill: none; stroke: #8b949c; stroke-opacity: 0.8; }}
.head {{ fill: #8b949c; }}
.thing {{ stroke: #1d2125; stroke-width: 1px; }}
</style>
<rect width="100%" height="100%" fill="#ffffff"/>
"""


def write_svg(out: TextIO, network: Network) -> None:
    """Write the picture of a laid out network, with a legend; things and relations tell their names as tooltips.

    Raises UsageError for a network without positions.
    """
    picture = picture_of(network)
    out.write(_HEAD.format(width=_number(picture.width), height=_number(picture.height), summary=escape(picture.summary)))
    for parts in (map(_link, picture.curves), map(_thing, picture.discs), map(_text, picture.texts), map(_entry, picture.legend)):
        out.writelines(parts)
    out.write("</svg>\n")


def _link(curve: Curve) -> str:
    dashes = ' stroke-dasharray="6 4"' if curve.is_dashed else ""
    path = f"M{_point(curve.start)} Q{_point(curve.bend)} {_point(curve.end)}"
    turned = f"translate({_point(curve.end)}) rotate({_number(curve.angle * 57.29578)})"
    return (
        f'<g><title>{escape(curve.title)}</title><path class="link" d="{path}" stroke-width="{_number(curve.width)}"{dashes}/>'
        f'<path class="head" d="M0,0 L-8,3.2 L-8,-3.2 Z" transform="{turned}"/></g>\n'
    )


def _thing(disc: Disc) -> str:
    (x, y), title = disc.centre, escape(disc.title)
    circle = f'<circle class="thing" cx="{_number(x)}" cy="{_number(y)}" r="{_number(disc.radius)}" fill="{disc.colour}">'
    return f"{circle}<title>{title}</title></circle>\n"


def _text(text: Text) -> str:
    style = "name quiet" if text.is_quiet else "name"
    place = f'x="{_number(text.x)}" y="{_number(text.y)}" font-size="{_number(text.size)}"'
    return f'<text class="{style}" {place}>{escape(text.words)}</text>\n'


def _entry(entry: LegendEntry) -> str:
    x, y = entry.at
    return (
        f'<circle class="thing" cx="{_number(x)}" cy="{_number(y)}" r="7" fill="{entry.colour}"/>'
        f'<text x="{_number(x + 13)}" y="{_number(y + 5)}" font-size="{_number(LEGEND_SIZE)}">{escape(entry.label)}</text>\n'
    )


def _point(place: Place) -> str:
    return f"{_number(place[0])},{_number(place[1])}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
