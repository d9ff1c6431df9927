"""A profile, as JSON and as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ntib_graph.model.profiles import FactGroup, Profile
from ntib_graph.render.facts import SourceList, TextStyle, fact_lines
from ntib_graph.render.statements import LabelOf, fact_to_json, thing_to_json
from ntib_graph.vocabulary.ontology import Ontology


def profile_to_json(profile: Profile, ontology: Ontology, label_of: LabelOf) -> dict[str, Any]:
    """The object of ``ntib show --json``."""

    def groups(found: Iterable[FactGroup]) -> list[dict[str, Any]]:
        return [
            {
                "relation": thing_to_json(group.relation, label_of),
                "role": group.role.value,
                "title": group.title,
                "facts": [fact_to_json(fact, ontology, label_of) for fact in group.facts],
            }
            for group in found
        ]

    return {
        "iri": profile.iri.value,
        "label": profile.label,
        "also": list(profile.names),
        "classes": [{"iri": c.iri.value, "label": c.label, "definition": c.definition} for c in profile.classes],
        "definition": profile.definition,
        "facts": groups(profile.facts),
        "doubtful": groups(profile.doubtful),
        "disagreements": [
            {
                "kind": disagreement.kind.value,
                "first": fact_to_json(disagreement.first, ontology, label_of),
                "second": fact_to_json(disagreement.second, ontology, label_of),
            }
            for disagreement in profile.disagreements
        ],
    }


def profile_to_text(profile: Profile, style: TextStyle) -> str:
    """The profile for people: what it is, its facts by relation with a quote each, the doubtful ones apart, the sources."""
    sources = SourceList()
    lines = [*style.heading(profile.label)]
    for known in profile.classes:
        lines += style.wrap(f"{known.label}: {known.definition}" if known.definition else known.label, hanging=2)
    if profile.names:
        lines += style.wrap(f"also called: {', '.join(profile.names)}", hanging=2)
    if profile.definition:
        lines += style.wrap(profile.definition)
    if not profile.facts and not profile.doubtful:
        lines += ["", "The graph has its name and no fact about it."]
    lines += _groups(profile.facts, sources, style)
    if profile.doubtful:
        lines += ["", *style.heading("Denied, possible, proposed, or somebody else's words")]
        lines += (line for group in profile.doubtful for line in fact_lines(group.facts, sources, style))
    if profile.disagreements:
        lines += ["", *style.heading("The sources disagree")]
        for found in profile.disagreements:
            lines += style.wrap(f"{found.kind.value}: {found.first.sentence} / {found.second.sentence}", 2, hanging=2)
    return "\n".join([*lines, *sources.lines(style)])


def _groups(groups: Iterable[FactGroup], sources: SourceList, style: TextStyle) -> Iterator[str]:
    for group in groups:
        yield ""
        yield from style.heading(group.title)
        yield from fact_lines(group.facts, sources, style)
