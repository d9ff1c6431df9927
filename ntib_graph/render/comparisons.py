"""Two things side by side, as JSON and as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ntib_graph.model.profiles import Comparison, Fact, SharedFact
from ntib_graph.render.facts import SourceList, TextStyle, fact_lines
from ntib_graph.render.statements import LabelOf, fact_to_json, thing_to_json
from ntib_graph.vocabulary.ontology import Ontology
from ntib_graph.wording.statements import word_time


def comparison_to_json(comparison: Comparison, ontology: Ontology, label_of: LabelOf) -> dict[str, Any]:
    """The object of ``ntib compare --json``, with the quotes of every fact."""

    def facts(found: Iterable[Fact]) -> list[dict[str, Any]]:
        return [fact_to_json(fact, ontology, label_of) for fact in found]

    return {
        "left": {"iri": comparison.left.value, "label": comparison.left_label},
        "right": {"iri": comparison.right.value, "label": comparison.right_label},
        "between": facts(comparison.between),
        "relations": [
            {
                "relation": thing_to_json(relation.relation, label_of),
                "role": relation.role.value,
                "title": relation.title,
                "both": [{"other": s.other, "left": facts(s.left), "right": facts(s.right)} for s in relation.both],
                "only_left": facts(relation.only_left),
                "only_right": facts(relation.only_right),
            }
            for relation in comparison.relations
        ],
    }


def comparison_to_text(comparison: Comparison, style: TextStyle) -> str:
    """The comparison for people, by relation: what both have, with their dates, and what only one has; no quotes but of
    facts about both at once.
    """
    sources = SourceList()
    left, right = comparison.left_label, comparison.right_label
    lines = [*style.heading(f"{left} and {right}")]
    if comparison.between:
        lines += ["", *style.heading("Between the two"), *fact_lines(comparison.between, sources, style)]
    for relation in comparison.relations:
        lines += ["", *style.heading(relation.title)]
        for shared in relation.both:
            lines += style.wrap(f"both: {shared.other}{_times(shared, left, right)}", 2, hanging=2)
        for name, only in ((left, relation.only_left), (right, relation.only_right)):
            for fact in only:
                lines += style.wrap(f"only {name}: {fact.sentence}", 2, hanging=2)
    if not comparison.relations and not comparison.between:
        lines += ["", "The graph has no fact about either."]
    return "\n".join([*lines, *sources.lines(style)])


def _times(shared: SharedFact, left: str, right: str) -> str:
    told = []
    for name, facts in ((left, shared.left), (right, shared.right)):
        times = sorted({words for fact in facts if (words := word_time(fact.statement).removeprefix(", "))})
        if times:
            told.append(f"{name} {' and '.join(times)}")
    return f" ({'; '.join(told)})" if told else ""
