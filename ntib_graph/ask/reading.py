"""Reading a question: its words, its chart, and the query graphs that account for all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ntib_graph.ask.chart import Chart, fill_chart
from ntib_graph.ask.composition import Composer
from ntib_graph.ask.descriptions import Descriptions
from ntib_graph.ask.implicit import Links
from ntib_graph.ask.items import Category, Item
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.name_pieces import REFERS_TO
from ntib_graph.ask.operations import Operations
from ntib_graph.ask.pieces import Vocabulary, find_pieces
from ntib_graph.ask.query_graphs import Reading, finish
from ntib_graph.ask.records import replace
from ntib_graph.ask.rule_table import RULES
from ntib_graph.ask.rules import FIXED_MARKERS, Rules
from ntib_graph.ask.tokens import LONGEST_QUESTION, Token, find_fillers, split_words
from ntib_graph.model.dates import VagueDate, year
from ntib_graph.model.queries import Operator, QueryGraph, TimeRelation, TimeRestriction
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English

UNKNOWN = 4.0
"""What it costs to leave out a word that means nothing here."""
ACCEPTED = 2.75
"""A reading that costs more rests on too little of the question to be answered from."""
UNDECIDED = frozenset({Operator.LIST, Operator.COUNT, Operator.PROFILE})
"""What answers no question of yes or no."""
TIME_WORDS = frozenset({"before", "after", "since", "until", "between"})
CLOSE = 0.2
"""Readings that differ by no more are senses of the same words: less than what a synonym costs."""
CLOSE_IN_TIME = 0.35
"""The same where a date is asked for: that of the fact, or its own property's."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was made of a question on the way to its readings."""

    tokens: tuple[Token, ...]
    pieces: tuple[Item, ...]
    skips: tuple[float, ...] = ()
    chart: Chart = field(default_factory=dict)

    def kept(self, described: Iterable[Item], skips: tuple[float, ...]) -> Chart:
        """The stretches whose meanings further pieces and other costs do not change, with their meanings."""
        new = [(piece.start, piece.end) for piece in described]
        size = len(self.tokens) if self.chart else 0
        return {
            (start, end): self.chart.get((start, end), ())
            for start in range(size)
            for end in range(start + 1, size + 1)
            if self.skips[start:end] == skips[start:end] and not any(start <= s and e <= end for s, e in new)
        }


@dataclass(frozen=True, slots=True)
class Understanding:
    """The readings of a question, cheapest first; where there are none, the words that were not understood."""

    readings: tuple[Reading, ...]
    unknown_words: tuple[str, ...] = ()
    attempt: Attempt | None = field(default=None, compare=False, repr=False)
    """Another attempt begins where this one ended."""


def tokenise(question: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The question's words, with articles, auxiliaries and fillers set aside."""
    english = vocabulary.knowledge.domain.english
    words = _open_compound(split_words(question, english), vocabulary.knowledge)
    named = {
        i for s in vocabulary.knowledge.names.scan(words, ignore_case=True) if s.end - s.start > 1 for i in range(s.start, s.end)
    }
    fillers = find_fillers(words, english) - named
    light = english.articles | (english.words("function_words", "auxiliaries") - {"have", "has", "had", "having", "may"})
    acting = frozenset(english.verb_forms("do"))
    tokens: list[Token] = []
    aside: list[str] = []
    for at, word in enumerate(words):
        is_last_do = at == len(words) - 1 and word.casefold() in acting and at > 0 and words[at - 1].casefold() != "to"
        if not is_last_do and (at in fillers or (word.casefold() in light and at not in named)):
            aside.append(word.casefold())
        else:
            tokens.append(Token(word, frozenset(aside), len(aside)))
            aside = []
    return tuple(tokens)


def _open_compound(words: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """The words with "become an X member" said as "become a member of X"."""
    english = knowledge.domain.english
    becoming = {form for verb in english.words("matching", "becoming") for form in english.verb_forms(verb)}
    nouns = set(english.mapping("questions", "collectives"))
    if not becoming & {word.casefold() for word in words}:
        return words
    for span in knowledge.names.scan(words, ignore_case=True):
        noun = words[span.end].casefold().removesuffix("s") if span.end < len(words) else ""
        start = span.start - (span.start > 0 and words[span.start - 1].casefold() in english.articles)
        if noun in nouns and start and words[start - 1].casefold() in becoming:
            return (*words[:start], "a", words[span.end], "of", *words[span.start : span.end], *words[span.end + 1 :])
    return words


def understand(
    question: str,
    vocabulary: Vocabulary,
    today: VagueDate,
    descriptions: Descriptions | None = None,
    before: Understanding | None = None,
) -> Understanding:
    """All readings of a question within the limit of costs; with ``descriptions`` also of things in other words.

    ``before`` is what was understood of the same question without them.
    """
    earlier = before.attempt if before else None
    tokens = earlier.tokens if earlier else tokenise(question, vocabulary)
    if not tokens or len(tokens) > LONGEST_QUESTION:
        return Understanding(())
    knowledge = vocabulary.knowledge
    now = TimeRestriction(TimeRelation.DURING, today)
    pieces = earlier.pieces if earlier else tuple(_dated(p, now) for p in find_pieces(tokens, vocabulary))
    described: tuple[Item, ...] = ()
    if descriptions:
        named = {(p.start, p.end) for p in pieces if p.is_name}
        described = tuple(p for p in descriptions.find(tokens) if (p.start, p.end) not in named)
        if not described:
            return Understanding(())
        pieces += described
    is_polar = _is_polar(question, knowledge.domain.english)
    if is_polar and knowledge.domain.english.words("matching", "exclusive") & {word.casefold() for word in question.split()}:
        return Understanding(())
    skips = _skip_costs(tokens, pieces, knowledge.domain.english)
    if any(cost >= UNKNOWN for cost in skips):
        unknown = tuple(t.text for t, cost in zip(tokens, skips, strict=True) if cost >= UNKNOWN)
        return Understanding((), unknown, Attempt(tokens, pieces))
    composer = Composer(knowledge, named_classes(knowledge, "agent_nouns"), named_classes(knowledge, "place_nouns"))
    operations = Operations(composer, vocabulary, Links(knowledge, vocabulary.types), vocabulary.events)
    copulas = frozenset(knowledge.domain.english.verb_forms("be")) | {"been", "being", "am"}
    rules = Rules(composer, operations, tokens, copulas, RULES)
    auxiliaries = knowledge.domain.english.words("function_words", "auxiliaries")
    whether = frozenset(knowledge.domain.english.mapping("questions", "logic")["whether"])
    chart = fill_chart(len(tokens), pieces, skips, rules, earlier.kept(described, skips) if earlier else {})
    readings: dict[QueryGraph, Reading] = {}
    for item in chart.get((0, len(tokens)), ()):
        reading = finish(item, tokens, auxiliaries, whether)
        if (
            reading
            and not (is_polar and reading.graph.operator in UNDECIDED and item.word != "disagreement")
            and not (is_polar and _is_of_kind_only(question, reading.graph, knowledge))
            and reading.cost <= ACCEPTED
            and (reading.graph not in readings or reading.cost < readings[reading.graph].cost)
        ):
            readings[reading.graph] = reading
    ordered = sorted(readings.values(), key=lambda r: (round(r.cost, 6), repr(r.graph)))
    unknown = () if ordered else _uncovered(tokens, chart, skips)
    return Understanding(tuple(ordered), unknown, Attempt(tokens, pieces, skips, chart))


def _is_polar(question: str, english: English) -> bool:
    """Whether yes or no is asked for: the verb comes first, and no word asks or offers a choice."""
    lower = tuple(word.casefold() for word in split_words(question, english))
    verbs = {form for verb in ("be", "do", "have") for form in english.verb_forms(verb)}
    verbs |= set(english.mapping("questions", "logic")["whether"])
    openers = english.mapping("questions", "asking")
    words = {*openers["who"], *openers["what"], *openers["where"], *openers["when"], *openers["why"], "how", "or", "you", "there"}
    return bool(lower) and lower[0] in verbs and not words & set(lower)


def _is_of_kind_only(question: str, graph: QueryGraph, knowledge: Knowledge) -> bool:
    """Whether the question only puts a thing in a class by a noun that may be narrower than the class."""
    pattern = graph.pattern
    if graph.operator is not Operator.EXISTS or pattern.edges or pattern.either or pattern.aggregates:
        return False
    return any(knowledge.ontology.label(c.class_iri).casefold() not in question.casefold() for c in pattern.classes)


def named_classes(knowledge: Knowledge, key: str) -> frozenset[Iri]:
    """The classes whose labels stand in the table of ``questions.toml``'s ``asking`` under ``key``."""
    nouns = set(knowledge.domain.english.mapping("questions", "asking")[key])
    return frozenset(iri for iri, kind in knowledge.ontology.classes.items() if kind.label.casefold() in nouns)


def _dated(piece: Item, now: TimeRestriction) -> Item:
    """A word for a time as that time; of days to come only what is said of them holds, not what holds today."""
    if piece.time and piece.time.date.earliest > now.date.latest:
        return replace(piece, time=replace(piece.time, dated_only=True))
    if piece.category is Category.WORD and piece.word == "present":
        return replace(piece, category=Category.TIME, word="related", time=now)
    if piece.word == "ago":
        return replace(piece, word="", time=TimeRestriction(TimeRelation.DURING, year(now.date.latest.year - piece.years)))
    return piece


def _skip_costs(tokens: tuple[Token, ...], pieces: tuple[Item, ...], english: English) -> tuple[float, ...]:
    """What it costs to leave each word out: 4 for an unknown word, 3 for content, little for words of the grammar."""
    light = {
        "marker": 1.0,
        "relative": 0.15,
        "possessive": 0.8,
        "genitive": 0.0,
        "comma": 0.0,
        "how": 3.0,
        "adjective": 3.0,
        "present": 0.1,
        "during": 0.5,
    }
    costs: list[float] = []
    units = english.mapping("questions", "amounts")["units"]
    function_words = (
        english.words("function_words", "pronouns") | english.words("function_words", "auxiliaries") | english.articles
    )
    for at, token in enumerate(tokens):
        here = [p for p in pieces if p.start <= at < p.end]
        own = [p for p in here if p.end - p.start == 1]
        if not here:
            is_empty = token.lower in function_words and token.lower not in english.verb_forms("do")
            is_argument = at > 0 and tokens[at - 1].lower in english.prepositions
            costs.append(UNKNOWN if not is_empty else 2.5 if is_argument else 0.3)
        elif not own:
            costs.append(0.8 if token.lower in function_words or token.lower in english.prepositions else 3.5)
        else:
            costs.append(min(light.get(p.word, 3.1) if p.category is Category.WORD else 3.2 for p in own))
            if all(p.word == "number" for p in own) and any(p.is_plural for p in pieces if p.start == at + 1):
                costs[-1] = 0.05
        if own and all(p.is_name and p.words and REFERS_TO in p.words[0] for p in own):
            costs[-1] = 0.5
        if any(p.word == "asked" for p in own) and (at == 0 or tokens[at - 1].lower in english.prepositions):
            costs[-1] = 3.0
        if token.lower in english.prepositions and any(p.word == "possessive" for p in own):
            costs[-1] = max(costs[-1], 1.0)
        if any(p.word in TIME_WORDS for p in own) or token.lower in FIXED_MARKERS:
            costs[-1] = max(costs[-1], 2.5)
        if at > 0 and token.lower in units and any(p.word == "number" and p.end == at for p in pieces):
            costs[-1] = 0.2
        following = [p for p in pieces if p.start == at + 1 and p.category is Category.PREDICATE]
        if token.lower == "to" and following:
            costs[-1] = 0.05
    return tuple(costs)


def _uncovered(tokens: tuple[Token, ...], chart: Chart, skips: tuple[float, ...]) -> tuple[str, ...]:
    """The words of content outside the widest stretch that makes sense."""
    spans = [span for span, items in chart.items() if any(i.category in (Category.SET, Category.CLAUSE) for i in items)]
    start, end = max(spans, key=lambda s: (s[1] - s[0], -s[0]), default=(0, 0))
    return tuple(t.text for at, t in enumerate(tokens) if not start <= at < end and skips[at] >= 3) or tuple(
        t.text for at, t in enumerate(tokens) if skips[at] >= 3
    )
