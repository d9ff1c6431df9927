"""The written forms of a domain's relation words, each with the frame it opens in that form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ntib_graph.ask.items import Category, Item, Place, Slot
from ntib_graph.ask.slot_types import SlotTypes
from ntib_graph.model.queries import Edge, Effect, Pattern, Variable
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary import lexicon as lx
from ntib_graph.vocabulary import namespaces as ns
from ntib_graph.vocabulary.english import English, Inflection

LONE_NOUN = 0.4
"""What a relational noun costs until its argument is there: "countries" alone are not members of anything."""

EFFECTS = {
    lx.Effect.HOLDS: Effect.HOLDS,
    lx.Effect.BEGINS: Effect.BEGINS,
    lx.Effect.ENDS: Effect.ENDS,
    lx.Effect.DENIES: Effect.DENIED,
}


class Form(StrEnum):
    """How a relation word stands in the question."""

    ACTIVE = "active"
    PASSIVE = "passive"
    GERUND = "gerund"
    NOUN = "noun"
    NOMINAL = "nominal"
    """A noun made from a verb: it stands for the fact."""
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Frame:
    """Entries of one property whose words and core arguments agree: their places together, by role."""

    property: Iri
    effect: Effect
    part_of_speech: lx.PartOfSpeech
    words: tuple[str, ...]
    places: tuple[tuple[str, lx.Function, str], ...]
    """Role, function, marker."""
    is_default: bool
    cost: float = 0.0
    """More than nothing for a synonym of the lexicon's word."""

    def role_at(self, function: lx.Function) -> str | None:
        """The role that stands in a function."""
        return next((role for role, f, _ in self.places if f is function), None)


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A frame in one form; ``inflections`` of a verb."""

    frame: Frame
    inflections: tuple[Inflection, ...] = ()
    is_nominal: bool = False
    is_plural: bool = False


def gather_frames(entries: Iterable[lx.LexicalEntry]) -> tuple[Frame, ...]:
    """Frames of entries that differ only in their prepositional arguments."""
    core = (lx.Function.SUBJECT, lx.Function.OBJECT)
    groups: dict[tuple[object, ...], list[lx.LexicalEntry]] = defaultdict(list)
    for entry in entries:
        roles = tuple(sorted((s.role, s.function.value) for s in entry.slots if s.function in core))
        groups[(entry.property, entry.effect, entry.part_of_speech, entry.words, roles)].append(entry)
    return tuple(
        Frame(
            same[0].property,
            EFFECTS[same[0].effect],
            same[0].part_of_speech,
            same[0].words,
            tuple(dict.fromkeys((s.role, s.function, s.marker) for e in same for s in e.slots)),
            same[0].is_default,
        )
        for same in groups.values()
    )


def table_of_forms(frames: Iterable[Frame], english: English) -> Mapping[tuple[str, ...], tuple[RelationWord, ...]]:
    """Every written form (words in lower case) with what it may be."""
    table: dict[tuple[str, ...], list[RelationWord]] = defaultdict(list)
    nominals: dict[str, list[str]] = defaultdict(list)
    for noun, verb in english.nominalisations.items():
        nominals[verb].append(noun)
    for frame in frames:
        head, rest = frame.words[0], frame.words[1:]
        if frame.part_of_speech is lx.PartOfSpeech.VERB:
            for form, kinds in english.verb_forms(head).items():
                for fixed in dict.fromkeys((rest, _with_plural(rest, english))):
                    table[(form, *fixed)].append(RelationWord(frame, kinds))
            if (noun_frame := _noun_of(frame, english)) is not None:
                for form in (noun_frame.words[0], english.plural(noun_frame.words[0])):
                    table[tuple(form.split())].append(RelationWord(noun_frame, is_plural=form != noun_frame.words[0]))
            for noun in () if rest else nominals[head]:
                table[(noun,)].append(RelationWord(frame, is_nominal=True))
        elif frame.part_of_speech is lx.PartOfSpeech.NOUN:
            collective = english.mapping("questions", "collectives").get(head)
            for form in filter(None, (head, english.plural(head), collective)):
                key = tuple(" ".join((*rest, form)).split())
                table[key].append(RelationWord(frame, is_plural=form != head))
        else:
            table[frame.words].append(RelationWord(frame))
    return {key: tuple(words) for key, words in sorted(table.items())}


def _with_plural(rest: tuple[str, ...], english: English) -> tuple[str, ...]:
    """The fixed words with the last one in the plural, where it may be a noun: "have same problems as"."""
    if not rest or rest[-1] in english.prepositions or len(rest[-1]) < 4:
        return rest
    return (*rest[:-1], english.plural(rest[-1]))


def _noun_of(frame: Frame, english: English) -> Frame | None:
    """The noun of a light verb's frame: "X has the effect Y" makes Y an effect of X."""
    is_light = frame.words[0] in english.mapping("questions", "logic")["possessives"] and len(frame.words) > 1
    functions = {function: role for role, function, _ in frame.places}
    if not is_light or lx.Function.OBJECT not in functions or lx.Function.SUBJECT not in functions:
        return None
    places = (
        (functions[lx.Function.OBJECT], lx.Function.SUBJECT, ""),
        (functions[lx.Function.SUBJECT], lx.Function.PREPOSITIONAL, "of"),
    )
    words = (frame.words[-1], *frame.words[1:-1])
    return Frame(frame.property, frame.effect, lx.PartOfSpeech.NOUN, words, places, frame.is_default)


def open_word(word: RelationWord, form: Form, start: int, end: int, cost: float, types: SlotTypes) -> Item | None:
    """The item of a relation word: its fact with fresh variables, its open arguments; None where the form is impossible."""
    frame = word.frame
    subject, object_ = Variable(f"s{start}"), Variable(f"o{start}")
    edge = Edge(subject, frame.property, object_, effect=frame.effect)
    slots = tuple(_slots(frame, form, subject, object_, types))
    core = {lx.SUBJECT: subject, lx.OBJECT: object_}
    if form is Form.NOUN:
        role = frame.role_at(lx.Function.SUBJECT)
        if role not in core:
            return None
        slots = tuple(s for s in slots if s.role != role)
        classes, is_literal = types.of(frame.property, role)
        return Item(
            start,
            end,
            Category.SET,
            cost + LONE_NOUN,
            Pattern(),
            edge,
            core[role],
            frozenset() if is_literal else classes,
            frame.property if is_literal else None,
            slots,
            is_plural=word.is_plural,
            word=form.value,
            is_bare=True,
        )
    if form is Form.PASSIVE and not any(s.place is Place.LEFT for s in slots):
        return None
    if form in (Form.ACTIVE, Form.GERUND) and frame.role_at(lx.Function.SUBJECT) == lx.NOBODY:
        return None
    category = Category.CLAUSE if form is Form.NOMINAL else Category.PREDICATE
    return Item(start, end, category, cost, Pattern(), edge, slots=slots, word=form.value, head=frame.words[0])


def _slots(frame: Frame, form: Form, subject: Variable, object_: Variable, types: SlotTypes) -> Iterator[Slot]:
    nodes = {lx.SUBJECT: subject, lx.OBJECT: object_}
    for role, function, marker in frame.places:
        if role == lx.NOBODY:
            continue
        for place, mark in _places(frame, form, function, marker):
            if role in nodes:
                classes, literal = types.of(frame.property, role)
                yield Slot(role, place, nodes[role], classes, mark, literal, property=frame.property if literal else None)
            else:
                qualifier, name = _qualifier(role)
                known = types.ontology.properties.get(qualifier)
                node = Variable(f"q{subject.name[1:]}{name}")
                yield Slot(role, place, node, frozenset(known.ranges if known else ()), mark, qualifier=qualifier)


@cache
def _qualifier(role: str) -> tuple[Iri, str]:
    """A role that is a qualifier, and its name inside that of a variable."""
    return Iri(role), ns.slug(Iri(role).local_name).replace("-", "")


def _places(frame: Frame, form: Form, function: lx.Function, marker: str) -> Iterator[tuple[Place, str]]:
    """Where an argument of the canonical clause stands in another form of it."""
    is_transitive = frame.role_at(lx.Function.OBJECT) is not None
    if function is lx.Function.PREPOSITIONAL:
        yield Place.MARKED, marker
        if form is Form.NOUN and marker == "of":
            yield Place.BEFORE_NOUN, ""
    elif function in (lx.Function.COMPOUND, lx.Function.POSSESSIVE):
        yield Place.BEFORE_NOUN, ""
        yield Place.MARKED, "of"
    elif form is Form.PASSIVE:
        yield (Place.LEFT, "") if function is lx.Function.OBJECT else (Place.MARKED, "by")
    elif form is Form.NOMINAL:
        if function is lx.Function.OBJECT or not is_transitive:
            yield Place.MARKED, "of"
            yield Place.BEFORE_NOUN, ""
        else:
            yield Place.MARKED, "by"
    elif function is lx.Function.SUBJECT:
        yield Place.LEFT, ""
    else:
        yield Place.RIGHT, ""
