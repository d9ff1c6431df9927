"""One HTML page with the graph in it, to look at and search without any network."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

_PARTS = Path(__file__).parent / "page"
_SCRIPTS = ("graph.js", "drawing.js", "facts.js", "controls.js", "page.js")
_HOLE = re.compile(r"\{\{(\w+)\}\}")


def write_page(out: TextIO, title: str, data: Mapping[str, Any]) -> None:
    """Write the page of ``page_data``'s data; style and script stand in it, and its policy lets nothing be loaded."""
    style = _read("page.css")
    script = '"use strict";\n(() => {\n' + "\n".join(_read(name) for name in _SCRIPTS) + "})();\n"
    pieces = {
        "title": html.escape(title),
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": script_safe(data),
    }
    # In one pass: the data may hold what looks like a hole.
    out.write(_HOLE.sub(lambda hole: pieces[hole[1]], _read("page.html")))


def script_safe(data: Any) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there (HTML 13.2.5.4)."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(
        {ord("<"): "\\u003c", ord("\u2028"): "\\u2028", ord("\u2029"): "\\u2029", **_SURROGATES}
    )


_SURROGATES = dict.fromkeys(range(55296, 57344), "")


def _policy(style: str, script: str) -> str:
    """A content security policy: only this style and this script, by their digests, and no connection at all."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")
