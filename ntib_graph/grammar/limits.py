"""What a text bounds by a figure: "the fee may not exceed $50", "at least 60% of the money shall be for piers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ntib_graph.grammar.bounds import BOUND
from ntib_graph.grammar.clauses import Clause, surface_subjects
from ntib_graph.grammar.described_subjects import sole_subject
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.legal_names import with_structure
from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.phrase_spans import BARE, pointing_word
from ntib_graph.grammar.phrases import noun_phrase
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.grammar.status import read_claim
from ntib_graph.grammar.times import dates_of, validity_of
from ntib_graph.model.derivations import Derivation, Filler, RoleFilling
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.statements import Status
from ntib_graph.model.terms import Literal
from ntib_graph.vocabulary.lexicon import OBJECT, SUBJECT, Effect, PartOfSpeech
from ntib_graph.vocabulary.ontology import OntologyProperty

_STRUCTURE = "limit"
_SURE = 0.8
_LENGTH = re.compile(r"\b(?:\d+|[a-z]+(?:-[a-z]+)?) (?:day|week|month|year|hour)s?\b(?! old| ago)", re.IGNORECASE)
_LASTING = frozenset({"last", "remain", "run", "continue", "extend", "be", "have"})
_MEASURED = frozenset({"term", "duration", "period", "length", "lifetime", "validity"})
_BY_RULE = frozenset({"shall", "must", "may", "can"})


def read_limits(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The bounds and lengths of time that a passage sets, each with the words that say whether it is the least or the most."""
    relations = with_structure(fillers.domain, _STRUCTURE)
    if not relations:
        return
    figures = [(u.start, u.end, False) for u in parsed.units if u.kind is MentionKind.QUANTITY and len(u.members) == 1]
    figures += [(m.start(), m.end(), True) for m in _LENGTH.finditer(parsed.text) if _is_number(m[0].split()[0], fillers)]
    for start, end, is_length in figures:
        token = next((parsed.doc[i] for i, word in enumerate(parsed.words) if word.start < end <= word.end), None)
        bound = BOUND.search(parsed.text[:start])
        if token is None or parsed.words[token.i].aside >= 0:
            continue
        first = bound.start() if bound else start
        for relation in relations:
            found = _bounded(parsed, token, bool(bound), is_length, relation, fillers)
            if not is_length:
                found = found or _ruled_share(parsed, token, start, end, relation, fillers)
                found = found or _charged(parsed, token, relation, fillers)
            if found is None:
                continue
            subject, verb, lead = found
            value = parsed.text[first:end]
            value = value[:1].lower() + value[1:] if bound else value
            value = f"{lead}{value}"
            roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (Filler(Literal(value), value, first, end),)))
            own = Clause(verb, (), PartOfSpeech.VERB, (), frozenset(), _STRUCTURE, verb)
            when = validity_of(dates_of(own, parsed, fillers.domain.english), Effect.HOLDS, keeps_at=True)
            sense = f"{relation.iri.local_name}/{_STRUCTURE}"
            yield Derivation(relation.iri, sense, _STRUCTURE, first, end, roles, when, confidence=_SURE)


_POINT = re.compile(
    r"^\s*(?:\(\w{1,3}\)\s*|[•\-–]\s*)?(?:(?:at (?:least|most)|not (?:less|more) than|up to)\s+)?$", re.IGNORECASE
)
_CASE = re.compile(
    r"^(?:\s+of\s+[^,;:]{3,60})?,?\s+(?:for|in the case of)\s+(?:the\s+|an?\s+)?"
    r"(?P<case>[^;:]{3,110}?)\s*(?:[.;]|;? (?:and|or))*\s*$"
)


_RULED = re.compile(r"\b(?:shall|must|may|will|is|are|(?:that|those|these|such) (?:date|day|year|time|period|item)s?)\b")
"""What makes a sentence of a point, or points back from it."""


def read_listed_limits(parsed: ParsedPassage, fillers: FillerReader) -> Iterator[Derivation]:
    """The percentages that the points of a list give by case: "(1) 60 percent for ships built before 2027"."""
    if parsed.passage.kind is not PassageKind.BULLET or not parsed.units or parsed.units[0].kind is not MentionKind.QUANTITY:
        return
    figure = parsed.units[0]
    found = _CASE.match(parsed.text[figure.end :])
    if found is None or _RULED.search(found[0]) or figure.members[0].unit != "%" or not _POINT.match(parsed.text[: figure.start]):
        return
    text = f"percentage for {found['case'].rstrip(' ,')}"
    for relation in with_structure(fillers.domain, _STRUCTURE):
        kind = next((c for c in relation.domains if fillers.domain.ontology.is_phrase_class(c)), None)
        if kind is None or pointing_word(text, fillers.domain.english, _POINTING):
            continue
        start, end = figure.start, figure.end
        iri = fillers.domain.ontology.phrase_iri(kind, text)
        subject = Filler(iri, text, end + found.start("case"), end + found.end("case"), kind)
        value = Filler(Literal(parsed.text[start:end]), parsed.text[start:end], start, end)
        roles = (RoleFilling(SUBJECT, (subject,)), RoleFilling(OBJECT, (value,)))
        sense = f"{relation.iri.local_name}/listed"
        yield Derivation(relation.iri, sense, _STRUCTURE, start, end, roles, confidence=_SURE)


def _is_number(word: str, fillers: FillerReader) -> bool:
    return word.isdigit() or word.casefold() in fillers.domain.english.numbers or "-" in word


def _bounded(
    parsed: ParsedPassage, figure: Token, bound: bool, is_length: bool, relation: OntologyProperty, fillers: FillerReader
) -> tuple[Filler, Token, str] | None:
    """What a verb says is bounded by the figure, the verb, and the words that it adds to the figure: "not more than"."""
    verb, measured = _verb_of(figure)
    if verb is None or verb.dep_ not in ("ROOT", "conj", "ccomp", "parataxis"):
        return None
    lemma = verb.lemma_.lower()
    neg = any(c.dep_ == "neg" for c in verb.children)
    modal = next((c.lower_ for c in verb.children if c.tag_ == "MD"), "")
    subjects = surface_subjects(verb)
    if lemma == "exceed":
        fits = modal in (_BY_RULE if neg else _BOUND_TO) and not is_length
    elif is_length:
        valid = any(c.dep_ == "acomp" and c.lower_ in _VALID for c in verb.children)
        fits = (
            lemma in _LASTING and not neg and (lemma not in ("be", "have") or measured or valid) and modal not in ("may", "can")
        )
    elif lemma in _SHARING:
        # "may not account for more than 20%" sets the most as "shall account for at least 20%" sets the least.
        fits = bound and modal in (_BY_RULE if neg else _BOUND_TO)
    else:
        fits = (
            lemma == "be" and not neg and ((bound and modal in _BOUND_TO) or (not modal and _is_rate(subjects, figure, fillers)))
        )
    if not fits or (modal and modal not in _BY_RULE and not (is_length and modal == "will")):
        return None
    if not modal and read_claim(verb, fillers.domain.english).status is not Status.ASSERTED:
        return None
    subject = sole_subject(parsed, subjects[0], relation, fillers) if len(subjects) == 1 else None
    lead = ("not more than " if neg else "more than ") if lemma == "exceed" else "not " if neg else ""
    return (subject, verb, lead) if subject is not None else None


_VALID = frozenset({"effective", "valid", "good", "available"})
_BOUND_TO = frozenset({"shall", "must"})
_SHARING = frozenset({"account", "constitute", "represent", "comprise"})


def _is_rate(subjects: Sequence[Token], figure: Token, fillers: FillerReader) -> bool:
    """Whether a sum is said of what is set at a rate: "the threshold for small ports is $250,000"; shares are values."""
    rates = fillers.domain.english.mapping("quantities", "rates")["nouns"]
    return len(subjects) == 1 and subjects[0].lemma_.lower() in rates and "%" not in figure.text and figure.lower_ != "percent"


def _verb_of(figure: Token) -> tuple[Token | None, bool]:
    """The verb that a figure stands with, and whether a noun of measure stands between: "has a term of ten years"."""
    token, measured = figure, False
    for _ in range(5):
        head = token.head
        if head.i == token.i or token.dep_ in ("relcl", "acl", "advcl"):
            return None, False
        if head.tag_.startswith("VB"):
            placed = token.dep_ in ("dobj", "attr", "npadvmod", "acomp", "oprd") or (
                token.dep_ == "prep" and token.lower_ in ("for", "at", "to")
            )
            return (head, measured) if placed and token.i > head.i else (None, False)
        measured = measured or head.lemma_.lower() in _MEASURED
        if head.tag_.startswith("NN") and head.lemma_.lower() not in _MEASURED and head.i != figure.i:
            return None, False
        token = head
    return None, False


_POINTING = ("its", "their", "such", "those", "these", "that", "this", "it", "them")
_SET_ASIDE = re.compile(
    r"^\s+of\s+(?:the\s+)?(?P<whole>[^.,;:]{3,90}?)\s+(?P<modal>shall|must|may)\s+(?P<said>(?!not\b)[^.,;:]{3,110})(?=[.,;:]|$)"
)
_OF_WHICH = re.compile(r"\bof which\s+(?:(?:not|no) (?:more|less) than|up to|at most|at least)\s+$", re.IGNORECASE)
_OF_SUM = re.compile(
    r"^\s+(?:(?P<modal>shall|must|may)\s+be|is|are)\s+(?P<said>(?:set|used|reserved|spent|available|for)\b[^.,;:]{3,110})(?=[.,;:]|$)"
)
_MOST = re.compile(r"\b(?:(?:no|not) more than|up to|at most)\s+$", re.IGNORECASE)


def _ruled_share(
    parsed: ParsedPassage, figure: Token, start: int, end: int, relation: OntologyProperty, fillers: FillerReader
) -> tuple[Filler, Token, str] | None:
    """A share of something that a rule sets aside: "at least 60% of the money shall be for piers"."""
    found, before = _SET_ASIDE.match(parsed.text[end:]), parsed.text[:start]
    if found is None and _OF_WHICH.search(before):
        found = _OF_SUM.match(parsed.text[end:])
    if found is not None and found["modal"] == "may" and not _MOST.search(before):
        # "may be used" bounds nothing but from above.
        return None
    kind = next((c for c in relation.domains if fillers.domain.ontology.is_phrase_class(c)), None)
    if found is None or kind is None:
        return None
    whole = f"of {found['whole']} " if found.re is _SET_ASIDE else ""
    text = f"share {whole}{found['said'].removeprefix('be ')}"
    doubt = pointing_word(text, fillers.domain.english, _POINTING)
    iri = fillers.domain.ontology.phrase_iri(kind, text)
    return Filler(iri, text, end, end + found.end(), kind, doubt=doubt), figure.sent.root, ""


def _charged(
    parsed: ParsedPassage, figure: Token, relation: OntologyProperty, fillers: FillerReader
) -> tuple[Filler, Token, str] | None:
    """A charge or requirement with its rate: "a tariff of 15% on fish", "a 25% price preference for small firms"."""
    noun = figure.head.head if figure.dep_ == "pobj" and figure.head.lower_ == "of" else None
    if noun is None and figure.dep_ in ("nummod", "compound", "amod", "nmod") and figure.i < figure.head.i:
        noun = figure.head
    kind = next((c for c in relation.domains if fillers.domain.ontology.is_phrase_class(c)), None)
    rates = fillers.domain.english.mapping("quantities", "rates")["nouns"]
    if noun is None or kind is None or noun.lemma_.lower() not in rates or parsed.unit(noun) is not None:
        return None
    before = [
        c for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i and c.i > figure.i - 1 and c.i != figure.i
    ]
    before = before or [c for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i and noun.i < figure.i]
    verb = noun
    while verb.head.i != verb.i and not verb.tag_.startswith("VB"):
        verb = verb.head
    last = max(noun, figure, key=lambda t: t.i)
    behind = next((p for t in (noun, noun.head, figure, verb) for p in t.children if _says_of_what(p, last)), None)
    thing = next((o for o in behind.children if o.dep_ == "pobj"), None) if behind is not None else _bearer(noun, verb)
    phrase = noun_phrase(parsed, thing, fillers.domain.english) if thing is not None else None
    claim = read_claim(verb, fillers.domain.english)
    if (phrase is None and not before) or (phrase is not None and phrase.doubt and phrase.doubt != BARE):
        return None
    ruled = claim.status is Status.PROPOSED and any(c.lower_ in _BOUND_TO for c in verb.children)
    unreal = fillers.domain.english.mapping("status", "unreal")["adjectives"]
    if not (claim.status is Status.ASSERTED or ruled) or claim.source is not None or not verb.tag_.startswith("VB"):
        return None
    if any(c.lower_ in unreal for c in noun.children):
        return None
    start, end = parsed.span([*before, noun])
    text = parsed.text[start:end]
    text = f"{text} {behind.text if behind is not None else 'on'} {_inside(phrase.text, thing)}" if phrase is not None else text
    return Filler(fillers.domain.ontology.phrase_iri(kind, text), text, start, end, kind), verb, ""


def _inside(text: str, noun: Token | None) -> str:
    """A phrase as it stands within a sentence: a common noun that opens one loses its capital."""
    opens = (
        noun is not None and noun.left_edge.i == noun.sent.start and noun.doc[noun.left_edge.i].tag_ in ("NN", "NNS", "JJ", "VBN")
    )
    return text[:1].lower() + text[1:] if opens else text


_BEARING = frozenset({"face", "pay", "incur", "bear"})


def _bearer(noun: Token, verb: Token) -> Token | None:
    """What a charge is on where the clause says so with a verb: "imports face a 15% tariff", "a tariff applies to imports"."""
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _BEARING:
        subjects = surface_subjects(verb)
        return subjects[0] if len(subjects) == 1 else None
    if noun.dep_ == "nsubj" and verb.lemma_.lower() == "apply":
        return next(
            (o for p in verb.children if p.dep_ == "prep" and p.lower_ == "to" for o in p.children if o.dep_ == "pobj"), None
        )
    return None


def _says_of_what(preposition: Token, figure: Token) -> bool:
    return preposition.dep_ in ("prep", "dative") and preposition.lower_ in ("on", "for", "to") and preposition.i == figure.i + 1
