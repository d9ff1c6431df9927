"""A small graph of fishing ports, written by hand: no domain that the words were tuned on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ntib_graph.ask import Asker, open_asker
from ntib_graph.graph.domain_folder import load_domain
from ntib_graph.graph.statements import document_triples, entity_triples, statement_triples
from ntib_graph.graph.store import GraphStore
from ntib_graph.model.dates import parse_edtf
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.statements import Entity, Evidence, Statement, Status, number
from ntib_graph.model.terms import Iri, Literal, Term, Triple
from ntib_graph.vocabulary import namespaces as ns

DOMAIN = load_domain(Path(__file__).parent.parent / "domains" / "harbour")
NAMESPACE = "https://example.org/port/"

SENTENCES = [
    "The port of Oldhaven is hampered by a silted channel and by quarrelsome pilots.",
    "Because of the great storm of 1907 the fish market at Oldhaven was moved inland.",
    "Newquay Sound must deepen its channel by winter.",
    "Oldhaven is the most sheltered port on the coast.",
    "Marta Lund, the mayor of Oldhaven, opposed the sale of the ferry.",
    "Newquay Sound defeated Oldhaven for the new trawler.",
    "Marta Lund and Piet Roos met at the Herring Fair in Newquay Sound.",
    "Oldhaven took 10% of the catch in 1905 and 15% by 1910.",
    "The lighthouse did not stop the decline of Oldhaven.",
    "Oldhaven was opened in 1884, Newquay Sound in 1901 and Saltmouth about 1900.",
    "Newquay Sound lands more than Oldhaven.",
    "Boatmen call Saltmouth the larder of the coast.",
]


def iri(name: str) -> Iri:
    return Iri(NAMESPACE + name)


ENTITIES = [
    Entity(iri("Oldhaven"), "Oldhaven", (iri("Port"),)),
    Entity(iri("NewquaySound"), "Newquay Sound", (iri("Port"),), ("NQS",)),
    Entity(iri("Saltmouth"), "Saltmouth", (iri("Port"),), ("Crab Bay",)),
    Entity(iri("MartaLund"), "Marta Lund", (iri("Person"),)),
    Entity(iri("PietRoos"), "Piet Roos", (iri("Person"),)),
    Entity(iri("HerringFair"), "Herring Fair", (iri("Fair"),)),
    Entity(iri("Mayor"), "Mayor of Oldhaven", (iri("Office"),)),
    Entity(iri("silt"), "silted channel", (iri("Obstacle"),)),
    Entity(iri("pilots"), "quarrelsome pilots", (iri("Obstacle"),)),
    Entity(iri("move"), "move of the fish market at Oldhaven", (iri("Event"),)),
    Entity(iri("storm"), "great storm of 1907", (iri("Cause"),)),
    Entity(iri("deepen"), "deepen its channel by winter", (iri("Duty"),)),
    Entity(iri("sheltered"), "most sheltered port on the coast", (iri("Role"),)),
    Entity(iri("larder"), "larder of the coast", (iri("Role"),)),
    Entity(iri("sale"), "sale of the ferry", (iri("Event"),)),
    Entity(iri("decline"), "decline of the herring trade", (iri("Event"),)),
    Entity(iri("lamps"), "lighthouse lamps", (iri("Cause"),)),
]


def _date(edtf: str) -> Literal:
    return Literal(edtf, ns.EDTF)


def _fact(sentence: int, subject: str, relation: str, object_: str | Term, at: str = "", *, denied: bool = False) -> list[Triple]:
    quote = SENTENCES[sentence]
    start = TEXT.index(quote)
    told = Statement(
        iri(subject),
        iri(relation),
        iri(object_) if isinstance(object_, str) else object_,
        at=parse_edtf(at) if at else None,
        status=Status.DENIED if denied else Status.ASSERTED,
    )
    return list(statement_triples(told, [Evidence("page", start, start + len(quote), quote, "judgement", "tester")], NAMESPACE))


TEXT = ("\n" + 300 * "-" + "\n").join(SENTENCES)
"""Far apart, so that no sentence stands near another."""


@cache
def harbour_asker() -> Asker:
    """An asker for the ports."""
    triples: list[Triple] = [*DOMAIN.schema, *DOMAIN.data]
    for entity in ENTITIES:
        triples += entity_triples(entity)
    triples += [
        *_fact(0, "Oldhaven", "hindered", "silt"),
        *_fact(0, "Oldhaven", "hindered", "pilots"),
        *_fact(1, "move", "causedBy", "storm", "1907"),
        *_fact(2, "NewquaySound", "mustDo", "deepen"),
        *_fact(3, "Oldhaven", "describedAs", "sheltered"),
        *_fact(4, "MartaLund", "opposes", "sale"),
        *_fact(4, "MartaLund", "holds", "Mayor"),
        *_fact(5, "NewquaySound", "defeated", "Oldhaven"),
        *_fact(6, "MartaLund", "attended", "HerringFair"),
        *_fact(6, "PietRoos", "attended", "HerringFair"),
        *_fact(6, "HerringFair", "heldIn", "NewquaySound"),
        *_fact(7, "Oldhaven", "fee", number("10"), "1905"),
        *_fact(7, "Oldhaven", "fee", number("15"), "1910"),
        *_fact(8, "decline", "causedBy", "lamps", denied=True),
        *_fact(9, "Oldhaven", "openedOn", _date("1884")),
        *_fact(9, "NewquaySound", "openedOn", _date("1901")),
        *_fact(9, "Saltmouth", "openedOn", _date("1900~")),
        *_fact(10, "NewquaySound", "landsMore", "Oldhaven"),
        *_fact(11, "Saltmouth", "called", "larder"),
    ]
    triples += document_triples(Document("page", TEXT, Source(title="A page", date="1911-01-01")), NAMESPACE)
    return open_asker(GraphStore.in_memory(triples), DOMAIN)
