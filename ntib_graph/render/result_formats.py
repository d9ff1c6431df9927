"""Query results as text: W3C result formats, and a table for a terminal."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

from ntib_graph.model.errors import UsageError
from ntib_graph.model.tables import Table
from ntib_graph.model.terms import XSD_STRING, Iri, Literal, Term

RESULT_FORMATS = ("table", "csv", "tsv", "json", "xml")
"""Formats of rows and truth values."""

_XML_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_NUMBERS = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double"))


def format_rows(table: Table, format_name: str) -> str:
    """The rows in a W3C format, ending in a line end: csv, tsv (https://www.w3.org/TR/sparql11-results-csv-tsv/),

    json (https://www.w3.org/TR/sparql11-results-json/) or xml (https://www.w3.org/TR/rdf-sparql-XMLres/).
    Raises UsageError for another format.
    """
    writers: dict[str, Callable[[Table], str]] = {"csv": _csv, "tsv": _tsv, "json": _json, "xml": _xml}
    if format_name not in writers:
        raise UsageError(f"'{format_name}' is no format of rows", advice=f"Use one of {', '.join(RESULT_FORMATS)}.")
    return writers[format_name](table)


def format_truth(answer: bool, format_name: str) -> str:
    """The answer of an ASK; in csv, tsv and on a terminal the word alone, since W3C leaves that open."""
    word = "true" if answer else "false"
    if format_name == "json":
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    if format_name == "xml":
        return f'<?xml version="1.0"?>\n<sparql xmlns="{_XML_NAMESPACE}"><head/><boolean>{word}</boolean></sparql>\n'
    return f"{word}\n"


def print_table(table: Table, compact: Callable[[Iri], str], label: Callable[[Iri], str]) -> None:
    """Prints the rows on the terminal, numbers to the right; a thing with its label is shown as "label (prefix:name)"."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    def shown(cell: Term | None) -> Text:
        if cell is None:
            return Text("")
        if isinstance(cell, Literal):
            return Text(printable(cell.value))
        name = compact(cell)
        words = printable(label(cell))
        return Text.assemble(words, (f" ({name})", "dim")) if words else Text(name)

    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, column in enumerate(table.columns):
        is_number = bool(table.rows) and all(_is_number(row[index]) for row in table.rows)
        grid.add_column(Text(column), justify="right" if is_number else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(shown(cell) for cell in row))
    # With NO_COLOR the library leaves out colours alone, and "dim" is as hard to read as one.
    Console(color_system=None if os.environ.get("NO_COLOR") else "auto").print(grid)


def printable(text: str) -> str:
    """Without control characters: a value must not steer the terminal."""
    return "".join(
        character if character.isprintable() or character == "\n" else "\N{REPLACEMENT CHARACTER}" for character in text
    )


def _is_number(cell: Term | None) -> bool:
    return cell is None or (isinstance(cell, Literal) and cell.datatype in _NUMBERS)


def _csv(table: Table) -> str:
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in (table.columns, *(tuple("" if cell is None else cell.value for cell in row) for row in table.rows)):
        # One empty cell would be written as "", which reads as a row with an empty string all the same.
        writer.writerow(row)
    return stream.getvalue()


def _tsv(table: Table) -> str:
    lines = ["\t".join(f"?{column}" for column in table.columns)]
    lines.extend("\t".join("" if cell is None else _turtle(cell) for cell in row) for row in table.rows)
    return "".join(f"{line}\n" for line in lines)


def _turtle(term: Term) -> str:
    if isinstance(term, Iri):
        return term.value if term.value.startswith("_:") else f"<{term.value}>"
    if term.datatype in _NUMBERS[:1] and term.value.removeprefix("-").isdecimal():
        return term.value
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    written = '"' + "".join(escapes.get(character, character) for character in term.value) + '"'
    if term.language:
        return f"{written}@{term.language}"
    return written if term.datatype == XSD_STRING else f"{written}^^<{term.datatype}>"


def _json(table: Table) -> str:
    bindings = [
        {column: _json_term(cell) for column, cell in zip(table.columns, row, strict=True) if cell is not None}
        for row in table.rows
    ]
    document = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        is_blank = term.value.startswith("_:")
        return {"type": "bnode" if is_blank else "uri", "value": term.value.removeprefix("_:")}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype == XSD_STRING:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype}


def _xml(table: Table) -> str:
    lines = ['<?xml version="1.0"?>', f'<sparql xmlns="{_XML_NAMESPACE}">', "<head>"]
    lines.extend(f"<variable name={_quoted(column)}/>" for column in table.columns)
    lines += ["</head>", "<results>"]
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        bound = "".join(f"<binding name={_quoted(c)}>{_xml_term(cell)}</binding>" for c, cell in cells if cell is not None)
        lines.append(f"<result>{bound}</result>")
    return "\n".join((*lines, "</results>", "</sparql>")) + "\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, Iri):
        is_blank = term.value.startswith("_:")
        return f"<bnode>{_escaped(term.value[2:])}</bnode>" if is_blank else f"<uri>{_escaped(term.value)}</uri>"
    # XML 1.0 cannot hold most control characters, not even escaped; a carriage return would be read as a line feed.
    value = "".join(c if c >= " " or c in "\t\n\r" else "\N{REPLACEMENT CHARACTER}" for c in term.value)
    # Some readers trim text; a character reference is not trimmed.
    inner = value.strip(" \t\n")
    before, _, after = value.partition(inner) if inner else (value, "", "")
    text = _references(before) + _escaped(inner).replace("\r", "&#13;") + _references(after)
    if term.language:
        return f"<literal xml:lang={_quoted(term.language)}>{text}</literal>"
    return (
        f"<literal>{text}</literal>"
        if term.datatype == XSD_STRING
        else (f"<literal datatype={_quoted(term.datatype)}>{text}</literal>")
    )


def _references(spaces: str) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces)


def _escaped(text: str) -> str:
    # The library's own function comes with a web client, which takes longer to load than a small query takes.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return '"' + _escaped(text).replace('"', "&quot;") + '"'
