"""Reading a document: its passages parsed, framed, and turned into statements."""

from __future__ import annotations

from dataclasses import dataclass

from ntib_graph.extract.statements import make_findings, used_entities
from ntib_graph.grammar.coreference import collect_antecedents
from ntib_graph.grammar.fillers import make_filler_reader
from ntib_graph.grammar.frames import FrameReader
from ntib_graph.grammar.pipeline import LanguageModel, load_language
from ntib_graph.grammar.sentences import parse_passages
from ntib_graph.grammar.structure import read_structures
from ntib_graph.grammar.units import Titles, read_titles
from ntib_graph.linking.names import NameIndex, index_domain_names
from ntib_graph.model.dates import VagueDate, parse_edtf
from ntib_graph.model.derivations import Derivation
from ntib_graph.model.documents import Document, Passage
from ntib_graph.model.statements import Finding, Reading
from ntib_graph.vocabulary.domain import Domain


@dataclass(frozen=True)
class Reader:
    """Reads documents of one domain; made by :func:`open_reader`.

    ``today`` stands in for the date of a document that has none, when it says "a decade ago".
    """

    domain: Domain
    names: NameIndex
    titles: Titles
    model: LanguageModel
    today: VagueDate | None = None

    def read(self, document: Document, passages: tuple[Passage, ...]) -> Reading:
        """All that the passages of a document state, in the order of the text."""
        return read_document(document, passages, self)


def open_reader(domain: Domain, reference_date: str = "", model: LanguageModel | None = None) -> Reader:
    """A reader for a domain, with the language model loaded unless it is given.

    ``reference_date`` is the EDTF date of documents that have none ("" for unknown).
    """
    titles = read_titles(domain.ontology, domain.lexicon, domain.english)
    names = index_domain_names(domain.ontology, domain.english)
    return Reader(domain, names, titles, model or load_language(), _date(reference_date))


def _date(edtf: str) -> VagueDate | None:
    try:
        return parse_edtf(edtf) if edtf else None
    except ValueError:
        return None


def read_document(document: Document, passages: tuple[Passage, ...], reader: Reader) -> Reading:
    """What ``reader`` finds in the passages of ``document``."""
    domain = reader.domain
    today = _date(document.source.date) or reader.today
    parsed, register = parse_passages(passages, domain, reader.names, reader.titles, reader.model, today)
    antecedents = collect_antecedents(parsed, register.entities, reader.titles)
    frames = FrameReader(domain, make_filler_reader(domain, reader.titles, antecedents))
    findings: list[Finding] = []
    derivations: list[Derivation] = []
    for passage in parsed:
        for derivation in (*read_structures(passage, register, domain), *frames.read(passage)):
            derivations.append(derivation)
            sentence = passage.sentence_at(derivation.start)
            findings.extend(make_findings(derivation, document, passage.passage, sentence, domain.ontology, reader.model.name))
    kept = _without_repeats(findings)
    return Reading(document.id, kept, used_entities(kept, derivations, register.entities, domain.ontology))


def _without_repeats(findings: list[Finding]) -> tuple[Finding, ...]:
    """One finding a statement and sentence: the surest; a candidate gives way to a fact."""
    best: dict[tuple[str, int], Finding] = {}
    for finding in findings:
        key = (finding.statement.id, finding.evidence.start)
        old = best.get(key)
        rank = (not finding.is_candidate, finding.evidence.confidence)
        if old is None or rank > (not old.is_candidate, old.evidence.confidence):
            best[key] = finding
    return tuple(best.values())
