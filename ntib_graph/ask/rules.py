"""The grammar of questions: what two neighbouring meanings make together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ntib_graph.ask.composition import OTHER_MARKER, Composer
from ntib_graph.ask.items import LIMIT, Category, Item, Place, Slot
from ntib_graph.ask.operations import Operations
from ntib_graph.ask.records import replace
from ntib_graph.ask.relation_words import Form
from ntib_graph.ask.tokens import Token
from ntib_graph.model.queries import Variable

REDUCED = frozenset({Form.PASSIVE.value, Form.GERUND.value, Form.ADJECTIVE.value, "relative", "negated", "comparative"})
FIXED_MARKERS = frozenset({"by", "before", "after", "since", "until", "than", "without", "except", "no", "lacking"})

PLACING = frozenset({"in", "of", "at", "on", "within", "inside", "from", "through"})
IMPLIED = 0.7
"""What a relation costs that only the types and such a preposition say."""
FAR = 0.02
"""What each word between costs an argument with a preposition."""

Rule = Callable[["Rules", Item, Item], Iterator[Item | None]]


@dataclass(frozen=True)
class Rules:
    """The rules against one question's tokens."""

    composer: Composer
    operations: Operations
    tokens: tuple[Token, ...]
    copulas: frozenset[str]

    def combine(self, left: Item, right: Item) -> Iterator[Item]:
        """All meanings of two neighbours together, spanning both."""
        # What follows belongs to the nearest: the wider the left side, the dearer.
        reach = FAR * (left.end - left.start - 1) if right.category is Category.MARKED else 0.0
        for rule in RULES.get((left.category, right.category), ()):
            for made in rule(self, left, right):
                if made is not None and made.cost + reach <= LIMIT:
                    yield replace(made, start=left.start, end=right.end, cost=made.cost + reach)

    def has_copula(self, *items: Item) -> bool:
        """Whether a form of "be" was set aside just before one of the items."""
        return any(self.tokens[item.start].set_aside & self.copulas for item in items)


# --- arguments


def mark(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """A preposition and a set; a negation, a conjunction or a superlative and a set."""
    if left.word == "marker" and right.category is Category.SET:
        yield replace(right, category=Category.MARKED, word=left.words[0])


def fill_marked(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """An argument after its preposition, to the right."""
    argument = replace(right, category=Category.SET)
    if right.word == "no":
        for slot in left.at(Place.RIGHT):
            filled = rules.composer.fill(left, slot, argument)
            yield rules.operations.negate(filled) if filled else None
        return
    for slot, cost in _slots_for(left, right.word):
        filled = rules.composer.fill(left, slot, argument, cost)
        if filled and left.graded and isinstance(right.focus, Variable) and not right.members:
            yield rules.operations.extreme_of_graded(left, filled)
        else:
            yield filled


def _slots_for(item: Item, marker: str) -> Iterator[tuple[Slot, float]]:
    for slot in item.at(Place.MARKED):
        if slot.marker == marker:
            yield slot, 0.0
        elif marker not in FIXED_MARKERS and slot.marker not in FIXED_MARKERS and " " not in marker and slot.qualifier is None:
            yield slot, OTHER_MARKER


def fill_fronted(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A preposition and its argument before the clause ("in which report was X cited")."""
    argument = replace(left, category=Category.SET)
    for slot, cost in _slots_for(right, left.word):
        filled = rules.composer.fill(right, slot, argument, cost)
        yield replace(filled, category=Category.CLAUSE) if filled else None


def place_first(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A preposition and its argument before what is related to it ("in which state is X")."""
    if left.asked and not right.asked and rules.has_copula(right) and right.word != "asked":
        argument = replace(left, category=Category.SET)
        for made in rules.operations.implicit(replace(right, is_name=False), argument, 0.3):
            yield replace(made, category=Category.CLAUSE, is_name=False) if made else None


def fill_right(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A verb and its object."""
    for slot in left.at(Place.RIGHT):
        yield rules.composer.fill(left, slot, right)


def fill_left(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A subject and its verb; a noun and what restricts it."""
    is_incomplete = right.word == Form.ADJECTIVE.value and any(right.at(Place.RIGHT))
    for slot in right.at(Place.LEFT):
        cost = 0.0 if right.word != Form.PASSIVE.value or rules.has_copula(left, right) or right.start == 0 else 0.2
        if right.word == Form.ADJECTIVE.value and not rules.has_copula(left, right):
            cost += 0.4
        filled = rules.composer.fill(right, slot, left, cost)
        yield replace(filled, category=Category.CLAUSE) if filled else None
        if isinstance(left.focus, Variable) and not left.is_name and not is_incomplete:
            loose = 0.0 if right.word in REDUCED else 0.25
            if left.word == "asked":
                loose += 0.3
            yield rules.composer.restrict(left, right, slot, loose)


def strand(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """A preposition whose noun stands elsewhere ("limited to")."""
    if right.word != "marker":
        return
    for slot, cost in _slots_for(left, right.words[0]):
        others = tuple(s for s in left.slots if s.role != slot.role)
        yield replace(left, slots=(*others, replace(slot, place=Place.EXTRACTED)), cost=left.cost + cost)


def extract(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """The question word or the head of a relative before a clause that lacks it ("who did X add")."""
    for slot in right.slots:
        if slot.place not in (Place.EXTRACTED, Place.RIGHT):
            continue
        if left.asked and left.asked.node == left.focus:
            yield rules.composer.fill(right, slot, left)
        if isinstance(left.focus, Variable) and not left.is_name:
            loose = 0.0 if right.word == "relative" else 0.3
            if left.word == "asked":
                loose += 0.3
            yield rules.composer.restrict(left, right, slot, loose)
    asked = left.asked
    if asked and asked.kind == "what" and left.word == "asked" and right.word == "connection":
        yield right
    if asked and asked.kind == "when" and left.word == "asked":
        yield rules.operations.ask_time(left, right)
        for slot in right.at(Place.MARKED):
            if slot.is_literal:
                yield rules.composer.fill(right, slot, left)
    if asked and asked.kind == "why" and left.word == "asked":
        yield rules.operations.ask_reason(left, right)
    if asked and asked.kind == "where" and left.word == "asked":
        for slot in right.at(Place.MARKED):
            yield rules.composer.fill(right, slot, left, 0.1)


def relative(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """As in "that", "which" before what restricts a noun."""
    if left.word == "relative" and right.word != "relative":
        yield replace(right, word="relative", cost=right.cost)
    if left.word == "whose" and right.category is Category.CLAUSE:
        for slot in right.at(Place.MARKED):
            if slot.marker == "of":
                yield replace(right, slots=(replace(slot, place=Place.EXTRACTED),), word="relative")
    if left.word == "marked relative" and right.category is Category.CLAUSE:
        for slot, cost in _slots_for(right, left.words[0]):
            others = tuple(s for s in right.slots if s.role != slot.role)
            yield replace(right, slots=(*others, replace(slot, place=Place.EXTRACTED)), cost=right.cost + cost, word="relative")


def words_together(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """Words of the grammar that work together."""
    kinds = (left.word, right.word)
    if left.word == "marker" and right.word == "relative":
        yield replace(left, word="marked relative")
    if kinds == ("conjunction", "negation") or kinds == ("contrast", "negation"):
        yield replace(left, word="exception")
    if left.word == "how" and right.word == "adjective":
        yield replace(right, word="how adjective")
    if left.word == "conjunction" and right.word == "conjunction":
        yield left


# --- sets


def sets_together(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """Two sets: which + noun, title + name, compound, possessive, being the same."""
    composer, operations = rules.composer, rules.operations
    if left.word == "asked" and left.asked and left.asked.kind in ("what", "count") and not rules.has_copula(right):
        yield operations.determine(left, right)
    if left.word == "asked" and left.asked and left.asked.kind == "value" and right.value_of:
        yield operations.determine(left, right)
    is_linked = rules.has_copula(right)
    if is_linked or rules.has_copula(left):
        yield from same_thing(rules, left, right)
    if right.word == "possessor":
        for slot in left.slots:
            if slot.qualifier is None and slot.place in (Place.MARKED, Place.BEFORE_NOUN):
                yield composer.fill(left, slot, replace(right, word=""), 0.05)
        yield from operations.implicit(left, right, 0.6)
    elif not is_linked:
        yield operations.appose(left, right)
        unlinked = 0.5 if left.asked and left.word != "genitive" else 0.0
        for slot in right.at(Place.BEFORE_NOUN) if left.word not in ("asked", "possessor") else ():
            yield composer.fill(right, slot, left, unlinked + (0.0 if left.is_name else 0.2))
        if not left.asked and (left.is_name or right.is_name):
            yield from operations.compound(left, right)
    if left.members and left.word == "or":
        return
    if right.members and right.word == "or" and left.asked:
        yield operations.choose_among(left, right)


def same_thing(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """Two sets with a form of "be" before the second, or before the first ("is X Y?")."""
    composer, operations = rules.composer, rules.operations
    yield composer.identify(left, right)
    yield from operations.relate_by_being(left, right)
    if left.word != "asked" or not left.asked:
        return
    if left.asked.kind == "where":
        yield operations.whereabouts(left, right)
    if left.asked.kind == "when":
        yield operations.ask_date_of(left, right)
    if left.asked.kind in ("what", "who") and right.is_name:
        yield operations.profile(left, right)


def set_and_marked(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A noun and a prepositional phrase."""
    if right.word in ("no", "lacking"):
        if right.word == "lacking" and left.word != "asked":
            yield from rules.operations.lack(left, replace(right, category=Category.SET))
        return
    if left.word == "connected" and left.is_name and right.is_name and right.word in ("to", "with"):
        yield rules.operations.connect(left, replace(right, category=Category.SET))
        return
    if right.word == "named":
        yield rules.operations.name_of(left, right)
        return
    yield from fill_marked(rules, left, right)
    argument = replace(right, category=Category.SET)
    if right.word in ("having", "with", "of") and (right.extreme or right.graded):
        yield rules.operations.owner_of_extreme(left, argument)
    if right.word in ("having", "with"):
        if right.extreme and right.extreme.by_count:
            yield from rules.operations.owner_of_count(left, argument)
            return
        yield from having(rules, left, argument)
    if right.word in ("by", "in", "in terms of"):
        yield rules.operations.measured_by(left, argument)
    if left.is_name and right.is_name and right.word in ("of", "in"):
        yield from rules.operations.implicit(left, argument, 0.1)
    if (left.is_bare and left.word != "asked") or (left.focus is not None and not left.is_name and left.word != "asked"):
        if right.word == "of":
            yield rules.operations.appose(left, argument, is_of=True)
        if right.word not in FIXED_MARKERS and not right.extreme:
            yield from rules.operations.implicit(left, argument, IMPLIED if right.word in PLACING else 1.0)
    if left.word == "asked" and right.word == "of" and left.asked:
        yield rules.operations.determine(left, argument)
    if left.word == "asked" and left.asked and rules.has_copula(left, right) and left.asked.kind in ("what", "who"):
        yield from rules.operations.implicit(left, argument, 1.2)


def having(rules: Rules, owner: Item, noun: Item) -> Iterator[Item | None]:
    """An owner and a relational noun: as in "state with the capital X", "countries with a population over 5"."""
    if noun.extreme or noun.graded or noun.edge is None or noun.asked or owner.word == "asked":
        return
    for slot in noun.slots:
        if slot.qualifier is None and (slot.place is Place.BEFORE_NOUN or slot.marker == "of"):
            yield rules.composer.restrict(owner, noun, slot, 0.1)
            return


def word_and_marked(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A comparative and what is compared with; a conjunction."""
    yield from conjoin(rules, left, right)
    if left.word == "possessive" and right.word == "no":
        yield replace(right, word="lacking")
    if left.word == "comparative" and right.word == "than":
        yield from rules.operations.compare(left, replace(right, category=Category.SET))


# --- clauses


def with_choice(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """As in "..., A or B" after a question."""
    if right.members and right.word == "or" and left.asked:
        yield rules.operations.choose_among(left, right)


def with_time(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A date after what it dates."""
    yield rules.operations.attach_time(left, right)


def time_first(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A date before what it dates."""
    yield rules.operations.attach_time(right, left, 0.1)


def word_and_time(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """As in "before 2017"."""
    yield rules.operations.time_relation(left, right)
    yield from conjoin(rules, left, right)


def word_and_set(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A word of the grammar before a set."""
    operations = rules.operations
    yield from mark(rules, left, right)
    if left.word == "universal":
        yield replace(right, is_every=True, is_bare=False)
    if left.word == "negation":
        yield operations.negate_set(right)
        if left.words[0] == "no" and not right.is_name and not right.asked:
            yield replace(right, category=Category.MARKED, word="no")
    if left.word in ("superlative", "first", "last", "most", "fewest"):
        yield from operations.superlative(left, right)
    if left.word == "bound":
        yield operations.bound(left, right)
    if left.word == "bounded":
        yield operations.within(left, right)
    if left.word in ("sum", "average"):
        yield operations.summarise(left, right)
    if left.word == "filter":
        yield operations.filter_by(left, right)
    if left.word == "how adjective":
        yield from operations.measure(left, right)
    yield from conjoin(rules, left, right)
    if left.word == "possessive" and not right.asked:
        yield replace(right, category=Category.MARKED, word="having")


def set_and_word(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A set before a word of the grammar: the possessive's ending; a light verb whose object stands before ("does X have")."""
    if right.word == "superlative" and rules.has_copula(right):
        yield from rules.operations.is_extreme(left, right)
    if right.word == "sum":
        yield rules.operations.summarise(right, left)
    if right.word == "bounded":
        yield rules.operations.exceed(left, right)
    if right.word == "genitive":
        yield replace(left, cost=left.cost - 0.05, word="genitive")
    if right.word == "connecting" and left.is_name:
        yield replace(left, word="connected")
    if right.word == "possessive" and not left.asked and right.words[0] != "with":
        yield replace(left, word="possessor")


def word_and_predicate(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A word of the grammar before a predicate or clause."""
    yield from conjoin(rules, left, right)
    yield from relative(rules, left, right)
    if left.word == "how" and right.word == "connection":
        yield right
    if left.word == "how" and right.category is Category.CLAUSE:
        yield from rules.operations.ask_manner(left, right)
    if left.word == "before or after" and right.category is Category.CLAUSE:
        yield Item(left.start, right.end, Category.JOINED, right.cost, word=left.word, members=(right,))
    if left.word == "negation":
        yield rules.operations.negate(right)
    if left.word in ("first", "last"):
        yield rules.operations.order_by_time(left, right)


def predicate_and_word(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A stranded preposition; "first", "earlier" after the verb."""
    yield from strand(rules, left, right)
    if right.word in ("first", "last", "earlier", "later"):
        yield rules.operations.order_by_time(right, left)


JOINING = frozenset({"conjunction", "alternative", "exception", "contrast", "comma"})


def connection_between(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """As in "the link between X and Y"."""
    if left.word == "connection" and right.word == "between" and len(right.members) == 2:
        yield rules.operations.connect(*right.members)


def conjoin(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """A conjunction and what it joins."""
    if left.word in JOINING and (right.category is not Category.SET or not right.asked):
        yield Item(left.start, right.end, Category.JOINED, right.cost, word=left.word, members=(right,))


def joined(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """Anything, a conjunction, and something of its kind."""
    if right.word == "before or after":
        yield rules.operations.before_or_after(left, right.members[0])
        return
    yield from rules.operations.coordinate(left, right)


def nominal_argument(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A set before a nominal or noun that takes it ("harbour expansion")."""
    for slot in right.at(Place.BEFORE_NOUN):
        yield rules.composer.fill(right, slot, left)


def extract_or_nominal(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A set before a clause."""
    yield from extract(rules, left, right)
    if right.word == Form.NOMINAL.value:
        yield from nominal_argument(rules, left, right)


RULES: dict[tuple[Category, Category], tuple[Rule, ...]] = {
    (Category.WORD, Category.SET): (word_and_set,),
    (Category.WORD, Category.WORD): (words_together,),
    (Category.WORD, Category.MARKED): (word_and_marked, connection_between),
    (Category.SET, Category.JOINED): (joined,),
    (Category.PREDICATE, Category.JOINED): (joined,),
    (Category.CLAUSE, Category.JOINED): (joined,),
    (Category.TIME, Category.JOINED): (joined,),
    (Category.WORD, Category.TIME): (word_and_time,),
    (Category.WORD, Category.PREDICATE): (word_and_predicate,),
    (Category.WORD, Category.CLAUSE): (word_and_predicate,),
    (Category.SET, Category.SET): (sets_together,),
    (Category.SET, Category.MARKED): (set_and_marked,),
    (Category.SET, Category.PREDICATE): (fill_left,),
    (Category.SET, Category.CLAUSE): (extract_or_nominal,),
    (Category.SET, Category.WORD): (set_and_word, predicate_and_word),
    (Category.SET, Category.TIME): (with_time,),
    (Category.MARKED, Category.CLAUSE): (fill_fronted,),
    (Category.MARKED, Category.PREDICATE): (fill_fronted,),
    (Category.MARKED, Category.SET): (place_first,),
    (Category.PREDICATE, Category.SET): (fill_right, with_choice),
    (Category.PREDICATE, Category.MARKED): (fill_marked,),
    (Category.PREDICATE, Category.WORD): (predicate_and_word,),
    (Category.PREDICATE, Category.TIME): (with_time,),
    (Category.CLAUSE, Category.SET): (fill_right, with_choice),
    (Category.CLAUSE, Category.MARKED): (fill_marked,),
    (Category.CLAUSE, Category.WORD): (predicate_and_word,),
    (Category.CLAUSE, Category.TIME): (with_time,),
    (Category.TIME, Category.CLAUSE): (time_first,),
    (Category.TIME, Category.SET): (time_first,),
}
