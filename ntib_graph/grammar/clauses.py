"""Clauses in their deep form: a predicate with its arguments where the canonical clause has them.

Whatever the surface - passive, relative, participle, nominalisation, apposition, compound - the arguments come out as the
subject, object and prepositional complements of the plain active clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ntib_graph.grammar.sentences import ParsedPassage
from ntib_graph.vocabulary.english import English
from ntib_graph.vocabulary.lexicon import Function, PartOfSpeech

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_COPULAS = frozenset({"be", "remain", "become", "stay"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"})
_QUANTITIES = frozenset({"many", "some", "most", "several", "much", "all", "both", "half", "part", "plenty", "lots"})
_DEEPEST_MARKER = 3
_RAISED = frozenset({"by", "in", "through", "under"})
"""Prepositions that the parse often attaches too low, to the noun before instead of the predicate."""


@dataclass(frozen=True, slots=True)
class Argument:
    """The heads of a (coordinated) argument.  ``via`` is the noun it hangs on where that is not the predicate itself."""

    function: Function
    marker: str
    tokens: tuple[Token, ...]
    via: Token | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its arguments.  ``anchor`` is the word whose place in the sentence decides what is claimed."""

    head: Token
    lemmas: tuple[str, ...]
    part_of_speech: PartOfSpeech
    arguments: tuple[Argument, ...]
    words: frozenset[str]
    """Lemmas of the particles, objects and other words that a multiword predicate may consist of."""
    construction: str
    anchor: Token

    def get(self, function: Function, marker: str = "") -> Iterator[Argument]:
        """The arguments of a function (and marker)."""
        return (a for a in self.arguments if a.function is function and a.marker == marker)


def read_clauses(parsed: ParsedPassage, english: English) -> tuple[Clause, ...]:
    """All clauses of a passage, verbal, nominal and adjectival, in order of their heads."""
    clauses: list[Clause] = []
    for token in parsed.doc:
        unit = parsed.unit(token)
        if (
            unit is None
            and (token.tag_.startswith("VB") or token.pos_ in ("VERB", "AUX"))
            and token.dep_ not in ("aux", "auxpass")
        ):
            clauses.append(_verbal(parsed, token))
        if token.tag_ in ("MD",) and token.head.tag_.startswith("VB"):
            clauses.append(_modal(token))
        if unit is None and token.pos_ == "ADJ":
            clauses.extend(_adjectival(token))
        if unit is not None or token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS"):
            clauses.extend(_nominal(parsed, token, english))
    return tuple(clauses)


def coordinated(token: Token) -> tuple[Token, ...]:
    """A word and those coordinated with it; what "but not" or "rather than" sets apart is left out."""
    found = [token]
    exclusive = any(c.dep_ == "cc" and c.lower_ in ("but", "than", "not") for c in token.children)
    for child in token.children:
        if (
            child.dep_ == "conj"
            and not exclusive
            and not any(c.dep_ == "neg" or c.lower_ in ("rather", "not") for c in child.children)
        ):
            found.extend(coordinated(child))
    return tuple(found)


def past_quantity(token: Token) -> Token:
    """The noun that a word of quantity is of: "many of the same ports" are ports."""
    if token.lower_ not in _QUANTITIES:
        return token
    inner = [o for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
    return inner[0] if len(inner) == 1 else token


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    # "with X omitted": a participle that the parse takes for a past tense.
    if verb.tag_ in ("VBD", "VBN") and any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if _shares_copula(verb):
        return True
    if verb.dep_ == "conj" and verb.head.tag_.startswith("VB"):
        return is_passive(verb.head) and not any(c.dep_ in SUBJECTS for c in verb.children)
    return verb.dep_ in ("acl", "advcl", "ROOT", "pcomp", "xcomp", "ccomp", "amod", "appos", "dep")


def _shares_copula(verb: Token) -> bool:
    """Whether a participle is coordinated with an adjective after "be": "was small and even reduced"."""
    return verb.dep_ == "conj" and verb.head.dep_ == "acomp" and verb.head.head.lemma_ == "be"


def surface_subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The heads of a verb's subject on the surface: its own, its antecedent's, or that shared with a governing verb."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return tuple(x for c in own for x in _without_relative(c, verb))
    if depth > 5:
        return ()
    governor = verb.head
    if verb.dep_ == "acl":
        return (governor,) if verb.tag_ in ("VBN", "VBG") else ()
    if verb.dep_ == "relcl" or any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children if verb.tag_ == "VBN"):
        return ()
    if verb.dep_ == "pcomp" and governor.dep_ == "prep":
        governor = governor.head
        return surface_subjects(governor, depth + 1) if governor.tag_.startswith("VB") else ()
    if _shares_copula(verb):
        return surface_subjects(governor.head, depth + 1)
    if verb.dep_ == "xcomp":
        controlled = [c for c in governor.children if c.dep_ == "dobj"]
        return tuple(controlled) or surface_subjects(governor, depth + 1)
    if verb.dep_ in ("conj", "advcl", "dep") and (governor.tag_.startswith("VB") or governor.pos_ == "AUX"):
        if verb.dep_ == "advcl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
            return tuple(c for c in governor.children if c.dep_ == "dobj") or surface_subjects(governor, depth + 1)
        return surface_subjects(governor, depth + 1) or _main_subjects(verb, depth)
    return ()


def _main_subjects(participle: Token, depth: int) -> tuple[Token, ...]:
    """The sentence's subject for a participle behind a comma that the parse hangs on an infinitive: "..., tracing its way"."""
    edge = participle.left_edge.i
    behind_comma = participle.tag_ == "VBG" and edge > 0 and participle.doc[edge - 1].text == ","
    main = participle.sent.root
    return surface_subjects(main, depth + 1) if behind_comma and main.i != participle.i and main.tag_.startswith("VB") else ()


def _without_relative(subject: Token, verb: Token) -> tuple[Token, ...]:
    """A relative pronoun is its antecedent."""
    if subject.tag_ not in _RELATIVE_TAGS and not (subject.lower_ == "that" and subject.tag_ in ("WDT", "IN")):
        return (subject,)
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ not in ("relcl", "acl"):
        return ()
    antecedent = clause.head
    return (antecedent,)


def _verbal(parsed: ParsedPassage, verb: Token) -> Clause:
    arguments: list[Argument] = []
    passive = is_passive(verb)
    # What follows a participle is not coordinated with the noun inside its scope: "the plan required by law, and the act".
    subjects = tuple(t for s in surface_subjects(verb) for t in coordinated(s) if s.i != verb.head.i or t.i < verb.i)
    objects = [past_quantity(c) for c in verb.children if c.dep_ in ("dobj", "oprd") and c.tag_ not in _RELATIVE_TAGS]
    attributes = [c for c in verb.children if c.dep_ == "attr"]
    if passive:
        if subjects:
            arguments.append(Argument(Function.OBJECT, "", subjects))
        for agent in (c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")):
            agents = tuple(t for o in agent.children if o.dep_ == "pobj" for t in coordinated(o))
            if agents:
                arguments.append(Argument(Function.SUBJECT, "", agents))
    elif subjects:
        arguments.append(Argument(Function.SUBJECT, "", subjects))
    arguments.extend(Argument(Function.OBJECT, "", coordinated(thing)) for thing in (*objects, *attributes))
    if verb.dep_ == "relcl" and not passive and not objects:
        has_relative_subject = any(c.dep_ in SUBJECTS and c.tag_ in _RELATIVE_TAGS for c in verb.children)
        if not has_relative_subject and any(c.dep_ in SUBJECTS for c in verb.children):
            arguments.append(Argument(Function.OBJECT, "", (verb.head,)))
    if verb.dep_ == "conj" and not objects and not attributes and verb.head.tag_ == verb.tag_ and not passive:
        arguments.extend(
            Argument(Function.OBJECT, "", coordinated(c), verb.head)
            for c in verb.head.children
            if c.dep_ == "dobj" and c.i > verb.i
        )
    if not objects and not passive:
        following = [
            c
            for c in verb.children
            if c.dep_ == "conj" and c.tag_ == verb.tag_ and not any(x.dep_ in SUBJECTS for x in c.children)
        ]
        for other in following:
            between = [
                c for c in verb.children if c.dep_ in ("prep", "dobj", "attr", "advcl", "ccomp", "xcomp") and c.i < other.i
            ]
            if not between:
                arguments.extend(Argument(Function.OBJECT, "", coordinated(c), other) for c in other.children if c.dep_ == "dobj")
    arguments.extend(_complements(verb))
    arguments.extend(_compared(verb))
    for thing in (*objects, *attributes, *(c for c in verb.children if c.dep_ == "acomp"), *(subjects if passive else ())):
        arguments.extend(Argument(a.function, a.marker, a.tokens, thing) for a in _complements(thing))
    for thing in objects:
        inside = tuple(c for c in thing.children if c.dep_ in ("compound", "nmod", "amod") and parsed.unit(c) is not None)
        if inside:
            arguments.append(Argument(Function.OBJECT, "", inside, thing))
    if not objects and not passive and verb.lemma_ not in _COPULAS:
        arguments.extend(Argument(Function.OBJECT, "", (c,)) for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    for complement in verb.children:
        infinitive = complement.dep_ in ("xcomp", "advcl") and any(
            c.dep_ == "aux" and c.lower_ == "to" for c in complement.children
        )
        if infinitive:
            arguments.append(Argument(Function.PREPOSITIONAL, "to", (complement,)))
        arguments.extend(_made_so(complement))
    construction = "passive" if passive else "active"
    if verb.dep_ in ("acl", "relcl"):
        construction = f"relative {construction}"
    elif verb.dep_ in ("advcl", "pcomp", "xcomp"):
        construction = f"participle {construction}"
    lemmas = tuple(dict.fromkeys((verb.lemma_.lower(), verb.lower_)))
    return Clause(verb, lemmas, PartOfSpeech.VERB, tuple(arguments), _words_around(verb), construction, verb)


def _made_so(complement: Token) -> Iterator[Argument]:
    """The infinitive of "make it easy to V": what the verb with its adjective is done to."""
    if complement.dep_ not in ("ccomp", "xcomp") or complement.pos_ not in ("ADJ", "ADV"):
        return
    if any(c.lower_ == "it" for c in complement.children):
        for below in complement.children:
            if below.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children):
                yield Argument(Function.PREPOSITIONAL, "to", (below,))


def _modal(modal: Token) -> Clause:
    verb = modal.head
    subjects = () if is_passive(verb) else tuple(t for s in surface_subjects(verb) for t in coordinated(s))
    arguments = [Argument(Function.OBJECT, "", (verb,))]
    if subjects:
        arguments.append(Argument(Function.SUBJECT, "", subjects))
    negations = frozenset({"not"} if any(c.dep_ == "neg" for c in verb.children) else ())
    return Clause(modal, (modal.lower_,), PartOfSpeech.VERB, tuple(arguments), negations, "active", modal)


def _words_around(head: Token) -> frozenset[str]:
    """Lemmas of what may belong to a multiword predicate."""
    found: set[str] = set()
    for child in map(past_quantity, head.children):
        if child.dep_ in ("prt", "advmod", "dobj", "acomp", "attr", "oprd", "prep", "agent", "nsubj", "ccomp"):
            found.update((child.lemma_.lower(), child.lower_))
            if child.dep_ in ("prep", "ccomp"):
                found.update(x.lemma_.lower() for x in child.children if x.dep_ in ("pobj", "nsubj", "prep"))
            if child.dep_ == "ccomp" or (child.dep_ == "dobj"):
                found.update(x.lower_ for x in child.children if x.dep_ in ("acomp", "amod"))
    return frozenset(found)


def _complements(head: Token) -> Iterator[Argument]:
    """The prepositional complements of a word, with markers such as "in definition of"."""
    for child in head.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "PART", "ADV", "VERB"):
            yield from _behind(child, child.lower_, 1)
        elif child.dep_ == "dative" and child.pos_ != "ADP":
            yield Argument(Function.PREPOSITIONAL, "to", coordinated(child))
        elif child.dep_ in ("advmod", "prt"):
            for nested in child.children:
                if nested.dep_ == "prep":
                    yield from _behind(nested, nested.lower_, 1)


def _compared(verb: Token) -> Iterator[Argument]:
    """What a comparative beside a verb compares with, wherever the parse hangs "than": "spends more on X as a share than Y"."""
    if not any(c.tag_ in ("RBR", "JJR") for c in verb.children):
        return
    own = [c for c in verb.children if c.dep_ == "prep" and c.lower_ != "than"]
    for than in (t for t in verb.subtree if t.lower_ == "than" and t.dep_ == "prep" and t.i > verb.i and t.head.i != verb.i):
        heads = tuple(x for o in than.children if o.dep_ == "pobj" for x in coordinated(o))
        yield Argument(Function.PREPOSITIONAL, "than", heads)
        for preposition in own:
            for thing in (o for o in preposition.children if o.dep_ == "pobj"):
                yield Argument(Function.PREPOSITIONAL, f"{preposition.lower_} {thing.lemma_.lower()} than", heads)


def _behind(preposition: Token, marker: str, depth: int) -> Iterator[Argument]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp") and child.lower_ != preposition.lower_:
            heads = coordinated(child)
            yield Argument(Function.PREPOSITIONAL, marker, heads)
            if depth < _DEEPEST_MARKER and child.pos_ in ("NOUN", "PROPN"):
                for nested in child.children:
                    if nested.dep_ == "prep":
                        yield from _behind(nested, f"{marker} {child.lemma_.lower()} {nested.lower_}", depth + 1)
                        if nested.lower_ in _RAISED:
                            yield from _behind(nested, nested.lower_, _DEEPEST_MARKER)
        elif child.dep_ == "prep":
            yield from _behind(child, f"{marker} {child.lower_}", depth)
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _behind(child, child.lower_, depth)


def _adjectival(adjective: Token) -> Iterator[Clause]:
    head = adjective.head
    arguments = tuple(_complements(adjective))
    words = _words_around(adjective)
    if adjective.dep_ in ("acomp", "conj") and (head.lemma_ in _COPULAS or head.pos_ == "ADJ"):
        verb = head if head.lemma_ in _COPULAS else head.head
        subjects = tuple(t for s in surface_subjects(verb) for t in coordinated(s))
        if subjects and verb.lemma_ in _COPULAS:
            own = (Argument(Function.SUBJECT, "", subjects), *arguments, *_complements(verb))
            yield Clause(adjective, (adjective.lower_,), PartOfSpeech.ADJECTIVE, own, words, "copula", verb)
    elif adjective.dep_ == "amod" and adjective.i > head.i and arguments:
        own = (Argument(Function.SUBJECT, "", (head,)), *arguments)
        yield Clause(adjective, (adjective.lower_,), PartOfSpeech.ADJECTIVE, own, words, "adjective", adjective)


def noun_lemma(parsed: ParsedPassage, token: Token) -> str:
    """The noun's lemma; of a name whose last word is a common noun ("Hansa partnership") that noun."""
    unit = parsed.unit(token)
    if unit is None:
        return token.lemma_.lower()
    last = unit.members[-1].text.split()[-1]
    return last if last.islower() else ""


def _adjacent(parsed: ParsedPassage, name: Token) -> Iterator[Argument]:
    """What a name's own noun takes right behind it, however it was attached: "the X partnership between A, B and C"."""
    doc = parsed.doc
    if parsed.unit(name) is None or name.i + 2 >= len(doc) or doc[name.i + 1].pos_ != "ADP":
        return
    at = name.i + 2
    while at < len(doc) and doc[at].dep_ == "det":
        at += 1
    if at >= len(doc) or parsed.unit(doc[at]) is None:
        return
    read_already = doc[at].head.i == name.i + 1 and doc[name.i + 1].head.i == name.i
    is_modifier = at + 1 < len(doc) and doc[at + 1].tag_ in ("NN", "NNS", "NNP", "NNPS", "POS")
    if not read_already and not is_modifier:
        yield Argument(Function.PREPOSITIONAL, doc[name.i + 1].lower_, (doc[at],))


def _behind_participle(noun: Token) -> Iterator[Argument]:
    """A noun's complement behind a participle that has its own: "an amendment offered by X to the Y Act"."""
    for participle in noun.children:
        if participle.dep_ == "acl" and participle.tag_ == "VBN" and participle.i == noun.i + 1:
            agents = [c for c in participle.children if c.dep_ == "agent"]
            yield from (a for a in _complements(participle) if agents and a.marker == "to" and a.tokens[0].i > agents[0].i)


def _nominal(parsed: ParsedPassage, noun: Token, english: English) -> Iterator[Clause]:
    lemma = noun_lemma(parsed, noun)
    if not lemma:
        return
    complements = [*_complements(noun), *_adjacent(parsed, noun), *_behind_participle(noun)]
    compounds = [
        Argument(Function.COMPOUND, "", (c,)) for c in noun.children if c.dep_ in ("compound", "nmod", "amod") and parsed.unit(c)
    ]
    if noun.dep_ in ("compound", "nmod"):
        outer = (c for c in noun.head.children if c.i == noun.i - 1 and c.dep_ in ("compound", "nmod") and parsed.unit(c))
        compounds += [Argument(Function.COMPOUND, "", (c,)) for c in outer]
    possessors = [Argument(Function.POSSESSIVE, "", (c,)) for c in noun.children if c.dep_ == "poss"]
    inner = (*complements, *compounds, *possessors)
    words = frozenset(x for c in noun.children if c.dep_ in ("compound", "amod", "nmod") for x in (c.lower_, c.lemma_.lower()))
    lemmas = (lemma,)
    for subjects, construction, anchor in _subjects_of_noun(parsed, noun):
        own = (Argument(Function.SUBJECT, "", subjects), *inner)
        if anchor.lemma_ in _COPULAS and construction == "copula":
            own = (*own, *_complements(anchor))
        yield Clause(noun, lemmas, PartOfSpeech.NOUN, own, words, construction, anchor)
    yield Clause(noun, lemmas, PartOfSpeech.NOUN, inner, words, "noun phrase", noun)
    verb = english.nominalisations.get(lemma)
    if verb and parsed.unit(noun) is None:
        yield Clause(noun, (verb,), PartOfSpeech.VERB, tuple(_as_verb(complements, possessors)), words, "nominal", noun)


def _as_verb(complements: list[Argument], possessors: list[Argument]) -> Iterator[Argument]:
    """The arguments of a nominalisation: "of" is the object (of an intransitive verb the subject), "by" the subject."""
    has_of = any(a.marker == "of" for a in complements)
    for argument in complements:
        if argument.marker == "of":
            yield Argument(Function.OBJECT, "", argument.tokens)
        elif argument.marker == "by":
            yield Argument(Function.SUBJECT, "", argument.tokens)
        else:
            yield argument
    for argument in possessors:
        yield Argument(Function.SUBJECT if has_of else Function.OBJECT, "", argument.tokens)


def _subjects_of_noun(parsed: ParsedPassage, noun: Token) -> Iterator[tuple[tuple[Token, ...], str, Token]]:
    """Who a noun is predicated of, by what construction, and the word that decides what is claimed."""
    head = noun.head
    chain = noun
    while chain.dep_ == "conj" and chain.head.pos_ in _NOMINAL and chain.head.i != chain.i:
        chain = chain.head
    if chain.dep_ == "attr" and chain.head.lemma_ in _COPULAS:
        subjects = tuple(t for s in surface_subjects(chain.head) for t in coordinated(s))
        if subjects:
            yield subjects, "copula", chain.head
    if noun.dep_ == "appos":
        yield coordinated(head), "apposition", noun
    for child in noun.children:
        if child.dep_ == "appos" and parsed.unit(child):
            yield coordinated(child), "apposition", noun
        if child.dep_ == "compound" and parsed.unit(child) and child.i == noun.i - 1:
            yield (child,), "compound", noun
    if parsed.unit(noun) is not None:
        yield (noun,), "name", noun
    elif any(c.dep_ == "acl" and any(a.dep_ == "agent" for a in c.children) for c in noun.children):
        # What has a maker may be called by the maker's name.
        yield (noun,), "name", noun
    # "this Hansa offshoot guild": the guild is an offshoot.
    if noun.dep_ in ("compound", "nmod") and head.i == noun.i + 1 and parsed.unit(noun) is None and head.pos_ == "NOUN":
        yield (head,), "modifier", noun
    # "A and its B partners": A is one of them.
    partners = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in noun.children)
    if noun.dep_ == "conj" and partners and parsed.unit(head) is not None and noun.tag_ == "NNS":
        yield (head,), "fellowship", noun
    if chain.dep_ == "pobj" and chain.head.lower_ == "as" and chain.head.head.dep_ in ("acl", "relcl"):
        return
