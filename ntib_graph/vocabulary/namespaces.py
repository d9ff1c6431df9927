"""Namespaces, the engine's own terms, and the minting of IRIs.  No other module mints."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ntib_graph.model.terms import Iri

if TYPE_CHECKING:
    from ntib_graph.model.statements import Status

ENGINE = "https://w3id.org/ntib-graph/"
LEX = ENGINE + "lexicon/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ONTOLEX = "http://www.w3.org/ns/lemon/ontolex#"
SYNSEM = "http://www.w3.org/ns/lemon/synsem#"
LEXINFO = "http://www.lexinfo.net/ontology/3.0/lexinfo#"
VANN = "http://purl.org/vocab/vann/"
SH = "http://www.w3.org/ns/shacl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

_NOT_IN_IRIS = re.compile(r"""[\x00-\x20\x7f-\xa0<>"{}|\\^`%/?#\[\]]+""")

STANDARD_PREFIXES: dict[str, str] = {
    "rdf": RDF, "rdfs": RDFS, "owl": OWL, "skos": SKOS, "dcterms": DCTERMS, "prov": PROV, "oa": OA, "xsd": XSD, "sh": SH,
    "schema": SCHEMA, "org": ORG, "ontolex": ONTOLEX, "synsem": SYNSEM, "lexinfo": LEXINFO, "lex": LEX, "ntib": ENGINE,
}  # fmt: skip

RDF_TYPE = Iri(RDF + "type")
RDF_STATEMENT = Iri(RDF + "Statement")
RDF_SUBJECT = Iri(RDF + "subject")
RDF_PREDICATE = Iri(RDF + "predicate")
RDF_OBJECT = Iri(RDF + "object")
RDFS_LABEL = Iri(RDFS + "label")
RDFS_COMMENT = Iri(RDFS + "comment")
RDFS_SUBCLASS_OF = Iri(RDFS + "subClassOf")
RDFS_SUBPROPERTY_OF = Iri(RDFS + "subPropertyOf")
RDFS_DOMAIN = Iri(RDFS + "domain")
RDFS_RANGE = Iri(RDFS + "range")
SKOS_ALT_LABEL = Iri(SKOS + "altLabel")
SKOS_DEFINITION = Iri(SKOS + "definition")

STATEMENT = Iri(ENGINE + "Statement")
EVIDENCE = Iri(ENGINE + "Evidence")
DOCUMENT = Iri(ENGINE + "Document")
COMPLETE_SET = Iri(ENGINE + "CompleteSet")
PHRASE = Iri(ENGINE + "Phrase")
"""Superclass of the classes whose members a text only describes (a reason, a wish): labelled by a phrase."""
QUALIFIER_PROPERTY = Iri(ENGINE + "QualifierProperty")
"""Class of the properties that carry a further role of a statement."""

HAS_EVIDENCE = Iri(ENGINE + "hasEvidence")
HAS_STATUS = Iri(ENGINE + "hasStatus")
ATTRIBUTED_TO = Iri(ENGINE + "attributedTo")
FOUND_BY = Iri(ENGINE + "foundBy")
CONFIDENCE = Iri(ENGINE + "confidence")
PARAGRAPH = Iri(ENGINE + "paragraph")
SET_PREDICATE = Iri(ENGINE + "setPredicate")
SET_SUBJECT = Iri(ENGINE + "setSubject")
SET_OBJECT = Iri(ENGINE + "setObject")
SET_MEMBER = Iri(ENGINE + "setMember")
DERIVED_FROM_ANCHOR = Iri(ENGINE + "anchorDate")
"""On an event in the domain's data: the date that relative dates may count from."""
UNIT = Iri(ENGINE + "unit")
"""On a datatype property: the unit of its values, as written after the number ("%", "km")."""
HAPPENS_ONCE = Iri(ENGINE + "HappensOnce")
"""Class of the properties whose facts are events: another date than the known one is a denial."""
EXAMPLE_SENTENCE = Iri(ENGINE + "exampleSentence")
EXAMPLE_QUESTION = Iri(ENGINE + "exampleQuestion")
COLOUR = Iri(ENGINE + "colour")
"""On a class: the colour (``#RRGGBB``) that its things are drawn in."""


def time_property(kind: str, bound: str = "") -> Iri:
    """The property of a statement's time: ``kind`` is since, until or at; ``bound`` is "", Earliest or Latest."""
    return Iri(f"{ENGINE}{kind}{bound}")


def status_iri(status: Status) -> Iri:
    """The individual that stands for a status."""
    return Iri(ENGINE + status.value)


def statement_iri(namespace: str, statement_id: str) -> Iri:
    """The address of a statement."""
    return Iri(f"{namespace}statement/{statement_id}")


def evidence_iri(namespace: str, evidence_id: str) -> Iri:
    """The address of one evidence."""
    return Iri(f"{namespace}evidence/{evidence_id}")


def selector_iri(namespace: str, evidence_id: str) -> Iri:
    """The address of the quote and position selector of one evidence."""
    return Iri(f"{namespace}evidence/{evidence_id}/selector")


def complete_set_iri(namespace: str, set_id: str) -> Iri:
    """The address of a set known to be complete."""
    return Iri(f"{namespace}set/{set_id}")


def document_iri(namespace: str, document_id: str) -> Iri:
    """The address of a document; what an IRI cannot hold of its id (a space) is percent-encoded."""
    from urllib.parse import quote

    return Iri(f"{namespace}document/{_NOT_IN_IRIS.sub(lambda found: quote(found[0], safe=''), document_id)}")


def dataset_iri(namespace: str, *part: str) -> Iri:
    """The address of a domain's whole graph, or of a part of its description ("class", "Town")."""
    return Iri(f"{namespace}dataset" + "".join(f"/{slug(word) if index == 0 else word}" for index, word in enumerate(part)))


def agent_iri(namespace: str, name: str) -> Iri:
    """The address of a language model or a judge, to whom an evidence is attributed."""
    return Iri(f"{namespace}agent/{slug(name)}")


def lexical_entry_iri(namespace: str, entry_id: str) -> Iri:
    """The address of a lexical entry ("memberOf/join")."""
    return Iri(f"{namespace}lexicon/{entry_id}")


def entity_iri(namespace: str, label: str) -> Iri:
    """An address made from a name: "Ada Brook" gives ``…AdaBrook``."""
    words = re.findall(r"[0-9A-Za-z]+", _ascii(label))
    name = "".join(word if word[0].isupper() else word.capitalize() for word in words)
    return Iri(namespace + (name or "x" + _digest(label)))


def namesake_iri(namespace: str, label: str, kind: str) -> Iri:
    """An address made from a name that another kind of thing has already: "Halifax", "ship" gives ``…HalifaxShip``."""
    return entity_iri(namespace, f"{label} {kind}")


def phrase_iri(namespace: str, class_iri: Iri, phrase: str) -> Iri:
    """An address made from a class and a normalised phrase: ``…reason/a-broken-lamp``."""
    short = slug(phrase)
    if len(short) > 60:
        short = f"{short[:60].rstrip('-')}-{_digest(normalise_phrase(phrase))}"
    return Iri(f"{namespace}{slug(split_camel_case(class_iri.local_name))}/{short}")


def normalise_phrase(phrase: str) -> str:
    """Case, spacing, quotation marks and hyphens levelled: two phrases are one node when these are equal."""
    level = unicodedata.normalize("NFKC", phrase).casefold()
    level = re.sub(r"[‐‑–—-]+", " ", level)
    return " ".join(re.findall(r"[\w$£€%.’'&/]+", level)).strip(" .'’")


def slug(name: str) -> str:
    """Lower case ASCII words joined by hyphens."""
    return "-".join(re.findall(r"[0-9a-z]+", _ascii(name).casefold())) or "x" + _digest(name)


def split_camel_case(name: str) -> str:
    """``memberOf`` becomes "member of"; ``NTIBMember`` becomes "NTIB member"."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_-]+", " ", name)
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in spaced.split())


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d",
     "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip
"""Letters that are more than a Latin letter with a mark, which no normalisation takes apart."""


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()


def _digest(name: str) -> str:
    # Most of what only names a term never hashes, and loading the hashes takes longer than a small query.
    import hashlib

    return hashlib.sha256(name.encode()).hexdigest()[:8]
