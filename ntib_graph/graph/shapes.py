"""SHACL (https://www.w3.org/TR/shacl/): what the data must look like."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntib_graph.graph.rdf_files import ntriples_lines
from ntib_graph.model.errors import DomainError
from ntib_graph.model.terms import Triple
from ntib_graph.vocabulary import namespaces as ns

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class Violation:
    """Something in the graph that should not be so.  IRIs are written in full."""

    focus: str
    """The node it is about."""
    path: str
    """The property at fault; "" where it is the node itself."""
    message: str
    severity: str
    """Violation, Warning or Info."""
    where: str
    """The file of the shape or query that says so."""


def validate(triples: Iterable[Triple], shape_files: Iterable[Path]) -> tuple[Violation, ...]:
    """What the SHACL shapes in ``shape_files`` find wrong with the triples, in order of focus node; nothing if all is well.

    Raises DomainError where a shapes file is no Turtle or its shapes are malformed.
    """
    # Both are slow to import, and only this function needs them.
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    shapes = rdflib.Graph()
    stated_in: dict[str, str] = {}
    files = tuple(shape_files)
    for path in files:
        try:
            one = rdflib.Graph().parse(path, format="turtle")
        except Exception as error:  # rdflib's parsers raise many kinds
            first = (str(error).splitlines() or [type(error).__name__])[0]
            raise DomainError(f"broken shapes: {first}", where=str(path)) from error
        stated_in.update({str(node): str(path) for node in one.subjects()})
        shapes += one
    data = rdflib.Graph()
    data.parse(io.BytesIO(b"\n".join(ntriples_lines(triples)) + b"\n"), format="nt")
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, inference="none")
    except (ReportableRuntimeError, ShapeLoadError) as error:
        where = ", ".join(str(path) for path in files)
        raise DomainError(f"the shapes cannot be used: {error}", where=where) from error
    if not isinstance(report, rdflib.Graph):
        raise DomainError(f"the shapes cannot be used: {report}", where=", ".join(str(path) for path in files))
    return tuple(sorted(_violations(report, stated_in), key=lambda v: (v.focus, v.path, v.message, v.where)))


def _violations(report: rdflib.Graph, stated_in: Mapping[str, str]) -> Iterable[Violation]:
    import rdflib

    shacl = rdflib.Namespace(ns.SH)
    for result in report.objects(None, shacl.result):

        def said(name: str, result: rdflib.term.Node = result) -> str:
            values = sorted(str(value) for value in report.objects(result, shacl[name]) if not isinstance(value, rdflib.BNode))
            return values[0] if values else ""

        severity = said("resultSeverity").removeprefix(ns.SH)
        where = next((stated_in[s] for shape in report.objects(result, shacl.sourceShape) if (s := str(shape)) in stated_in), "")
        value = said("value")
        message = said("resultMessage").rstrip(".")
        shown = f"{message} (found: {value})" if value and value not in message else message
        yield Violation(said("focusNode"), said("resultPath"), shown, severity, where)
