"""A statement as an English sentence."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from contextlib import suppress

from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.statements import Statement, Status
from ntib_graph.model.terms import Iri, Term
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.ontology import Ontology
from ntib_graph.wording.dates import word_date as word_span

LabelOf = Callable[[Term], str]

_STATUS_LEADS = {
    Status.ASSERTED: "",
    Status.DENIED: "It is denied that ",
    Status.POSSIBLE: "It is possible that ",
    Status.PROPOSED: "It is proposed that ",
    Status.CONDITIONAL: "Under a condition, ",
}


def word_statement(statement: Statement, ontology: Ontology, english: English, label_of: LabelOf) -> str:
    """The statement in English, with its time, status, attribution and qualifiers; one sentence with a full stop."""
    object_ = word_object(statement, ontology, english, label_of)
    fact = _abbreviated(statement, object_, ontology, label_of) or word_fact(
        statement.predicate, label_of(statement.subject), object_, ontology, english
    )
    fact += word_time(statement, english)
    for qualifier in statement.qualifiers:
        fact += f", {ontology.label(qualifier.property)} {label_of(qualifier.value)}"
    if statement.attributed_to:
        fact = f"according to {label_of(statement.attributed_to)}, {fact}"
    sentence = _STATUS_LEADS[statement.status] + fact
    return f"{sentence[0].upper()}{sentence[1:].rstrip('.')}."


def _abbreviated(statement: Statement, object_: str, ontology: Ontology, label_of: LabelOf) -> str:
    """The full name of a thing that is labelled by it, where "X has the full name X" would say nothing."""
    relation = ontology.properties.get(statement.predicate)
    same = label_of(statement.subject).casefold().removesuffix("s") == object_.casefold().removesuffix("s")
    return f"{object_} is a full name that the text abbreviates" if relation and "acronym" in relation.structures and same else ""


def word_object(statement: Statement, ontology: Ontology, english: English, label_of: LabelOf) -> str:
    """The object's label, or its value with the property's unit."""
    relation = ontology.properties.get(statement.predicate)
    return word_value(statement.object, relation.unit if relation else "", english, label_of)


def word_value(term: Term, unit: str, english: English, label_of: LabelOf) -> str:
    """A term's label, or a literal's value with its unit ("75%", "12 km"); a date that EDTF writes with signs is worded."""
    if isinstance(term, Iri):
        return label_of(term)
    if term.datatype == ns.EDTF and not term.value[:4].isdigit():
        with suppress(ValueError):
            return word_date(parse_edtf(term.value), english)
    space = "" if unit in ("", "%") else " "
    return f"{term.value}{space}{unit}"


def word_fact(predicate: Iri, subject: str, object_: str, ontology: Ontology, english: English) -> str:
    """Subject, relation and object as a clause; a property labelled by a noun becomes "the capital of X is Y"."""
    label = ontology.label(predicate)
    if is_verbal(label, english):
        return f"{subject} {label} {object_}"
    return f"the {label} of {subject} is {object_}"


def is_verbal(label: str, english: English) -> bool:
    """Whether a property's label reads as a verb phrase ("is a member of", "established") rather than a noun ("capital")."""
    words = label.split()
    if len(words) > 1 and words[-1] in english.prepositions:
        return True
    first = words[0]
    is_finite = first.endswith("s") and len(first) > 3 and not first.endswith("ss")
    return first in english.words("function_words", "auxiliaries") or english.is_participle(first) or is_finite


def word_time(statement: Statement, english: English | None = None) -> str:
    """What a fact's time adds to its clause: ``, from 2017``, ``, until 2020``, ``, in 2018``, or nothing."""
    words = ""
    if statement.since:
        words += f", from {word_date(statement.since, english)}"
    if statement.until:
        words += f", until {word_date(statement.until, english)}"
    if statement.at:
        at = word_date(statement.at, english)
        words += f", {'' if at.startswith(_VAGUE) else 'in '}{at}"
    return words


_MONTHS = tuple(calendar.month_name)[1:]
_VAGUE = "some time"


def word_date(date: VagueDate, english: English | None = None) -> str:
    """An EDTF date as an English reader writes it: "October 2023", "the 2010s", "some time from 2000 to 2004".

    With ``english``, years that it has a name for are called by it: "the early 2000s".
    """
    edtf = date.edtf.rstrip("~?%")
    about = "about " if date.edtf != edtf else ""
    if edtf.startswith("["):
        said = word_span(edtf, english) if english is not None else edtf
        return about + (said if said != edtf else f"{_VAGUE} from {date.earliest.year} to {date.latest.year}")
    if edtf.endswith("X"):
        return f"{about}the {edtf[:-1]}0s"
    parts = edtf.split("-")
    if len(parts) == 1:
        return about + parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{about}{day}{month} {parts[0]}"
