"""Offices as things: one name and one address for each, however it is written."""

from __future__ import annotations

from ntib_graph.grammar.mentions import Mention, MentionKind
from ntib_graph.grammar.titles import Titles
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.namespaces import entity_iri
from ntib_graph.vocabulary.ontology import Ontology


def name_office(
    start: int, end: int, title: str, body: Mention | None, office_class: Iri, ontology: Ontology, titles: Titles
) -> Mention:
    """The office as a thing: "Director of X" whether written so or "X Director"."""
    written = titles.noun_of(title).title() if titles.is_abbreviated(title) else " ".join(title.split())
    if titles.is_plural(written):
        one = titles.noun_of(written)
        written = one.title() if written.istitle() else one
    written = written[:1].upper() + written[1:]
    label = written
    sphere = written.split(" and ")[-1].partition(" of ")[2].removeprefix("the ").casefold()
    if body is not None and body.entity is not None and (not sphere or sphere in titles.spheres):
        whole = ontology.label(body.entity) if body.entity in ontology.entities else body.text
        article = (
            "the "
            if whole.split()[0] in ("United",) or (" " in whole and not whole[-1].isdigit() and whole.count(" ") > 1)
            else ""
        )
        label = f"{written} of {article}{whole}"
    iri = entity_iri(ontology.namespace, titles.inverted(label).replace(" of the ", " of ").replace(" for ", " of "))
    return Mention(start, end, label, MentionKind.NAME, iri, (office_class,))
