from __future__ import annotations

import io
import sys

import pytest

from ntib_graph.export.palette import channels
from ntib_graph.export.picture import picture_of
from ntib_graph.export.png import png_bytes
from ntib_graph.model.errors import UsageError


def test_the_picture_has_the_size_of_the_sheet_and_the_colours_of_the_things(network):
    image = pytest.importorskip("PIL.Image")
    picture = picture_of(network)
    drawn = image.open(io.BytesIO(png_bytes(network)))
    assert drawn.format == "PNG"
    assert abs(drawn.width - picture.width) <= 1 and abs(drawn.height - picture.height) <= 1
    for disc in picture.discs:
        x, y = disc.centre
        assert drawn.getpixel((int(x), int(y - disc.radius / 2))) == channels(disc.colour)


def test_without_pillow_the_message_says_what_to_install(network, monkeypatch):
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(UsageError, match=r"pip install 'ntib-graph\[png\]'"):
        png_bytes(network)
