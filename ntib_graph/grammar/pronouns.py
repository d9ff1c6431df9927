"""Pronouns that are safe to follow: "it", "he", "she" and "they" after a sentence that leaves one thing to mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ntib_graph.grammar.mentions import MentionKind
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.documents import PassageKind
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.ontology import Ontology

_THING, _PERSON, _SEVERAL = frozenset({"it"}), frozenset({"he", "she"}), frozenset({"they"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = (["the"], ["this"])
_OBJECTS = frozenset({"pobj", "dobj"})
_EMPTY_HEADS = frozenset({"be", "seem", "appear", "remain", "become"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence speaks of: its subject and direct objects by name, and everybody it names."""

    passage: int
    start: int
    subject: tuple[Iri, ...]
    objects: tuple[Iri, ...]
    people: tuple[Iri, ...]
    pronoun: str = ""
    """The pronoun that is its subject."""
    called: str = ""
    """The definite description that is its subject: "The Treaty"."""
    called_at: int = 0
    has_subject: bool = True
    """Whether there is any: titles and the lines of a table have none."""


def read_told(parsed: Sequence[ParsedPassage], person: Iri | None) -> tuple[Told, ...]:
    """What each sentence of a document speaks of, in order; asides are left out."""
    return tuple(told for passage in parsed for told in _of_passage(passage, person))


def _of_passage(parsed: ParsedPassage, person: Iri | None) -> Iterator[Told]:
    for sentence in parsed.doc.sents:
        if parsed.words[sentence.start].aside >= 0:
            continue
        start, end = parsed.span(list(sentence))
        root = sentence.root
        subjects = [c for c in root.children if c.dep_ in _SUBJECTS]
        objects = [c for c in root.children if c.dep_ == "dobj"]
        people = [m.entity for u in parsed.units if start <= u.start < end for m in u.members if person in m.classes and m.entity]
        yield Told(
            parsed.number,
            start,
            tuple(x for s in subjects for x in _named(parsed, s)),
            tuple(x for o in objects for x in _named(parsed, o)),
            tuple(dict.fromkeys(people)),
            next((s.lower_ for s in subjects if s.tag_ == "PRP"), ""),
            *(_description(parsed, subjects[0]) if len(subjects) == 1 else ("", 0)),
            bool(subjects) and parsed.passage.kind is not PassageKind.HEADING and parsed.text[end - 1] in ".!?:;”",
        )


def _description(parsed: ParsedPassage, subject: Token) -> tuple[str, int]:
    """The words with which a subject calls something again, and where: only "the" and a noun."""
    before = list(subject.lefts)
    if parsed.unit(subject) is not None or not subject.tag_.startswith("NN") or [c.lower_ for c in before[:1]] not in _DEFINITE:
        return "", 0
    if any(c.dep_ in ("prep", "relcl", "acl", "poss", "appos") for c in subject.children):
        return "", 0
    start, end = parsed.span([*before, subject])
    return parsed.text[start:end], start


def _named(parsed: ParsedPassage, token: Token) -> tuple[Iri, ...]:
    unit = parsed.unit(token)
    if unit is None or any(m.kind is not MentionKind.NAME for m in unit.members):
        return ()
    return tuple(m.entity for m in unit.members if m.entity is not None)


def resolve_pronoun(
    parsed: ParsedPassage,
    token: Token,
    told: Sequence[Told],
    entities: Mapping[Iri, Entity],
    allowed: tuple[Iri, ...],
    ontology: Ontology,
    person: Iri | None,
) -> tuple[Entity, ...]:
    """What a pronoun in subject position means, where only one thing is there to mean and ``allowed`` admits it; else nothing."""
    word = token.lower_
    if token.tag_ == "PRP" and token.dep_ in _OBJECTS and word in _THING and allowed:
        one = _of_type(parsed, token, told, entities, allowed, ontology, person)
        return (entities[one],) if one is not None else ()
    if token.tag_ != "PRP" or token.dep_ not in _SUBJECTS or not allowed or _is_empty(token):
        return ()
    start = parsed.span([token])[0]
    sentence = parsed.span(list(_running(parsed, token.sent)))[0]
    before = [t for t in told if (t.passage, t.start) < (parsed.number, sentence)]
    if word in _PERSON:
        found = _person(parsed, start, sentence, before, person)
    elif word in _THING | _SEVERAL and (fronted := _of_fronted(parsed, token)):
        found = fronted if (len(fronted) > 1) == (word in _SEVERAL) else ()
    elif word in _THING | _SEVERAL and (main := _main_verb(token)) is not None:
        found = _of_main(parsed, main, word, entities, allowed, ontology)
    elif word in _THING | _SEVERAL:
        found = _thing(before, parsed.number, word, entities, allowed, ontology, person)
    else:
        found = ()
    things = tuple(entities[iri] for iri in found if iri in entities)
    return things if len(things) == len(found) and all(ontology.admits(allowed, e.classes) for e in things) else ()


def _of_fronted(parsed: ParsedPassage, pronoun: Token) -> tuple[Iri, ...]:
    """The subject of the clause before the pronoun's own: "Because Bern has its own port, it needs none"."""
    fronted = [c for c in pronoun.head.children if c.dep_ == "advcl" and c.i < pronoun.i and c.tag_.startswith("VB")]
    subjects = [s for c in fronted[-1:] for s in c.children if s.dep_ in _SUBJECTS]
    return _named(parsed, subjects[0]) if len(subjects) == 1 else ()


def _main_verb(pronoun: Token) -> Token | None:
    """The verb before the pronoun's clause that this hangs on, where it has a subject: "Bern left, although it stays near"."""
    verb = pronoun.head
    while verb.dep_ in ("advcl", "conj") and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        if any(s.dep_ in _SUBJECTS and s.tag_ != "PRP" for s in verb.children):
            return verb
    return None


def _of_main(
    parsed: ParsedPassage, main: Token, word: str, entities: Mapping[Iri, Entity], allowed: tuple[Iri, ...], ontology: Ontology
) -> tuple[Iri, ...]:
    """The subject of the main clause, if its objects would not do as well; what the sentence before told is far by then."""
    subjects = [s for s in main.children if s.dep_ in _SUBJECTS]
    named = _named(parsed, subjects[0]) if len(subjects) == 1 else ()
    objects = {x for c in main.children if c.dep_ == "dobj" for x in _named(parsed, c)}
    rivals = [x for x in objects if x in entities and ontology.admits(allowed, entities[x].classes)]
    return named if (len(named) > 1) == (word in _SEVERAL) and not rivals else ()


def _of_type(
    parsed: ParsedPassage,
    token: Token,
    told: Sequence[Told],
    entities: Mapping[Iri, Entity],
    allowed: tuple[Iri, ...],
    ontology: Ontology,
    person: Iri | None,
) -> Iri | None:
    """What "it" means as an object: the only thing of the classes asked that this and the sentence before it name.

    "The Pact was signed in Bern. Lyon has been a party to it": only a treaty has parties.
    """
    start = parsed.span([token])[0]
    sentence = parsed.span(list(_running(parsed, token.sent)))[0]
    before = [t.start for t in told if t.passage == parsed.number and t.start < sentence]
    if not before:
        return None
    spoken = (m for u in parsed.units if before[-1] <= u.start < start for m in u.members)
    named = {m.entity for m in spoken if m.kind is MentionKind.NAME and m.entity is not None}
    subjects = {x for s in token.head.children if s.dep_ in _SUBJECTS for x in _named(parsed, s)}
    things = [x for x in named - subjects if x in entities and person not in entities[x].classes]
    fitting = [x for x in things if ontology.admits(allowed, entities[x].classes)]
    return fitting[0] if len(fitting) == 1 else None


def _running(parsed: ParsedPassage, sentence: Span) -> list[Token]:
    return [t for t in sentence if parsed.words[t.i].aside < 0] or list(sentence)


def _is_empty(token: Token) -> bool:
    """Whether "it" stands for a clause: "it is estimated that", "it is important to"."""
    verb = token.head
    clausal = any(c.dep_ in ("ccomp", "csubj", "advcl", "xcomp") and c.i > verb.i for c in verb.children)
    plain = verb.lemma_ in _EMPTY_HEADS or any(c.dep_ == "auxpass" for c in verb.children)
    return token.lower_ == "it" and clausal and plain


def _person(parsed: ParsedPassage, start: int, sentence: int, before: Sequence[Told], person: Iri | None) -> tuple[Iri, ...]:
    """The one person named so far in the sentence, else in the last sentence that names anybody, two back at most."""
    own = {
        m.entity
        for u in parsed.units
        for m in u.members
        if sentence <= m.start < start and person in m.classes and m.entity is not None
    }
    if own:
        return tuple(own) if len(own) == 1 else ()
    for told in list(reversed(before))[:3]:
        if told.people:
            return told.people if len(told.people) == 1 and told.passage >= parsed.number - 1 else ()
        if told.pronoun not in _PERSON and told.passage != parsed.number:
            return ()
    return ()


def _thing(
    before: Sequence[Told],
    passage: int,
    word: str,
    entities: Mapping[Iri, Entity],
    allowed: tuple[Iri, ...],
    ontology: Ontology,
    person: Iri | None,
) -> tuple[Iri, ...]:
    """The subject of the sentence before, in the same passage; nothing where its object would do as well."""
    last = len(before) - 1
    while last >= 0 and before[last].passage == passage and before[last].pronoun == word:
        last -= 1
    if last < 0 or before[last].passage != passage:
        return ()
    told = before[last]
    if word in _SEVERAL:
        return told.subject if len(told.subject) > 1 else ()

    def fits(iri: Iri) -> bool:
        return iri in entities and person not in entities[iri].classes and ontology.admits(allowed, entities[iri].classes)

    rivals = {iri for t in before[last:] for iri in t.objects if fits(iri)} - set(told.subject)
    if len(told.subject) == 1 and fits(told.subject[0]):
        return () if rivals else told.subject
    # "Bern and Lyon signed the Treaty; it entered into force": what only the object can do.
    return tuple(rivals) if told.subject and len(rivals) == 1 else ()
