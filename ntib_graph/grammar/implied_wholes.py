"""What somebody is a member of, joins or leaves, where the clause does not say it: "Upland acceded in 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from ntib_graph.grammar.clauses import Clause
from ntib_graph.grammar.coreference import Antecedents
from ntib_graph.grammar.descriptions import is_bare_definite, says_when
from ntib_graph.grammar.mentions import Mention
from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.model.derivations import Filler
from ntib_graph.model.statements import Entity
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.domain import Domain
from ntib_graph.vocabulary.lexicon import OBJECT, Effect, Function, LexicalEntry, PartOfSpeech, Slot

_JOINING = frozenset({"join"})
_WHOLE, _OFFICE = "implied whole", "implied office"
_MODIFYING = frozenset({"prep", "compound", "nmod", "poss", "relcl", "acl", "appos"})


def leaves_out_whole(
    parsed: ParsedPassage, clause: Clause, entry: LexicalEntry, structures: Iterable[str], domain: Domain
) -> bool:
    """Whether a clause has nothing where the entry has what somebody belongs to, and its words may stand so.

    "Bern is a member", "Bern acceded": the nouns and verbs that may are a list of English.
    """
    thing = entry.slot_of(OBJECT)
    if _WHOLE not in structures or thing is None or len(entry.slots) > 2:
        return False
    if thing.function is not Function.PREPOSITIONAL and not (thing.function is Function.OBJECT and entry.head in _JOINING):
        return False
    words = domain.english.mapping("nouns" if entry.part_of_speech is PartOfSpeech.NOUN else "verbs", "elliptical")["words"]
    if entry.head not in words or len(entry.words) > 1:
        return False
    if _relative_host(clause, thing.marker) is not None:
        return True
    if any(clause.get(thing.function, thing.marker)):
        return thing.function is Function.PREPOSITIONAL and _founding_text(clause, thing.marker, parsed, domain) is not None
    if entry.part_of_speech is PartOfSpeech.NOUN:
        # "a member state of ...", "a member who ..." say which; a date behind it says when.
        others = [c for c in clause.head.children if c.dep_ in _MODIFYING and not says_when(parsed, c)]
        return clause.construction == "copula" and entry.effect is Effect.HOLDS and not others
    if thing.function is Function.OBJECT and any(
        c.dep_ in ("prep", "prt") and not says_when(parsed, c) for c in clause.head.children
    ):
        # "joined in the search" joins no body.
        return False
    return clause.construction in ("active", "passive") and not any(c.dep_ in ("dobj", "ccomp") for c in clause.head.children)


def _founding_text(clause: Clause, marker: str, parsed: ParsedPassage, domain: Domain) -> str | None:
    """The noun of an unnamed text that a clause has where the whole would stand: "acceded to the convention"."""
    tokens = [t for a in clause.get(Function.PREPOSITIONAL, marker) for t in a.tokens]
    heads = domain.english.mapping("names", "on")["heads"]
    bare = len(tokens) == 1 and tokens[0].lemma_.lower() in heads and is_bare_definite(parsed, tokens[0])
    return tokens[0].lemma_.lower() if bare else None


def _relative_host(clause: Clause, marker: str) -> Token | None:
    """What a relative clause opens with by a preposition: "the Treaty, to which Upland was never a party"."""
    verb = clause.anchor
    fronted = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i and c.lower_ == marker]
    pied = any(g.lower_ == "which" for c in fronted for g in c.children)
    return verb.head if verb.dep_ == "relcl" and pied else None


def _is_founded_by(noun: str, whole: Entity, passages: Iterable[ParsedPassage], domain: Domain) -> bool:
    """Whether the document says that such a text brought the whole about: "the convention establishing the Bureau"."""
    verbs = domain.english.mapping("verbs", "founding")["words"]
    forms = {f for v in verbs if " " not in v for f in domain.english.verb_forms(v)}
    last = re.escape(whole.label.split()[-1])
    told = re.compile(rf"\b{noun}\s+(?:that\s+|which\s+)?({'|'.join(sorted(forms))})\s+(?:the\s+)?(?:[A-Z][\w-]*\s+)*{last}\b")
    return any(told.search(p.text) for p in passages)


def implied_whole(
    parsed: ParsedPassage,
    clause: Clause,
    slot: Slot,
    ranges: tuple[Iri, ...],
    antecedents: Antecedents,
    domain: Domain,
    passages: Iterable[ParsedPassage] = (),
) -> tuple[Filler, ...]:
    """The one thing of the relation's range that the passage names before the clause, else the one that the document is about.

    Who accedes to the text that founded it becomes a member of the thing.
    """
    start, end = parsed.span([clause.head])
    host = _relative_host(clause, slot.marker)
    unit = parsed.unit(host) if host is not None else None
    if host is not None:
        named = unit.members[0] if unit is not None and len(unit.members) == 1 else None
        fits = named is not None and named.classes and domain.ontology.admits(ranges, named.classes)
        return (Filler(named.entity, named.text, named.start, named.end),) if fits and named and named.entity else ()
    text = _founding_text(clause, slot.marker, parsed, domain) if slot.marker else None
    found = antecedents.only_whole(parsed.number, start, ranges, domain.ontology)
    if text is not None and (found is None or not _is_founded_by(text, found, passages, domain)):
        return ()
    return (Filler(found.iri, found.label, start, end),) if found is not None else ()


def leaves_out_office(clause: Clause, entry: LexicalEntry, structures: Iterable[str], domain: Domain) -> bool:
    """Whether a clause leaves out which office somebody takes up or leaves: "Jane Doe took office in 2031"."""
    thing = entry.slot_of(OBJECT)
    if _OFFICE not in structures or thing is None or thing.marker != "as" or entry.part_of_speech is not PartOfSpeech.VERB:
        return False
    known = " ".join(entry.words) in domain.english.mapping("verbs", "elliptical_office")["words"]
    return known and not any(clause.get(thing.function, thing.marker))


def offices_held(passages: Iterable[ParsedPassage], past: frozenset[str]) -> Mapping[Iri, Mapping[Iri, Mention]]:
    """The offices that titles give each person, those aside that were held before."""
    found: dict[Iri, dict[Iri, Mention]] = {}
    for passage in passages:
        for titled in (t for u in passage.units for t in u.titled):
            person, office = titled.person.entity, titled.office.entity
            behind = passage.text[titled.person.end : titled.office.start].casefold().split()
            before = passage.text[max(0, titled.office.start - 20) : titled.office.start].casefold().split()[-1:]
            if person is not None and office is not None and not past & {w.strip(",") for w in (*behind, *before)}:
                found.setdefault(person, {})[office] = titled.office
    return found
