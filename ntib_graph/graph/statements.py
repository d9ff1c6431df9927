"""Statements, evidence, documents and entities as triples, and statements read back from a store.

A statement is a node of its own (rdf:Statement vocabulary, https://www.w3.org/TR/rdf-schema/#ch_reificationvocab) with its
qualifiers, time, status and evidence; an evidence selects its quote as the Web Annotation model does
(https://www.w3.org/TR/annotation-model/#selectors).  No blank node is made.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, Protocol

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.documents import Document, Source
from ntib_graph.model.errors import StoreError
from ntib_graph.model.statements import CompleteSet, Entity, Evidence, Qualifier, Statement, Status
from ntib_graph.model.terms import XSD, XSD_DATE, XSD_DECIMAL, XSD_INTEGER, Iri, Literal, Term, Triple, text
from ntib_graph.vocabulary import namespaces as ns

HAS_SOURCE = Iri(ns.OA + "hasSource")
HAS_SELECTOR = Iri(ns.OA + "hasSelector")
QUOTE_SELECTOR = Iri(ns.OA + "TextQuoteSelector")
POSITION_SELECTOR = Iri(ns.OA + "TextPositionSelector")
EXACT = Iri(ns.OA + "exact")
START = Iri(ns.OA + "start")
END = Iri(ns.OA + "end")
ATTRIBUTED_TO_AGENT = Iri(ns.PROV + "wasAttributedTo")
IDENTIFIER = Iri(ns.DCTERMS + "identifier")
FOUND_AS = Iri(ns.ENGINE + "foundAs")
SHA256 = Iri(ns.ENGINE + "sha256")

_TIMES = ("since", "until", "at")
_STATUS_OF = {ns.status_iri(status): status for status in Status}
_FIXED = frozenset(
    {ns.RDF_TYPE, ns.RDF_SUBJECT, ns.RDF_PREDICATE, ns.RDF_OBJECT, ns.HAS_STATUS, ns.ATTRIBUTED_TO, ns.HAS_EVIDENCE}
) | {ns.time_property(kind, bound) for kind in _TIMES for bound in ("", "Earliest", "Latest")}


class TripleSource(Protocol):
    """Whatever can be asked for the triples of a pattern; ``None`` is anything."""

    def triples(
        self,
        subject: Iri | None = None,
        predicate: Iri | None = None,
        object: Term | None = None,  # noqa: A002
    ) -> Iterator[Triple]:
        """The triples that fit."""
        ...


class StatedFact(NamedTuple):
    """A statement as the store holds it: its address, and the evidences in the order of document and place."""

    iri: Iri
    statement: Statement
    evidences: tuple[Evidence, ...]


def statement_triples(
    statement: Statement, evidences: Iterable[Evidence], namespace: str, entry_ids: Container[str] = ()
) -> Iterator[Triple]:
    """The statement's node with its evidences and, if it is asserted in the document's own voice, the plain triple.

    ``entry_ids`` are the ids of the lexicon's entries, so that an evidence can point at the one that found it.
    """
    node = ns.statement_iri(namespace, statement.id)
    if statement.is_plain:
        yield Triple(statement.subject, statement.predicate, statement.object)
    yield Triple(node, ns.RDF_TYPE, ns.STATEMENT)
    yield Triple(node, ns.RDF_SUBJECT, statement.subject)
    yield Triple(node, ns.RDF_PREDICATE, statement.predicate)
    yield Triple(node, ns.RDF_OBJECT, statement.object)
    yield Triple(node, ns.HAS_STATUS, ns.status_iri(statement.status))
    for qualifier in statement.qualifiers:
        yield Triple(node, qualifier.property, qualifier.value)
    for kind, moment in zip(_TIMES, (statement.since, statement.until, statement.at), strict=True):
        if moment is not None:
            yield from _time_triples(node, kind, moment)
    if statement.attributed_to is not None:
        yield Triple(node, ns.ATTRIBUTED_TO, statement.attributed_to)
    for evidence in evidences:
        yield Triple(node, ns.HAS_EVIDENCE, ns.evidence_iri(namespace, evidence.id))
        yield from evidence_triples(evidence, namespace, entry_ids)


def _time_triples(node: Iri, kind: str, moment: VagueDate) -> Iterator[Triple]:
    yield Triple(node, ns.time_property(kind), Literal(moment.edtf, ns.EDTF))
    yield Triple(node, ns.time_property(kind, "Earliest"), Literal(moment.earliest.isoformat(), XSD_DATE))
    yield Triple(node, ns.time_property(kind, "Latest"), Literal(moment.latest.isoformat(), XSD_DATE))


def evidence_triples(evidence: Evidence, namespace: str, entry_ids: Container[str] = ()) -> Iterator[Triple]:
    """An evidence with its selector and the agent (model or judge) that found it.

    Offsets are xsd:integer: Oxigraph keeps all integer types as that one, and files should say what the store says.
    """
    node, selector = ns.evidence_iri(namespace, evidence.id), ns.selector_iri(namespace, evidence.id)
    agent = ns.agent_iri(namespace, evidence.model)
    is_judged = evidence.found_by.partition(" ")[0] == "judgement"
    yield Triple(node, ns.RDF_TYPE, ns.EVIDENCE)
    yield Triple(node, HAS_SOURCE, ns.document_iri(namespace, evidence.document))
    yield Triple(node, HAS_SELECTOR, selector)
    yield Triple(selector, ns.RDF_TYPE, QUOTE_SELECTOR)
    yield Triple(selector, ns.RDF_TYPE, POSITION_SELECTOR)
    yield Triple(selector, EXACT, Literal(evidence.quote))
    yield Triple(selector, START, Literal(str(evidence.start), XSD_INTEGER))
    yield Triple(selector, END, Literal(str(evidence.end), XSD_INTEGER))
    yield Triple(node, FOUND_AS, Literal(evidence.found_by))
    entry = evidence.found_by.partition(" ")[0]
    if is_judged:
        yield Triple(node, ns.FOUND_BY, agent)
    elif entry in entry_ids:
        yield Triple(node, ns.FOUND_BY, ns.lexical_entry_iri(namespace, entry))
    yield Triple(node, ns.CONFIDENCE, Literal(_decimal(evidence.confidence), XSD_DECIMAL))
    if evidence.paragraph:
        yield Triple(node, ns.PARAGRAPH, Literal(str(evidence.paragraph), XSD_INTEGER))
    yield Triple(node, ATTRIBUTED_TO_AGENT, agent)
    yield Triple(agent, ns.RDF_TYPE, Iri(ns.PROV + ("Person" if is_judged else "SoftwareAgent")))
    yield Triple(agent, ns.RDFS_LABEL, Literal(evidence.model))


def _decimal(value: float) -> str:
    """The shortest decimal that reads back as ``value``, in the form that Oxigraph keeps."""
    digits = f"{Decimal(repr(value)):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def complete_set_triples(complete: CompleteSet, namespace: str, entry_ids: Container[str] = ()) -> Iterator[Triple]:
    """An enumeration that leaves nothing out, with the sentence that says so."""
    node = ns.complete_set_iri(namespace, complete.id)
    yield Triple(node, ns.RDF_TYPE, ns.COMPLETE_SET)
    yield Triple(node, ns.SET_PREDICATE, complete.predicate)
    yield Triple(node, ns.SET_SUBJECT if complete.of_subject else ns.SET_OBJECT, complete.anchor)
    for member in complete.members:
        yield Triple(node, ns.SET_MEMBER, member)
    yield Triple(node, ns.HAS_EVIDENCE, ns.evidence_iri(namespace, complete.evidence.id))
    yield from evidence_triples(complete.evidence, namespace, entry_ids)


def document_triples(document: Document, namespace: str) -> Iterator[Triple]:
    """What is known of a document; what is unknown is left out."""
    node, source = ns.document_iri(namespace, document.id), document.source
    yield Triple(node, ns.RDF_TYPE, ns.DOCUMENT)
    yield Triple(node, IDENTIFIER, Literal(document.id))
    yield Triple(node, ns.RDFS_LABEL, text(source.title or document.id))
    known = {
        "title": (source.title,), "publisher": (source.publisher,), "language": (source.language,),
        "rights": (source.rights,), "creator": source.authors, "format": (source.media_type,),
    }  # fmt: skip
    for name, values in known.items():
        for value in filter(None, values):
            yield Triple(node, Iri(ns.DCTERMS + name), Literal(value))
    if source.date:
        yield Triple(node, Iri(ns.DCTERMS + "date"), Literal(source.date, ns.EDTF))
    if source.address:
        yield Triple(node, Iri(ns.SCHEMA + "url"), Literal(source.address, XSD + "anyURI"))
    if source.sha256:
        yield Triple(node, SHA256, Literal(source.sha256))


def read_sources(store: TripleSource) -> dict[str, Source]:
    """What the store knows of each document, by id, in order of id."""
    found: dict[str, Source] = {}
    for node in {triple.subject for triple in store.triples(predicate=ns.RDF_TYPE, object=ns.DOCUMENT)}:
        values = {kind: [term.value for term in terms] for kind, terms in _values(store, node).items()}

        def one(kind: Iri, values: dict[Iri, list[str]] = values) -> str:
            return next(iter(values.get(kind, ())), "")

        texts = {name: one(Iri(ns.DCTERMS + name)) for name in ("title", "publisher", "date", "language", "rights")}
        found[one(IDENTIFIER)] = Source(
            **texts,
            address=one(Iri(ns.SCHEMA + "url")),
            authors=tuple(values.get(Iri(ns.DCTERMS + "creator"), ())),
            sha256=one(SHA256),
            media_type=one(Iri(ns.DCTERMS + "format")),
        )
    return dict(sorted(found.items()))


def entity_triples(entity: Entity) -> Iterator[Triple]:
    """A thing with its classes, its label and its other names."""
    for class_iri in entity.classes:
        yield Triple(entity.iri, ns.RDF_TYPE, class_iri)
    yield Triple(entity.iri, ns.RDFS_LABEL, text(entity.label))
    for alias in entity.aliases:
        yield Triple(entity.iri, ns.SKOS_ALT_LABEL, text(alias))


def read_statements(store: TripleSource, iris: Iterable[Iri] | None = None) -> tuple[StatedFact, ...]:
    """The statements with these addresses, in the order asked; all of them, in order of address, for ``None``.

    An address that is no statement is passed over.  Raises StoreError where a statement or an evidence is incomplete.
    """
    wanted = sorted(t.subject for t in store.triples(None, ns.RDF_TYPE, ns.STATEMENT)) if iris is None else iris
    found = []
    for iri in wanted:
        try:
            fact = _read_statement(store, iri)
        except (KeyError, ValueError) as error:
            raise StoreError(f"the statement lacks a part: {error}", where=iri.value, advice="Run ntib build.") from error
        if fact is not None:
            found.append(fact)
    return tuple(found)


def statements_of(
    store: TripleSource,
    subject: Iri | None = None,
    predicate: Iri | None = None,
    object: Term | None = None,  # noqa: A002
) -> tuple[StatedFact, ...]:
    """The statements, of any status, about a triple pattern; ``None`` is anything.  In order of address."""
    asked = ((ns.RDF_SUBJECT, subject), (ns.RDF_OBJECT, object), (ns.RDF_PREDICATE, predicate))
    found: set[Iri] | None = None
    for role, term in asked:
        if term is not None:
            nodes = {t.subject for t in store.triples(None, role, term)}
            found = nodes if found is None else found & nodes
    return read_statements(store, None if found is None else sorted(found))


def _read_statement(store: TripleSource, iri: Iri) -> StatedFact | None:
    values = _values(store, iri)
    if ns.STATEMENT not in values.get(ns.RDF_TYPE, ()):
        return None
    subject, predicate = values[ns.RDF_SUBJECT][0], values[ns.RDF_PREDICATE][0]
    assert isinstance(subject, Iri) and isinstance(predicate, Iri)
    qualifiers = tuple(Qualifier(p, v) for p, vs in sorted(values.items()) if p not in _FIXED for v in vs)
    since, until, at = (_moment(values.get(ns.time_property(kind), [])) for kind in _TIMES)
    status = next(
        (_STATUS_OF[s] for s in values.get(ns.HAS_STATUS, ()) if isinstance(s, Iri) and s in _STATUS_OF), Status.ASSERTED
    )
    voice = next((v for v in values.get(ns.ATTRIBUTED_TO, ()) if isinstance(v, Iri)), None)
    statement = Statement(subject, predicate, values[ns.RDF_OBJECT][0], qualifiers, since, until, at, status, voice)
    places = [_read_evidence(store, e) for e in values.get(ns.HAS_EVIDENCE, ()) if isinstance(e, Iri)]
    return StatedFact(iri, statement, tuple(sorted(places, key=lambda e: (e.document, e.start, e.end, e.id))))


def _moment(values: list[Term]) -> VagueDate | None:
    return parse_edtf(values[0].value) if values else None


def _read_evidence(store: TripleSource, iri: Iri) -> Evidence:
    values = _values(store, iri)
    selector = _values(store, _iri(values[HAS_SELECTOR][0]))
    document = _values(store, _iri(values[HAS_SOURCE][0])).get(IDENTIFIER)
    agent = _values(store, _iri(values[ATTRIBUTED_TO_AGENT][0]))
    return Evidence(
        # A document that was not described still has its id at the end of its address.
        document[0].value if document else values[HAS_SOURCE][0].value.partition("/document/")[2],
        int(selector[START][0].value),
        int(selector[END][0].value),
        selector[EXACT][0].value,
        values[FOUND_AS][0].value,
        agent[ns.RDFS_LABEL][0].value,
        float(values[ns.CONFIDENCE][0].value),
        int(values[ns.PARAGRAPH][0].value) if ns.PARAGRAPH in values else 0,
    )


def _iri(term: Term) -> Iri:
    assert isinstance(term, Iri)
    return term


def _values(store: TripleSource, subject: Iri) -> dict[Iri, list[Term]]:
    found: dict[Iri, list[Term]] = {}
    for triple in store.triples(subject):
        found.setdefault(triple.predicate, []).append(triple.object)
    for values in found.values():
        values.sort(key=lambda term: (isinstance(term, Literal), term.value, str(term)))
    return found
