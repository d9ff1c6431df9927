"""Clauses and the words of the grammar: dates, conjunctions, negations, superlatives, amounts."""

from __future__ import annotations

from collections.abc import Iterator

from ntib_graph.ask.anchors import ANCHORING
from ntib_graph.ask.argument_rules import extract, mark, relative, strand
from ntib_graph.ask.items import Category, Item, Place
from ntib_graph.ask.records import replace
from ntib_graph.ask.relation_words import Form
from ntib_graph.ask.rules import Rules
from ntib_graph.model.queries import Variable
from ntib_graph.model.terms import Iri

ORDERING = frozenset({"first", "last", "earlier", "later"})
LIKENED = frozenset({"before", "after", "since", "same"})
"""Words after which a name may stand for a whole clause: "joined after Y"."""


def words_together(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:  # noqa: ARG001
    """Words of the grammar that work together."""
    kinds = (left.word, right.word)
    if left.word == "marker" and right.word == "relative":
        yield replace(left, word="marked relative")
    if kinds == ("conflicting", "time noun"):
        yield replace(left, word="conflicting dates")
    if kinds == ("contradicting", "marker") or kinds == ("contradicting", "during"):
        yield left
    if kinds == ("conjunction", "negation") or kinds == ("contrast", "negation"):
        yield replace(left, word="exception")
    if left.word == "how" and right.word == "adjective":
        yield replace(right, word="how adjective")
    if left.word == "conjunction" and right.word == "conjunction":
        yield left


def word_and_marked(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A comparative and what is compared with; a conjunction."""
    yield from conjoin(rules, left, right)
    if left.word == "conflicting dates":
        yield from rules.operations.disagreeing_dates(replace(right, category=Category.SET))
    if left.word == "difference" and right.word == "between" and len(right.members) == 2:
        yield rules.operations.differ(*right.members)
    if left.word == "possessive" and right.word == "no":
        yield replace(right, word="lacking")
    if left.word == "comparative" and right.word == "than":
        than = replace(right, category=Category.SET)
        found = [made for made in rules.operations.compare(left, than) if made]
        yield from found or rules.operations.larger(left.words[0], than)
    if left.word == "overlap" and right.members and right.word in ("between", "of", "in", "among"):
        yield from rules.operations.overlap(right)


def with_choice(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """As in "..., A or B" after a question."""
    if right.members and right.word == "or" and left.asked:
        yield rules.operations.ordered_among(left, right)
        yield rules.operations.choose_among(left, right)


def with_time(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A date after what it dates: not before its argument ("in 2022" is no "in" whose argument comes later)."""
    before = rules.tokens[right.start - 1].lower
    if right.word != "related" and "during" in rules.operations.vocabulary.grammar.get((before,), ()):
        return
    if left.word == Form.NOUN and left.edge and not any(isinstance(n, Iri) for n in (left.edge.subject, left.edge.object)):
        return
    dated = rules.operations.attach_time(left, right)
    if right.word != "alternatives":
        yield dated
    elif dated and dated.category is Category.CLAUSE:
        yield rules.operations.when(dated, right)


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
        found = [made for made in operations.superlative(left, right) if made]
        yield from found
        if left.word == "superlative" and not found:
            yield from operations.largest(left.words[0], right)
    if left.word in ("more", "fewer"):
        yield operations.more(left, right)
    if left.word == "shared":
        yield operations.share(right, left)
    if left.word == "bound":
        yield operations.bound(left, right)
    if left.word == "bounded":
        yield operations.within(left, right)
    if left.word in ANCHORING:
        if left.words[:1] != ("by",):
            yield from operations.dated_by_thing(left, right)
        yield (
            replace(right, category=Category.MARKED, word=left.word, years=left.years)
            if left.word in LIKENED and right.is_name
            else None
        )
    if left.word == "origin":
        yield operations.first_of_all(left, right)
    if left.word == "comparing" and len(right.members) == 2 and right.word == "and":
        yield operations.differ(*right.members)
    if left.word == "before or after" and right.is_name:
        for member in operations.dated_things(right):
            yield Item(left.start, right.end, Category.JOINED, member.cost, word=left.word, members=(member,))
    if left.word in ("comparing", "distinguishing") and right.is_name:
        yield replace(right, word="compared")
    if left.word == "telling":
        yield operations.tell(left, right)
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
    if right.word in ORDERING:
        yield rules.operations.order_things(left, right)
    if right.word == "differing" and left.word == "and" and len(left.members) == 2:
        yield rules.operations.differ(*left.members)
    if right.word == "differing" and left.is_name:
        yield replace(left, word="differing")
    if right.word == "time noun" and left.is_name and not left.asked:
        yield rules.operations.date_of(left, right)
    if right.word == "superlative" and rules.has_copula(right):
        yield from rules.operations.is_extreme(left, right)
    if right.word == "sum":
        yield rules.operations.summarise(right, left)
    if right.word == "shared":
        yield rules.operations.share(left, right)
    if right.word == "bounded":
        yield rules.operations.exceed(left, right)
    if right.word == "genitive":
        yield replace(left, cost=left.cost - 0.05, word="genitive")
    if right.word == "marker" and left.is_name and not left.asked and rules.has_copula(left):
        yield replace(left, category=Category.MARKED, word="stranded")
    if right.word == "connecting" and left.is_name:
        yield replace(left, word="connected")
    if right.word == "connecting" and left.word == "and" and len(left.members) == 2:
        yield rules.operations.connect(*left.members)
    if right.word == "possessive" and not left.asked and right.words[0] != "with":
        yield replace(left, word="possessor")


def word_and_predicate(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A word of the grammar before a predicate or clause."""
    yield from conjoin(rules, left, right)
    yield from relative(rules, left, right)
    if left.word == "time noun" and right.category is Category.CLAUSE and left.start == 0:
        yield rules.operations.date_of(right, left)
    if left.word == "how" and right.word in ("connection", "difference"):
        yield right
    if left.word == "contradicting" and right.category is Category.CLAUSE:
        yield rules.operations.disagreeing(right)
    if left.word == "possessive" and right.word == "disagreement":
        yield right
    if left.word == "how" and right.category is Category.CLAUSE:
        yield from rules.operations.ask_manner(left, right)
    if left.word == "before or after" and right.category is Category.CLAUSE:
        yield Item(left.start, right.end, Category.JOINED, right.cost, word=left.word, members=(right,))
    if left.word in ANCHORING or (left.word == "during" and right.word == Form.NOMINAL):
        yield rules.operations.dated_by(left, right)
    if left.word == "origin":
        yield rules.operations.first_of_all(left, right)
    if left.word == "negation":
        yield rules.operations.negate(right)
    if left.word in ("first", "last"):
        yield rules.operations.order_by_time(left, right)


def predicate_and_word(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A stranded preposition; "first", "earlier" after the verb."""
    yield from strand(rules, left, right)
    if right.word == "time noun" and left.word == Form.NOMINAL:
        yield rules.operations.date_of(left, right)
    if right.word == "origin":
        yield rules.operations.first_of_all(right, left)
    if right.word in ("first", "last", "earlier", "later"):
        yield rules.operations.order_by_time(right, left)


def exception_first(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """As in "besides X, who ...": what is asked for without X."""
    if left.word == "exception" and right.asked and isinstance(right.asked.node, Variable):
        yield rules.operations.without(right, left.members[0])


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
        yield rules.operations.before_or_after(left, right.members[0], rules.beam.most)
        return
    for made in rules.operations.coordinate(left, right):
        yield made
        if made and made.word == "or" and made.members and rules.is_whether():
            # "Is X in A or B?" asks which.
            yield rules.operations.alternatives(made)


def nominal_argument(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A set before a nominal or noun that takes it ("harbour expansion")."""
    for slot in right.at(Place.BEFORE_NOUN):
        yield rules.composer.fill(right, slot, left, 0.0, rules.beam.most)


def extract_or_nominal(rules: Rules, left: Item, right: Item) -> Iterator[Item | None]:
    """A set before a clause."""
    yield from extract(rules, left, right)
    if right.word == Form.NOMINAL:
        yield from nominal_argument(rules, left, right)
