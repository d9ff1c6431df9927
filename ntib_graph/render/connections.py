"""How two things are connected, as JSON and as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ntib_graph.model.profiles import Connection
from ntib_graph.render.facts import SourceList, TextStyle, fact_lines
from ntib_graph.render.statements import LabelOf, fact_to_json
from ntib_graph.vocabulary.ontology import Ontology


def connections_to_json(connections: Sequence[Connection], ontology: Ontology, label_of: LabelOf) -> list[dict[str, Any]]:
    """The list of ``ntib path --json``, the best chain first."""
    return [
        {
            "steps": [
                {
                    "from": {"iri": step.start.value, "label": step.start_label},
                    "to": {"iri": step.end.value, "label": step.end_label},
                    "facts": [fact_to_json(fact, ontology, label_of) for fact in step.facts],
                }
                for step in connection.steps
            ]
        }
        for connection in connections
    ]


def connections_to_text(connections: Sequence[Connection], style: TextStyle) -> str:
    """The chains for people, numbered, each with the facts that make it."""
    sources = SourceList()
    lines: list[str] = []
    for number, connection in enumerate(connections, 1):
        names = [connection.steps[0].start_label, *(step.end_label for step in connection.steps)]
        lines += ["", *style.heading(f"{number}. {' – '.join(names)}")]
        lines += (line for step in connection.steps for line in fact_lines(step.facts, sources, style))
    return "\n".join([*lines[1:], *sources.lines(style)])
