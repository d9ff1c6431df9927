"""What ``show``, ``path``, ``timeline`` and ``compare`` have in common: how they print."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ntib_graph.render.facts import TextStyle


def print_json(value: Any) -> None:
    """One JSON value, indented on a terminal."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))


def print_text(write: Callable[[TextStyle], str]) -> None:
    """Text, wrapped and with headings in bold on a terminal; elsewhere line by line as it is, and with NO_COLOR without bold."""
    from ntib_graph.render.facts import TextStyle

    if not sys.stdout.isatty():
        click.echo(write(TextStyle()))
        return
    strong = str if os.environ.get("NO_COLOR") else lambda text: click.style(text, bold=True)
    click.echo(write(TextStyle(shutil.get_terminal_size().columns, strong)))
