"""The manifest of a folder of documents: ``manifest.toml``, one ``[[document]]`` table a document."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.documents import Source
from ntib_graph.model.errors import DomainError

MANIFEST = "manifest.toml"
_TEXT_KEYS = ("title", "publisher", "date", "language", "rights", "address")
_KEYS = frozenset({"id", "file", "authors", *_TEXT_KEYS})
_TOP_KEYS = frozenset({"reference_date", "document"})


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One document as the manifest describes it; ``source.sha256`` is empty until the file is read."""

    id: str
    path: Path
    source: Source


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries in the order of the file, and what "today" means (None where the manifest does not say)."""

    reference_date: VagueDate | None = None
    entries: tuple[ManifestEntry, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of ``folder``, or an empty one if there is no ``manifest.toml``.

    Raises DomainError, naming file and line, for broken TOML, unknown keys, a missing or doubled id, a date that is
    not EDTF, and a file that is missing or lies outside the folder.
    """
    path = folder / MANIFEST
    if not path.exists():
        return Manifest()
    text = _read(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DomainError(f"broken TOML: {_without_place(error)}", where=f"{path}:{_line_of_error(error, text)}") from error
    unknown = sorted(table.keys() - _TOP_KEYS)
    if unknown:
        raise DomainError(
            f'unknown key "{unknown[0]}"',
            where=f"{path}:{_line_of_key(text, unknown[0])}",
            advice=f"Known keys are {', '.join(sorted(_TOP_KEYS))}.",
        )
    reference_date = _reference_date(table.get("reference_date"), f"{path}:{_line_of_key(text, 'reference_date')}")
    return Manifest(reference_date, _read_entries(table.get("document", []), folder, _lines_of_entries(text)))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise DomainError(f"not UTF-8 at byte {error.start}", where=str(path), advice="Save it as UTF-8.") from error
    except OSError as error:
        raise DomainError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _reference_date(value: object, where: str) -> VagueDate | None:
    return None if value is None else _edtf(value, "reference_date", where)


def _read_entries(tables: object, folder: Path, lines: list[int]) -> tuple[ManifestEntry, ...]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DomainError(
            '"document" is not a list of tables', where=str(folder / MANIFEST), advice="Write [[document]] above each."
        )
    first_seen: dict[str, str] = {}
    entries = []
    for number, table in enumerate(tables):
        line = lines[number] if number < len(lines) else 1
        where = f"{folder / MANIFEST}:{line}"
        entry = _read_entry(table, folder, where)
        if entry.id in first_seen:
            raise DomainError(
                f'the document id "{entry.id}" is already taken at {first_seen[entry.id]}',
                where=where,
                advice="Give each document its own id.",
            )
        first_seen[entry.id] = where
        entries.append(entry)
    return tuple(entries)


def _read_entry(table: dict[str, Any], folder: Path, where: str) -> ManifestEntry:
    unknown = sorted(table.keys() - _KEYS)
    if unknown:
        raise DomainError(
            f'unknown key "{unknown[0]}" in this document', where=where, advice=f"Known keys are {', '.join(sorted(_KEYS))}."
        )
    fields = {key: _text(table, key, where) for key in ("id", "file", *_TEXT_KEYS) if key in table}
    for key in ("id", "file"):
        if not fields.get(key, "").strip():
            raise DomainError(f'this document has no "{key}"', where=where)
    path = _inside(folder, fields.pop("file"), where)
    if "date" in fields:
        _edtf(fields["date"], "date", where)
    authors = table.get("authors", [])
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        raise DomainError('"authors" is not a list of names', where=where, advice='Write authors = ["..."].')
    return ManifestEntry(fields.pop("id"), path, Source(**fields, authors=tuple(authors)))


def _text(table: dict[str, Any], key: str, where: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise DomainError(f'"{key}" is not a string', where=where, advice="Put it between quotation marks.")
    return value


def _edtf(value: object, key: str, where: str) -> VagueDate:
    try:
        return parse_edtf(str(value))
    except ValueError as error:
        raise DomainError(
            f'"{key}" is {value}, which is not an EDTF date', where=where, advice="Write 2025, 2025-10 or 2025-10-10."
        ) from error


def _inside(folder: Path, name: str, where: str) -> Path:
    path = folder / name
    if "\0" in name or not path.resolve().is_relative_to(folder.resolve()):
        raise DomainError(
            f'the file "{name}" lies outside the folder', where=where, advice="Put the document beside the manifest."
        )
    if not path.is_file():
        raise DomainError(f'there is no file "{name}"', where=where, advice="Correct the name, or remove the entry.")
    return path


def _lines_of_entries(text: str) -> list[int]:
    return [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*document\s*\]\]", line)]


def _line_of_key(text: str, key: str) -> int:
    start = re.compile(rf"""\s*(\[+\s*)?["']?{re.escape(key)}["']?\s*[\]=.]""")
    return next((n for n, line in enumerate(text.splitlines(), 1) if start.match(line)), 1)


def _line_of_error(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else len(text.splitlines())


def _without_place(error: tomllib.TOMLDecodeError) -> str:
    return re.sub(r"\s*\(at [^)]*\)$", "", str(error))
