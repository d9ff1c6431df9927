"""Words for a property that has only its label: clauses in the form of the lexicon, and adjectives that grade its values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ntib_graph.vocabulary.english import English, Inflection
from ntib_graph.vocabulary.ontology import OntologyProperty


def default_clauses(relation: OntologyProperty, english: English, classes: Collection[str] = ()) -> tuple[str, ...]:
    """Canonical clauses from a property's label: "has capital", "capital" and "capital of" all name a capital.

    "member of" relates its subject to the whole; a bare noun relates its object to the subject; a verb ("borders", "flows
    through", "founded by") is one.  ``classes`` are the nouns of the domain's classes in lower case.
    """
    words = relation.label.replace("{", "").replace("}", "").lower().split()
    if words and words[0] in ("is", "was", "be", "are"):
        words = words[1:]
    return tuple(dict.fromkeys(_clauses(words, relation, english, classes))) if words else ()


def _clauses(words: list[str], relation: OntologyProperty, english: English, classes: Collection[str]) -> Iterator[str]:
    if words[0] in ("has", "have", "with") and len(words) > 1:
        noun = " ".join(w for w in words[1:] if w not in english.prepositions)
        yield from _of_noun(noun, relation, english)
    elif len(words) > 1 and words[-1] in english.prepositions:
        yield from _before_preposition(words[:-1], words[-1], english)
    elif words[0] in english.prepositions and len(words) > 1:
        yield f"{{subject}} be {words[0]} {{object}}"
        if words[0] in ("in", "at", "within"):
            yield f"{{subject}} lie {words[0]} {{object}}"
            yield f"{{_}} locate {{subject}} {words[0]} {{object}}"
            yield f"{{_}} find {{subject}} {words[0]} {{object}}"
        if " ".join(words[1:]) not in classes:
            yield f"{{object}} be the {' '.join(words[1:])} of {{subject}}"
    else:
        verbs = () if relation.has_literals else _verbs(words, english)
        for verb in verbs:
            yield f"{{subject}} {verb} {{object}}"
        # "border" may be a noun too, "borders" of one thing is none.
        if not verbs or words[0] in verbs:
            yield from _of_noun(" ".join(words), relation, english)


def _of_noun(noun: str, relation: OntologyProperty, english: English) -> Iterator[str]:
    """The clauses of a property that names its object: "capital"."""
    attribute = attribute_of(relation, english)
    nouns = dict.fromkeys((noun, *attribute["names"], *attribute.get("nouns", ())) if attribute else (noun,))
    for each in nouns:
        yield f"{{object}} be the {each} of {{subject}}"
        if attribute:
            yield f"{{object}} be the {each} in {{subject}}"
    yield f"{{subject}} have {noun} {{object}}"
    yield from (attribute or {}).get("clauses", ())
    yield from english.mapping("labels", "clauses").get(noun, ())
    yield from _of_date(noun, english)


def _of_date(noun: str, english: English) -> Iterator[str]:
    """The clauses of a date that something happened: "release year", "date of publication"."""
    words = noun.split()
    times = english.mapping("questions", "asking")["time_nouns"]
    event = words[0] if words[-1] in times else words[-1] if words[0] in times else ""
    if len(words) < 2 or not event:
        return
    base = english.nominalisations.get(event, event)
    yield f"{{_}} {base} {{subject}} in {{object}}"
    yield f"{{_}} {base} {{subject}} on {{object}}"


def _before_preposition(stem: list[str], preposition: str, english: English) -> Iterator[str]:
    """The clauses of a label that ends in a preposition: "founded by", "flows through", "member of"."""
    verbs = _verbs(stem, english)
    if english.is_participle(stem[-1]) and not verbs:
        yield f"{{subject}} be {' '.join(stem)} {preposition} {{object}}"
        if stem[-1] in english.words("labels", "locating"):
            yield f"{{subject}} be {preposition} {{object}}"
        for base in _bases(stem[-1], english) if len(stem) == 1 else ():
            if preposition != "by":
                yield f"{{_}} {base} {{subject}} {preposition} {{object}}"
                continue
            said = f"{{object}} {base} {{subject}}"
            yield said
            for noun, clauses in english.mapping("labels", "clauses").items():
                if said in clauses:
                    yield f"{{object}} be the {noun} of {{subject}}"
    elif verbs:
        for verb in verbs:
            yield f"{{subject}} {verb} {preposition} {{object}}"
            if preposition in ("through", "over", "across") and verb in ("cross", "traverse", "pass", "run"):
                yield f"{{subject}} {verb} {{object}}"
    else:
        yield f"{{subject}} be the {' '.join(stem)} {preposition} {{object}}"


def _verbs(words: list[str], english: English) -> tuple[str, ...]:
    """The base forms of a verb in the present, its synonyms after it; nothing where the words are no verb."""
    if len(words) != 1:
        return ()
    groups: list[list[str]] = english.mapping("labels", "verbs")["groups"]
    found: list[str] = []
    for group in groups:
        for verb in group:
            kinds = english.verb_forms(verb).get(words[0], ())
            if Inflection.BASE in kinds or Inflection.PRESENT in kinds:
                found.extend((verb, *(other for other in group if " " not in other)))
    return tuple(dict.fromkeys(found))


def _bases(participle: str, english: English) -> tuple[str, ...]:
    """The base forms that a participle may come from."""
    candidates = [base for base, (_, form) in english.irregular_verbs.items() if form == participle]
    if not candidates and participle.endswith("ed"):
        # "produced" drops an e, "directed" ends in two consonants and has none.
        has_e = participle[-4] in "aeiou" or participle[-3] in "cgsvzu"
        likely = (participle[:-1], participle[:-2]) if has_e else (participle[:-2], participle[:-1])
        stems = (*likely, participle[:-3], f"{participle[:-3]}y")
        candidates = [s for s in stems if len(s) > 2 and participle in english.verb_forms(s)]
    return tuple(dict.fromkeys(candidates))


def attribute_of(relation: OntologyProperty, english: English) -> Mapping[str, Any] | None:
    """What English says of the measure that a property's label names; None for any other property."""
    if not relation.has_literals:
        return None
    table = english.mapping("labels", "attributes")
    label = relation.label.lower()
    words = [w for w in label.split() if w not in ("total", "of", "number", "the")]
    found = next((w for w in (label, *reversed(words)) if w in table), None)
    return {**table[found], "names": (found,), "rank": list(table).index(found)} if found else None


def rank_of(relation: OntologyProperty, english: English) -> int:
    """How near an adjective that measures several things is to this one: 0 is nearest."""
    attribute = attribute_of(relation, english)
    rank: int = attribute["rank"] if attribute else 0
    return rank


def grading_adjectives(relation: OntologyProperty, english: English) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Adjectives whose higher degree means a greater value, and a smaller one: the domain's own, else what English has."""
    if relation.high or relation.low:
        return relation.high, relation.low
    attribute = attribute_of(relation, english) or {}
    return tuple(attribute.get("high", ())), tuple(attribute.get("low", ()))
