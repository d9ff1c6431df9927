"""SPARQL as text: its tokens, what kind of query it is, and errors that a person can read.

The tokens follow https://www.w3.org/TR/sparql11-query/#sparqlGrammar closely enough to find names, variables and
keywords; Oxigraph remains the judge of what is valid.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple, NoReturn

import pyoxigraph as ox

from ntib_graph.model.errors import QueryError

_ESCAPE = r"(?:%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<string>"{{3}}(?:\\.|(?!"{{3}})[^\\])*"{{3}} | '{{3}}(?:\\.|(?!'{{3}})[^\\])*'{{3}}
               | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*')
    | (?P<iri><[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<blank>_:[\w.\-]*\w)
    | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:(?:[\w:.\-]|{_ESCAPE})*(?:[\w:\-]|{_ESCAPE}))?)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\^\^|&&|\|\||!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_KEYWORDS = (
    "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "GRAPH", "DISTINCT", "REDUCED", "ORDER", "GROUP", "HAVING",
    "LIMIT", "OFFSET", "EXISTS", "COUNT", "REGEX", "CONTAINS", "LANG", "STR", "AS", "BY", "ASC", "DESC", "PREFIX",
)  # fmt: skip
_READING = re.compile(r"(?:PREFIX [A-Za-z][A-Za-z0-9]*: <[^<>\"{}|^`\x00-\x20]*>\s+)*(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\s")
"""How a plainly written query begins that changes nothing."""
_GAP = " " * 40
"""Longer than any keyword."""


class Token(NamedTuple):
    """A piece of a query; ``start`` counts code points of the query from 0."""

    kind: str
    """iri, name (prefixed), variable, string, number, language, word (keyword or function), blank or mark."""
    text: str
    start: int


def tokens(sparql: str) -> tuple[Token, ...]:
    """The tokens of a query without white space and comments; never fails."""
    return tuple(
        Token(match.lastgroup or "mark", match[0], match.start())
        for match in _TOKEN.finditer(sparql)
        if match.lastgroup not in ("space", "comment")
    )


def declared_prefixes(sparql: str) -> dict[str, str]:
    """The prefixes that a query declares itself."""
    found = tokens(sparql)
    triples = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text.partition(":")[0]: iri.text[1:-1]
        for word, name, iri in triples
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; the offending first keyword in upper case, or "", where it is none of these."""
    return _first_keyword(tokens(sparql))[0]


def refuse_unsafe(sparql: str) -> None:
    """Raises QueryError for an update, and for a SERVICE clause, which would reach into the network."""
    if _READING.match(sparql) and "service" not in sparql.casefold():
        # One question asks dozens of queries, which have none of this: it need not be looked for in their tokens.
        return
    found = tokens(sparql)
    keyword, start = _first_keyword(found)
    if keyword in _UPDATES:
        _fail(sparql, start, f"{keyword} would write, and the graph is read-only", "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.")
    for index, token in enumerate(found):
        following = found[index + 1].text if index + 1 < len(found) else ""
        prefix = token.text.partition(":")[0].casefold()
        is_service = token.kind == "word" and token.text.casefold().endswith("service")
        # Oxigraph reads "SERVICE:x {" as the keyword and the name ":x".
        is_glued = token.kind == "name" and prefix.endswith("service") and following == "{"
        if is_service or (is_glued and (index == 0 or found[index - 1].text.casefold() != "graph")):
            _fail(sparql, token.start, "SERVICE would ask another server, and queries stay inside this graph")


def explain_syntax_error(sparql: str, prefixes: Mapping[str, str]) -> NoReturn:
    """Raises QueryError that says line, column and what stands there, for a query that Oxigraph refuses."""
    found = tokens(sparql)
    keyword, start = _first_keyword(found)
    if not keyword:
        _fail(sparql, start, "this is no query", f"A query starts with one of {', '.join(_FORMS)}.")
    if keyword not in _FORMS:
        is_english = all(token.text not in "{}" and token.kind != "variable" for token in found)
        advice = _did_you_mean(keyword, _FORMS) or ("For a question in English use ntib ask." if is_english else "")
        _fail(sparql, start, f"a query does not start with {keyword}", advice)
    if unknown := _undeclared(found, prefixes):
        prefix = unknown.text.partition(":")[0]
        known = [p for p in (*prefixes, *_declared(found)) if p]
        hint = _did_you_mean(prefix, known) or f"Declare it: PREFIX {prefix}: <...>."
        _fail(sparql, unknown.start, f"unknown prefix '{prefix}:'", hint)
    offset, message = _failure(sparql, prefixes)
    if "variable that is unbound" in message:
        _fail(sparql, start, "SELECT names a variable that is neither grouped nor in an aggregate")
    if "overrides an existing variable" in message:
        _fail(sparql, start, "SELECT ... AS gives a name that the pattern already uses")
    if "IRI parsing failed" in message:
        relative = next((t for t in found if t.kind == "iri" and ":" not in t.text), None)
        where = relative.start if relative else offset
        _fail(sparql, where, "this is no absolute IRI", "Write it in full, or as prefix:name.")
    _refuse_open_string(sparql, found)
    place = next((t for t in found if t.start >= offset), None)
    if place is None:
        _fail(sparql, len(sparql.rstrip()), f"the query ends too early{_unclosed(found)}")
    hint = _did_you_mean(place.text, _KEYWORDS) if place.kind == "word" and place.text.upper() not in _KEYWORDS else ""
    _fail(sparql, place.start, f"'{place.text}' cannot stand here", hint)


def _fail(sparql: str, offset: int, what: str, advice: str = "") -> NoReturn:
    before = sparql[:offset]
    line_start = before.rfind("\n") + 1
    number, column = before.count("\n") + 1, offset - line_start + 1
    line = sparql[line_start:].split("\n", 1)[0].rstrip("\r")
    indent = re.sub(r"[^\t]", " ", sparql[line_start:offset])
    picture = f"\n  {line}\n  {indent}^"
    raise QueryError(what, where=f"line {number}, column {column}", advice=f"{advice}{picture}")


def _first_keyword(found: Iterable[Token]) -> tuple[str, int]:
    """The first word after the prologue, in upper case, and its offset; ("", offset of what stands instead)."""
    skipped = 0
    for token in found:
        if skipped:
            skipped -= 1
        elif token.kind == "word" and token.text.upper() == "PREFIX":
            skipped = 2
        elif token.kind == "word" and token.text.upper() == "BASE":
            skipped = 1
        else:
            return (token.text.upper() if token.kind == "word" else ""), token.start
    return "", 0


def _declared(found: tuple[Token, ...]) -> tuple[str, ...]:
    pairs = pairwise(found)
    return tuple(b.text.partition(":")[0] for a, b in pairs if a.text.upper() == "PREFIX" and b.kind == "name")


def _undeclared(found: tuple[Token, ...], prefixes: Mapping[str, str]) -> Token | None:
    known = {*prefixes, *_declared(found)}
    return next((t for t in found if t.kind == "name" and t.text.partition(":")[0] not in known), None)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    by_key = {k.casefold(): k for k in known}
    near = difflib.get_close_matches(word.casefold(), by_key, 1, 0.5)
    return f"Did you mean '{by_key[near[0]]}'?" if near else ""


def _failure(sparql: str, prefixes: Mapping[str, str]) -> tuple[int, str]:
    """The offset of the failure, and Oxigraph's message.

    Oxigraph reports how far any attempt came, and compares a keyword's whole length at once, so that an attempt at a long
    keyword hides a failure shortly after it, or at the end.  In a copy with wide gaps nothing is hidden.
    """
    wide, gaps = _spread(sparql)
    try:
        ox.Store().query(wide, prefixes=dict(prefixes))
    except SyntaxError as error:
        message = str(error)
    else:
        return 0, ""
    place = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", message, re.DOTALL)
    if not place:
        return 0, message
    lines = wide.split("\n")
    line, column, expected = int(place[1]), int(place[2]), place[3]
    offset = sum(len(text) + 1 for text in lines[: line - 1]) + column - 1
    wanted = [part.strip() for part in expected.split(", ")]
    keywords = [part for part in wanted if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]+", part) and part not in ("true", "false")]
    if keywords and all(part in keywords or part == "[_]" for part in wanted):
        offset -= min(len(part) for part in keywords)
    before = sum(min(len(_GAP), offset - gap) for gap in gaps if gap < offset)
    return max(0, min(offset - before, len(sparql))), message


def _spread(sparql: str) -> tuple[str, list[int]]:
    """The query with a gap after each white space and around brackets, and the gaps' offsets in it."""
    wide: list[str] = []
    gaps: list[int] = []
    length = 0
    for match in _TOKEN.finditer(sparql):
        is_bracket = match[0] in tuple("{}()[];,")
        pieces = (_GAP, match[0], _GAP) if is_bracket else (match[0], _GAP) if match.lastgroup == "space" else (match[0],)
        for piece in pieces:
            if piece is _GAP:
                gaps.append(length)
            wide.append(piece)
            length += len(piece)
    gaps.append(length + 1)
    return "".join((*wide, "\n", _GAP)), gaps


def _refuse_open_string(sparql: str, found: tuple[Token, ...]) -> None:
    lone = next((t for t in found if t.kind == "mark" and t.text in "\"'"), None)
    if lone:
        _fail(sparql, lone.start, "a quotation mark is opened here and not closed")


def _unclosed(found: tuple[Token, ...]) -> str:
    closing = {"{": "}", "(": ")", "[": "]"}
    still: list[str] = []
    for token in found:
        if token.kind == "mark" and token.text in closing:
            still.append(closing[token.text])
        elif still and token.text == still[-1]:
            still.pop()
    return f": '{still[-1]}' is missing" if still else ""
