"""A small graph of guilds and towns, as the export sees one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ntib_graph.graph.statements import document_triples, entity_triples, statement_triples
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.errors import UnknownNameError
from ntib_graph.model.statements import Entity, Evidence, Qualifier, Statement, Status
from ntib_graph.model.terms import XSD, Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.english import load_english
from ntib_graph.vocabulary.lexicon import read_lexicon
from ntib_graph.vocabulary.ontology import read_ontology

SPACE = "https://example.org/guilds/"


def iri(name: str) -> Iri:
    return Iri(SPACE + name)


def _labelled(name: str, kind: str, label: str) -> list[Triple]:
    return [
        Triple(iri(name), ns.RDF_TYPE, Iri(kind) if kind.startswith("http") else iri(kind)),
        Triple(iri(name), ns.RDFS_LABEL, Literal(label)),
    ]


SCHEMA: tuple[Triple, ...] = (
    *_labelled("Place", ns.OWL + "Class", "place"),
    *_labelled("Town", ns.OWL + "Class", "town"),
    *_labelled("Body", ns.OWL + "Class", "body"),
    *_labelled("memberOf", ns.OWL + "ObjectProperty", "member of"),
    *_labelled("trades", ns.OWL + "ObjectProperty", "trades with"),
    *_labelled("tradesToo", ns.OWL + "ObjectProperty", "Trades with"),
    *_labelled("founded", ns.OWL + "ObjectProperty", "founded"),
    *_labelled("people", ns.OWL + "DatatypeProperty", "people"),
    *_labelled("label", ns.OWL + "DatatypeProperty", "label"),
    *_labelled("scope", ns.OWL + "ObjectProperty", "scope"),
    Triple(iri("Town"), ns.RDFS_SUBCLASS_OF, iri("Place")),
    Triple(iri("Place"), ns.COLOUR, Literal("#0072b2")),
    Triple(iri("Body"), ns.COLOUR, Literal("#E69F00")),
    Triple(iri("scope"), ns.RDF_TYPE, ns.QUALIFIER_PROPERTY),
    Triple(iri("founded"), ns.RDF_TYPE, ns.HAPPENS_ONCE),
    Triple(iri("Bergen"), ns.RDFS_COMMENT, Literal("A port & a market.", ns.RDF + "langString", "en")),
)
ONTOLOGY = read_ontology(SCHEMA, {"g": SPACE})
ENTITIES = {
    e.iri: e
    for e in (
        Entity(iri("Lubeck"), "Lübeck", (iri("Town"),), ("Lubeck", "Liubice")),
        Entity(iri("Bergen"), "Bergen", (iri("Town"), iri("Place"))),
        Entity(iri("Visby"), "Visby", (iri("Town"),)),
        Entity(iri("League"), "the League", (iri("Body"),)),
        Entity(iri("salt"), "salt trade", ()),
    )
}
DOCUMENTS = {"chronicle": Source(title="A Chronicle <of towns>"), "letters": Source()}


def evidence(document: str, quote: str = "so it is written", confidence: float = 1.0) -> Evidence:
    return Evidence(document, 0, len(quote), quote, "memberOf/join active", "model 1", confidence)


def statement(subject: str, predicate: str, value: str | Term, **rest: Any) -> Statement:
    times = {name: parse_edtf(rest.pop(name)) for name in ("since", "until", "at") if name in rest}
    return Statement(iri(subject), iri(predicate), iri(value) if isinstance(value, str) else value, **times, **rest)


STATEMENTS: tuple[tuple[Statement, tuple[Evidence, ...]], ...] = (
    (statement("Lubeck", "memberOf", "League", since="1160", until="1400"), (evidence("chronicle", "it joined", 0.8),)),
    (
        statement("Lubeck", "memberOf", "League", since="1450"),
        (evidence("letters", "again & <again>", 0.9), evidence("chronicle")),
    ),
    (statement("Lubeck", "memberOf", "League"), (evidence("letters", "of the League"),)),
    (statement("Bergen", "memberOf", "League"), (evidence("letters"),)),
    (statement("Visby", "memberOf", "League", status=Status.DENIED), (evidence("letters", "never"),)),
    (statement("Visby", "memberOf", "League", attributed_to=iri("Bergen")), (evidence("letters", "says Bergen"),)),
    (statement("Lubeck", "trades", "Bergen", qualifiers=(Qualifier(iri("scope"), iri("salt")),)), (evidence("letters"),)),
    (statement("Lubeck", "tradesToo", "Bergen"), (evidence("letters"),)),
    (statement("Bergen", "trades", "Lubeck"), ()),
    (statement("Lubeck", "founded", "League", at="1150"), (evidence("letters"),)),
    (statement("Lubeck", "people", Literal("9000", XSD + "integer"), at="1300"), (evidence("letters"),)),
    (statement("Bergen", "people", Literal("7000", XSD + "integer"), at="1300"), (evidence("letters"),)),
    (statement("Bergen", "people", Literal("8000", XSD + "integer"), at="1400"), (evidence("letters"),)),
    (statement("Bergen", "label", Literal("Bjørgvin")), (evidence("letters"),)),
)


class GuildGraph:
    """The graph as an opened one answers."""

    domain = Domain(
        Path("guilds"), ONTOLOGY, read_lexicon(SCHEMA, ONTOLOGY, load_english()), load_english(), SCHEMA, ()
    )  # fmt: skip

    def statements(self) -> Iterator[tuple[Statement, tuple[Evidence, ...]]]:
        return iter(STATEMENTS)

    def entities(self) -> Mapping[Iri, Entity]:
        return ENTITIES

    def documents(self) -> Mapping[str, Source]:
        return DOCUMENTS

    def triples(self) -> Iterator[Triple]:
        yield from SCHEMA
        for entity in ENTITIES.values():
            yield from entity_triples(entity)
        for name, source in DOCUMENTS.items():
            yield from document_triples(Document(name, "", source), SPACE)
        for fact, evidences in STATEMENTS:
            yield from statement_triples(fact, evidences, SPACE)

    def find_entity(self, name: str) -> Iri:
        for entity in ENTITIES.values():
            if entity.label == name:
                return entity.iri
        raise UnknownNameError(f"the graph knows nothing called {name!r}", advice="Did you mean 'Visby'?")
