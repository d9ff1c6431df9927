"""Advice in a document's own voice: "coastal towns should repair their piers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Span, Token

from ntib_graph.grammar.clauses import SUBJECTS, is_passive
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.headings import addressee_of
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.phrases import noun_phrase
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Function
from ntib_graph.vocabulary.namespaces import document_iri
from ntib_graph.vocabulary.ontology import OntologyProperty

_STRUCTURE = "advice"
_SURE = 0.8
_ORDINAL = re.compile(
    r"^(?:The )?(?:first|second|third|fourth|fifth|final|last|next)(?: \w+)? (?:is|would be) to\b", re.IGNORECASE
)
_REPORTED = frozenset({"say", "argue", "claim", "write", "believe", "think", "suggest", "ask", "contend", "urge", "maintain"})


def read_advice(
    parsed: ParsedPassage, above: Mapping[int, Derivation], fillers: FillerReader, document_id: str
) -> Iterator[Derivation]:
    """What a passage advises with "should": the document's own recommendation.

    ``above`` holds, by the number of a heading, the recommendation that opens its section; what the section's sentences
    advise are then steps of that recommendation.
    """
    if parsed.passage.kind not in (PassageKind.PARAGRAPH, PassageKind.BULLET):
        return
    opening = above.get(parsed.passage.parent)
    if opening is not None and opening.fillers(OBJECT)[0].start == 0 and parsed.text.startswith(opening.fillers(OBJECT)[0].text):
        return
    advised = False
    for sentence in parsed.doc.sents:
        verb = _advised_verb(sentence) or (_next_point(sentence) if advised else None)
        advised = advised or "should" in {t.lower_ for t in sentence}
        if verb is None:
            continue
        for relation in with_structure(fillers.domain, _STRUCTURE):
            yield from _derive(parsed, verb, relation, opening, fillers, document_id)


def _advised_verb(sentence: Span) -> Token | None:
    """The main verb under a plain "should" after its subject."""
    verb = sentence.root
    modals = [c for c in verb.children if c.tag_ == "MD"]
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if [m.lower_ for m in modals] != ["should"] or len(subjects) != 1 or verb.tag_ != "VB" or sentence.text.endswith("?"):
        return None
    if subjects[0].i > modals[0].i or any(c.dep_ in ("neg", "expl") for c in verb.children) or is_passive(verb):
        return None
    if verb.lemma_ in ("be", "have") or any(c.dep_ == "advcl" and c.i < verb.i and _is_if(c) for c in verb.children):
        return None
    reported = any(c.dep_ in ("ccomp", "parataxis") and c.lemma_.lower() in _REPORTED for c in verb.children)
    return None if reported or any(t.lower_ == "according" for t in sentence) else verb


def _is_if(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in clause.children)


def _next_point(sentence: Span) -> Token | None:
    """The infinitive of "The first is to repair the piers", after a sentence that advised."""
    if not _ORDINAL.match(sentence.text):
        return None
    return next((c for c in sentence.root.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)


def _derive(
    parsed: ParsedPassage, verb: Token, relation: OntologyProperty, opening: Derivation | None, fillers: FillerReader,
    document_id: str,
) -> Iterator[Derivation]:  # fmt: skip
    ontology = fillers.domain.ontology
    thing = opening.fillers(OBJECT)[0] if opening is not None else None
    under = thing is not None and thing.phrase_class is not None and ontology.admits(relation.domains, (thing.phrase_class,))
    of_document = not any(ontology.is_phrase_class(c) for c in relation.domains)
    if under == of_document or (thing is not None and not under):
        return
    start, end = parsed.span([verb])
    iri = document_iri(ontology.namespace, document_id)
    subject = thing if under and thing is not None else Filler(iri, document_id, start, end)
    classes = [c for c in relation.ranges if ontology.is_phrase_class(c)]
    phrases = fillers.phrases(parsed, verb, classes, verb) if classes else ()
    urged = tuple(_urged(parsed, verb, fillers))
    if not phrases:
        return
    roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, phrases), *urged)
    doubt = "" if urged or verb.dep_ == "xcomp" else "whom it advises is not named"
    sense = f"{relation.iri.local_name}/{_STRUCTURE}"
    yield Derivation(relation.iri, sense, _STRUCTURE, start, end, roles, confidence=_SURE, doubt=doubt)


def _urged(parsed: ParsedPassage, verb: Token, fillers: FillerReader) -> Iterator[RoleFilling]:
    """Who should act: a named thing, or a plural that its own words describe."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None:
        return
    named = fillers.entities(parsed, subject, (), Function.SUBJECT)
    unit = parsed.unit(subject)
    if len(named) == 1 and (unit is None or unit.kind is MentionKind.NAME):
        classes = _classes(named[0], fillers)
        yield from addressee_of(fillers.domain, named[0], classes)
        return
    phrase = noun_phrase(parsed, subject, fillers.domain.english) if subject.tag_ in ("NNS", "NNPS") and unit is None else None
    if phrase is not None and (not phrase.doubt or phrase.doubt == "one bare word"):
        yield from addressee_of(fillers.domain, Filler(Iri("x:"), phrase.text, phrase.start, phrase.end), ())


def _classes(named: Filler, fillers: FillerReader) -> tuple[Iri, ...]:
    known = fillers.antecedents.entities.get(named.term) if isinstance(named.term, Iri) else None
    return known.classes if known else ()


def read_urged_that(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """What a sentence in the document's own voice urges somebody to do: "We recommend that Bern repair its piers"."""
    ontology = fillers.domain.ontology
    urging = fillers.domain.english.mapping("verbs", "urging")
    for governor in (t for t in parsed.doc if t.lemma_.lower() in urging["words"] and t.tag_.startswith("VB")):
        own = [c for c in governor.children if c.dep_ == "nsubj" and c.lemma_.lower() in urging["voices"]]
        claim = read_claim(governor, fillers.domain.english) if own else None
        pair = _urged_and_verb(governor) if own else None
        if claim is None or pair is None or claim.status is not Status.ASSERTED or claim.source is not None:
            continue
        subject, verb = pair
        for relation in with_structure(fillers.domain, "urged that"):
            named = fillers.entities(parsed, subject, relation.domains, Function.SUBJECT)
            classes = [c for c in relation.ranges if ontology.is_phrase_class(c)]
            things = fillers.phrases(parsed, verb, classes, subject) if named and classes else ()
            if things:
                start, end = parsed.span([verb])
                roles = (RoleFilling(SUBJECT, named), RoleFilling(OBJECT, things))
                sense = f"{relation.iri.local_name}/urged-that"
                doubt = next((f.doubt for f in things if f.doubt), "")
                yield Derivation(relation.iri, sense, "urged that", start, end, roles, confidence=_SURE, doubt=doubt)


def _urged_and_verb(governor: Token) -> tuple[Token, Token] | None:
    """Who is urged and the verb of what is to be done: behind "that" with the bare verb, or behind the object with "to"."""
    for verb in (c for c in governor.children if c.i > governor.i and c.tag_ == "VB" and not is_passive(c)):
        marked = [c.lower_ for c in verb.children if c.dep_ in ("aux", "neg") or c.tag_ == "MD"]
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        behind = [c for c in governor.children if c.dep_ == "dobj" and governor.i < c.i < verb.i]
        behind += [o for p in governor.children if p.dep_ == "prep" and p.lower_ in ("on", "upon") for o in p.children]
        if verb.dep_ == "ccomp" and subject is not None and not marked:
            return subject, verb
        if marked == ["to"] and (subject is not None or len(behind) == 1):
            return subject if subject is not None else behind[0], verb
    return None
