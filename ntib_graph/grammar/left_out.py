"""What a clause leaves to its fellow arguments: the office that its subject holds, and of what kind its object is."""

from __future__ import annotations

from collections.abc import Sequence

from ntib_graph.grammar.clauses import Clause
from ntib_graph.grammar.fillers import FillerReader
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Filler, RoleFilling
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.lexicon import NOBODY, SUBJECT, Function, LexicalEntry, PartOfSpeech
from ntib_graph.vocabulary.ontology import OntologyProperty


def office_left_out(
    parsed: ParsedPassage,
    clause: Clause,
    entry: LexicalEntry,
    relation: OntologyProperty,
    roles: Sequence[RoleFilling],
    fillers: FillerReader,
) -> tuple[Filler, ...]:
    """The one office that the document gives the subject, or whom the subject succeeds."""
    nobody = [s for s in entry.slots if s.role == NOBODY and s.function is Function.OBJECT]
    people = [f.term for r in roles if r.role == SUBJECT for f in r.fillers]
    if nobody:
        tokens = [t for a in clause.get(Function.OBJECT, "") for t in a.tokens]
        people = [f.term for t in tokens for f in fillers.entities(parsed, t, relation.domains, Function.SUBJECT)]
    held = fillers.offices.get(people[0], {}) if len(people) == 1 and isinstance(people[0], Iri) else {}
    start, end = parsed.span([clause.head])
    return tuple(Filler(iri, office.text, start, end) for iri, office in held.items()) if len(held) == 1 else ()


def tells_kind(entry: LexicalEntry, roles: Sequence[RoleFilling], fillers: FillerReader) -> bool:
    """Whether an entry says of a body what kind it is: a verb does, and a noun of what countries are to it."""
    if entry.part_of_speech is PartOfSpeech.VERB:
        return True
    place, known, domain = fillers.labels.get("GPE"), fillers.antecedents.entities, fillers.domain
    who = [known[f.term].classes for r in roles if r.role == SUBJECT for f in r.fillers if f.term in known]  # type: ignore[index]
    relational = entry.head in domain.english.mapping("nouns", "elliptical")["words"]
    own = entry.part_of_speech is PartOfSpeech.NOUN and relational
    return own and place is not None and bool(who) and all(domain.ontology.admits((place,), c) for c in who)
