"""Named queries: SPARQL files with a header, parameters and the rows they are known to give.

A file ``NAME.rq`` begins with comment lines that SPARQL ignores::

    #+ title: Members as of a day
    #+ question: Who was a member of the guild in 1902?
    #+ description: ...
    #+ param: day (date) = 1902
    #+ param: guild (entity) = sea:LampGuild
    #+ rows:
    #+   sea:AdaBrook, 1901
    #+   "Fenn, Tom", 1902

Parameters have the type date, number, text or entity, and stand in the query as ``$NAME``.  A date less exact than a day
stands for its last day.  ``rows:`` with nothing below it means that the query gives no rows.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ntib_graph.graph.rdf_files import sparql_form
from ntib_graph.graph.sparql_text import tokens
from ntib_graph.graph.store import GraphStore, as_table
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.errors import DomainError, QueryError, UnknownNameError, UsageError
from ntib_graph.model.statements import number
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import XSD_DATE, Iri, Literal, Term

Resolve = Callable[[str], Iri]
"""From a prefixed name or a label to the entity.  Raises UnknownNameError."""

_HEADER = re.compile(r"#\+ ?(?P<indent>\s*)(?P<content>.*)")
_PARAMETER = re.compile(r"(?P<name>[A-Za-z]\w*)\s*(?:\((?P<type>\w+)\))?\s*=\s*(?P<default>.+)")
_TYPES = ("date", "number", "entity", "text")
_TEXTS = ("title", "question", "description")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the user may change; ``type`` is date, number, entity or text."""

    name: str
    type: str
    default: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header.  ``golden`` are the rows it must give with its defaults; None: not stated."""

    name: str
    path: Path
    sparql: str
    title: str
    question: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    golden: tuple[tuple[str, ...], ...] | None = None

    def run(self, store: GraphStore, prefixes: Mapping[str, str], resolve: Resolve | None = None) -> Table:
        """Its rows with the parameters' defaults.  Raises QueryError naming the file."""
        sparql = with_parameters(self, {}, resolve or _prefixed_only(prefixes))
        try:
            return as_table(store.query(sparql, prefixes))
        except QueryError as error:
            raise QueryError(error.what, where=f"{self.path}, {error.where}", advice=error.advice) from error


def read_named_queries(folder: Path) -> tuple[NamedQuery, ...]:
    """The queries of a folder in order of name; none if there is no such folder.  Raises DomainError naming file and line."""
    return tuple(read_named_query(path) for path in sorted(folder.glob("*.rq")))


def read_named_query(path: Path) -> NamedQuery:
    """The query of a file.  Raises DomainError naming file and line for a header that cannot be read."""
    try:
        sparql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DomainError(f"cannot be read: {error}", where=str(path)) from error
    texts: dict[str, str] = {}
    parameters: dict[str, Parameter] = {}
    rows: list[tuple[str, ...]] | None = None
    key = ""
    for line_number, line in enumerate(sparql.splitlines(), 1):
        header = _HEADER.fullmatch(line.rstrip())
        if header is None:
            continue
        where, content = f"{path}:{line_number}", header["content"]
        if header["indent"]:
            if key == "rows" and rows is not None:
                rows.append(_cells(content))
            elif key in _TEXTS:
                texts[key] = f"{texts[key]} {content}".strip()
            continue
        key, colon, value = (part.strip() for part in content.partition(":"))
        if not colon or key not in (*_TEXTS, "param", "rows"):
            raise DomainError(f"unknown header '{content}'", where=where, advice="Use title, question, description, param, rows.")
        if key == "param":
            parameter = _read_parameter(value, where)
            parameters[parameter.name] = parameter
        elif key == "rows":
            rows = []
        else:
            texts[key] = value
    if not texts.get("title"):
        raise DomainError("the query has no '#+ title:'", where=f"{path}:1")
    _refuse_unused(path, sparql, parameters)
    return NamedQuery(
        path.stem,
        path,
        sparql,
        texts["title"],
        texts.get("question", ""),
        texts.get("description", ""),
        tuple(parameters.values()),
        None if rows is None else tuple(rows),
    )


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in next(csv.reader([line], skipinitialspace=True), []))


def _read_parameter(written: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(written)
    if match is None:
        raise DomainError(f"the parameter '{written}' cannot be read", where=where, advice="Write: NAME (TYPE) = default.")
    kind = match["type"] or _kind_of(match["default"])
    if kind not in _TYPES:
        raise DomainError(
            f"unknown type '{kind}' of the parameter {match['name']}", where=where, advice=f"Use {', '.join(_TYPES)}."
        )
    parameter = Parameter(match["name"], kind, match["default"].strip())
    if kind != "entity":
        try:
            _value(parameter, parameter.default, None)
        except UsageError as error:
            raise DomainError(error.what, where=where) from error
    return parameter


def _kind_of(default: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", default):
        return "date"
    return "number" if re.fullmatch(r"[+-]?\d+(\.\d+)?", default) else "entity"


def _refuse_unused(path: Path, sparql: str, parameters: Mapping[str, Parameter]) -> None:
    used = {token.text[1:] for token in tokens(sparql) if token.kind == "variable" and token.text[0] == "$"}
    for name in parameters:
        if name not in used:
            raise DomainError(f"the parameter {name} does not stand in the query as ${name}", where=str(path))


def find_named_query(queries: Iterable[NamedQuery], name: str) -> NamedQuery:
    """The query of that name.  Raises UnknownNameError with the nearest names."""
    by_name = {query.name: query for query in queries}
    if name in by_name:
        return by_name[name]
    near = difflib.get_close_matches(name, by_name, 1, 0.4)
    advice = f"Did you mean {near[0]}?" if near else "ntib query --list shows the names."
    raise UnknownNameError(f"there is no query named '{name}'", advice=advice)


def with_parameters(query: NamedQuery, values: Mapping[str, str], resolve: Resolve) -> str:
    """The query's SPARQL with every ``$NAME`` replaced by the value given, or the default, written as an RDF term.

    Nothing of a value is ever copied as SPARQL.  Raises UsageError for an unknown parameter or a value of another type,
    UnknownNameError for an entity that ``resolve`` does not know.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            advice = f"It takes {', '.join(known)}." if known else "It takes none."
            raise UsageError(f"the query {query.name} has no parameter '{name}'", advice=advice)
    written = {f"${name}": _written(p, values.get(name, p.default), resolve) for name, p in known.items()}
    pieces: list[str] = []
    end = 0
    for token in tokens(query.sparql):
        if token.kind == "variable" and token.text in written:
            pieces += (query.sparql[end : token.start], written[token.text])
            end = token.start + len(token.text)
    return "".join((*pieces, query.sparql[end:]))


def _written(parameter: Parameter, value: str, resolve: Resolve) -> str:
    term = _value(parameter, value, resolve)
    try:
        # A blank node would be a variable here.
        if isinstance(term, Iri) and term.value.startswith("_:"):
            raise ValueError("a blank node")
        return sparql_form(term)
    except ValueError as error:
        raise UnknownNameError(f"{parameter.name} must name an entity, and '{value}' does not") from error


def _value(parameter: Parameter, value: str, resolve: Resolve | None) -> Term:
    try:
        if parameter.type == "date":
            return Literal(parse_edtf(value).latest.isoformat(), XSD_DATE)
        if parameter.type == "number":
            return number(value)
    except ValueError as error:
        advice = "Write it as 2018, 2018-05 or 2018-05-01." if parameter.type == "date" else ""
        raise UsageError(f"{parameter.name} must be a {parameter.type}, not '{value}'", advice=advice) from error
    if parameter.type == "text" or resolve is None:
        return Literal(value)
    return resolve(value)


def _prefixed_only(prefixes: Mapping[str, str]) -> Resolve:
    def resolve(name: str) -> Iri:
        prefix, colon, local = name.partition(":")
        if not colon or prefix not in prefixes:
            raise UnknownNameError(f"'{name}' is not a prefixed name")
        return Iri(prefixes[prefix] + local)

    return resolve
