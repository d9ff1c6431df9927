"""Reading a question: its words, its chart, and the query graphs that account for all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ntib_graph.ask.chart import LIMIT, fill_chart
from ntib_graph.ask.composition import Composer
from ntib_graph.ask.events import Events
from ntib_graph.ask.extremes import apply_extreme
from ntib_graph.ask.implicit import Links
from ntib_graph.ask.items import Category, Item, Place, map_pattern
from ntib_graph.ask.knowledge import Knowledge
from ntib_graph.ask.operations import Operations
from ntib_graph.ask.pieces import Vocabulary, find_pieces
from ntib_graph.ask.relation_words import Form, gather_frames, read_slot_types, table_of_forms
from ntib_graph.ask.rules import FIXED_MARKERS, Rules
from ntib_graph.ask.sparql import variables_of
from ntib_graph.ask.tokens import LONGEST_QUESTION, Token, find_fillers, split_words
from ntib_graph.model.dates import VagueDate
from ntib_graph.model.queries import Edge, Node, Operator, Pattern, QueryGraph, TimeRelation, TimeRestriction, Variable
from ntib_graph.model.terms import Iri
from ntib_graph.vocabulary.english import English

UNKNOWN = 4.0
"""What it costs to leave out a word that means nothing here."""
TIME_WORDS = frozenset({"before", "after", "since", "until", "between"})
CLOSE = 0.35
"""Readings that differ by no more are senses of the same words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query graph for the question, what it cost, and which words became what."""

    graph: QueryGraph
    cost: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """The readings of a question, cheapest first; where there are none, the words that were not understood."""

    readings: tuple[Reading, ...]
    unknown_words: tuple[str, ...] = ()


def read_vocabulary(knowledge: Knowledge) -> Vocabulary:
    """The word tables of a domain for reading questions."""
    domain, english = knowledge.domain, knowledge.domain.english
    frames = gather_frames(domain.lexicon.entries)
    markers = {tuple(marker.split()) for frame in frames for _, _, marker in frame.places if marker}
    markers |= {(word,) for word in english.prepositions}
    graded = {a for p in domain.ontology.properties.values() for a in (*p.high, *p.low)}
    order = english.mapping("questions", "order")
    adjectives = frozenset(graded | set(order["high"]) | set(order["low"]))
    superlatives: dict[tuple[str, ...], str] = {}
    for adjective in sorted(adjectives):
        superlatives[tuple(english.degrees(adjective)[1].split())] = adjective
        superlatives[("most", *adjective.split())] = adjective
    types = read_slot_types(domain.ontology, knowledge.observed)
    words = dict(table_of_forms(frames, english))
    return Vocabulary(knowledge, words, frozenset(markers), _grammar_words(english), superlatives, adjectives, types)


def _grammar_words(english: English) -> dict[tuple[str, ...], tuple[str, ...]]:
    table: dict[tuple[str, ...], list[str]] = {}

    def add(kind: str, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            table.setdefault(tuple(phrase.split()), []).append(kind)

    asking, logic = english.mapping("questions", "asking"), english.mapping("questions", "logic")
    time, order = english.mapping("questions", "time"), english.mapping("questions", "order")
    for kind in ("who", "what", "where", "when", "why"):
        add(f"asked {kind}", asking[kind])
    add("asked when", asking["what_year"])
    add("asked count", asking["many"])
    add("asked value", asking["much"])
    add("how", asking["how"])
    names = {
        "negation": "negations", "exception": "exceptions", "conjunction": "conjunctions", "contrast": "contrasts", "alternative": "alternatives",
        "universal": "universals", "relative": "relatives", "possessive": "possessives", "named": "naming",
    }  # fmt: skip
    for kind, key in names.items():
        add(kind, logic[key])
    for kind in ("during", "before", "after", "since", "until", "between", "present"):
        add(kind, time[kind])
    for kind in ("first", "last", "earlier", "later", "most", "fewest"):
        add(kind, order[kind])
    add("before or after", time["before_or_after"])
    add("genitive", ("'s",))
    add("comma", (",",))
    return {key: tuple(kinds) for key, kinds in table.items()}


def tokenise(question: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The question's words, with articles, auxiliaries and fillers set aside."""
    english = vocabulary.knowledge.domain.english
    words = split_words(question, english)
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


def understand(question: str, vocabulary: Vocabulary, today: VagueDate) -> Understanding:
    """All readings of a question within the limit of costs."""
    tokens = tokenise(question, vocabulary)
    if not tokens or len(tokens) > LONGEST_QUESTION:
        return Understanding(())
    knowledge = vocabulary.knowledge
    now = TimeRestriction(TimeRelation.DURING, today)
    composer = Composer(knowledge, _named_classes(knowledge, "agent_nouns"), _named_classes(knowledge, "place_nouns"))
    operations = Operations(composer, vocabulary, Links(knowledge, vocabulary.types), Events(knowledge), now)
    copulas = frozenset(knowledge.domain.english.verb_forms("be")) | {"been", "being", "am"}
    rules = Rules(composer, operations, tokens, copulas)
    pieces = [_present(p, now) for p in find_pieces(tokens, vocabulary)]
    skips = _skip_costs(tokens, pieces, knowledge.domain.english)
    if any(cost >= UNKNOWN for cost in skips):
        return Understanding((), tuple(t.text for t, cost in zip(tokens, skips, strict=True) if cost >= UNKNOWN))
    chart = fill_chart(len(tokens), pieces, skips, rules)
    readings: dict[QueryGraph, Reading] = {}
    for item in chart.get((0, len(tokens)), ()):
        reading = _finish(item, tokens, knowledge.domain.english.words("function_words", "auxiliaries"))
        if reading and reading.cost <= LIMIT and (reading.graph not in readings or reading.cost < readings[reading.graph].cost):
            readings[reading.graph] = reading
    ordered = sorted(readings.values(), key=lambda r: (round(r.cost, 6), repr(r.graph)))
    unknown = () if ordered else _uncovered(tokens, chart, skips)
    return Understanding(tuple(ordered), unknown)


def _named_classes(knowledge: Knowledge, key: str) -> frozenset[Iri]:
    nouns = set(knowledge.domain.english.mapping("questions", "asking")[key])
    return frozenset(iri for iri, kind in knowledge.ontology.classes.items() if kind.label.casefold() in nouns)


def _present(piece: Item, now: TimeRestriction) -> Item:
    if piece.category is Category.WORD and piece.word == "present":
        return replace(piece, category=Category.TIME, word="related", time=now)
    return piece


def _skip_costs(tokens: tuple[Token, ...], pieces: list[Item], english: English) -> tuple[float, ...]:
    """What it costs to leave each word out: 4 for an unknown word, 3 for content, little for words of the grammar."""
    light = {
        "marker": 1.0,
        "relative": 0.15,
        "possessive": 0.15,
        "genitive": 0.0,
        "comma": 0.0,
        "how": 3.0,
        "adjective": 3.0,
        "present": 0.1,
        "during": 0.5,
    }
    costs: list[float] = []
    function_words = (
        english.words("function_words", "pronouns") | english.words("function_words", "auxiliaries") | english.articles
    )
    for at, token in enumerate(tokens):
        here = [p for p in pieces if p.start <= at < p.end]
        own = [p for p in here if p.end - p.start == 1]
        if not here:
            is_empty = token.lower in function_words and token.lower not in english.verb_forms("do")
            costs.append(0.3 if is_empty else UNKNOWN)
        elif not own:
            costs.append(0.8 if token.lower in function_words or token.lower in english.prepositions else 3.5)
        else:
            costs.append(min(light.get(p.word, 3.1) if p.category is Category.WORD else 3.2 for p in own))
            if all(p.word == "number" for p in own) and any(p.is_plural for p in pieces if p.start == at + 1):
                costs[-1] = 0.05
        if any(p.word == "asked" for p in own) and (at == 0 or tokens[at - 1].lower in english.prepositions):
            costs[-1] = 3.0
        if any(p.word in TIME_WORDS for p in own) or token.lower in FIXED_MARKERS:
            costs[-1] = max(costs[-1], 2.5)
        following = [p for p in pieces if p.start == at + 1 and p.category is Category.PREDICATE]
        if token.lower == "to" and following:
            costs[-1] = 0.05
    return tuple(costs)


def _finish(item: Item, tokens: tuple[Token, ...], auxiliaries: frozenset[str]) -> Reading | None:
    """The query graph of an item that spans the whole question, where it is one."""
    if item.category not in (Category.SET, Category.CLAUSE) or item.word in (
        Form.NOMINAL.value,
        "relative",
        "asked",
        "marked relative",
    ):
        return None
    if (
        item.members
        or item.word == "number"
        or (item.category is Category.CLAUSE and any(s.place is Place.LEFT for s in item.slots))
    ):
        return None
    asked, cost = item.asked, item.cost
    if item.moments:
        compared = QueryGraph(item.whole, None, Operator.BEFORE_OR_AFTER, moments=item.moments)
        return Reading(rename(compared), cost, item.words)
    if item.extreme:
        head = asked.node if asked else item.focus
        if not isinstance(head, Variable):
            return None
        item = apply_extreme(item, head, item.start)
        if item.extreme:
            return None
    pattern = simplify(item.whole, asked.node if asked else item.focus)
    if any(s.place is Place.EXTRACTED or (s.place is Place.RIGHT and item.word == Form.ADJECTIVE.value) for s in item.slots):
        return None
    focus: Node | None
    if asked:
        operator = Operator.COUNT if asked.kind == "count" else Operator.LIST
        focus, classes, relation = asked.node, asked.classes, asked.property
    elif item.category is Category.CLAUSE:
        operator, focus, classes, relation = Operator.EXISTS, None, frozenset(), None
        if item.scope:
            operator = Operator.EVERY
        if pattern.edges == () and not pattern.classes:
            return None
        if not tokens[0].set_aside & auxiliaries and tokens[0].lower not in auxiliaries:
            cost += 1.0
    else:
        operator, focus, classes, relation = Operator.LIST, item.focus, item.classes, item.value_of
    if isinstance(focus, Iri):
        if item.word == "profile" or item.is_name:
            return Reading(_profile(focus, classes), cost, item.words)
        if not asked:
            return None
        return None
    if focus is not None and focus not in variables_of(pattern):
        return None
    cost += 0.15 * sum(1 for s in item.slots if s.qualifier is None and s.place is not Place.BEFORE_NOUN)
    graph = QueryGraph(pattern, focus, operator, tuple(sorted(classes)), relation, asks_time=bool(asked and asked.kind == "when"))
    if item.scope:
        graph = replace(graph, scope=item.scope)
    return Reading(rename(graph), cost, item.words)


def _profile(entity: Iri, classes: frozenset[Iri]) -> QueryGraph:
    return QueryGraph(Pattern(), entity, Operator.PROFILE, tuple(sorted(classes)))


def simplify(pattern: Pattern, focus: Node | None) -> Pattern:
    """The pattern without facts that another of its facts implies."""
    edges = list(pattern.edges)
    uses: dict[Node, int] = {}
    for node in _all_nodes(pattern):
        uses[node] = uses.get(node, 0) + 1
    for edge in pattern.edges:
        lone = [n for n in (edge.subject, edge.object) if isinstance(n, Variable) and uses.get(n, 0) == 1 and n != focus]
        if lone and edge.is_plain and any(_implies(other, edge, lone) for other in edges if other is not edge):
            edges.remove(edge)
    return replace(pattern, edges=tuple(edges))


def _implies(other: Edge, edge: Edge, lone: list[Node]) -> bool:
    same = other.property == edge.property
    return same and all(a == b or b in lone for a, b in ((other.subject, edge.subject), (other.object, edge.object)))


def _all_nodes(pattern: Pattern) -> list[Node]:
    found: list[Node] = []

    def note(node: Node) -> Node:
        found.append(node)
        return node

    map_pattern(pattern, note, inside=True)
    return found


def rename(graph: QueryGraph) -> QueryGraph:
    """The graph with variables named in order of appearance."""
    names: dict[Node, Variable] = {}

    def name(node: Node) -> Node:
        if isinstance(node, Variable):
            return names.setdefault(node, Variable(f"x{len(names) + 1}"))
        return node

    focus = name(graph.focus) if graph.focus is not None else None
    pattern = map_pattern(graph.pattern, name, inside=True)
    moments = tuple(v for v in (name(m) for m in graph.moments) if isinstance(v, Variable))
    return replace(graph, focus=focus, pattern=pattern, moments=moments, scope=map_pattern(graph.scope, name, inside=True))


def _uncovered(
    tokens: tuple[Token, ...], chart: dict[tuple[int, int], tuple[Item, ...]], skips: tuple[float, ...]
) -> tuple[str, ...]:
    """The words of content outside the widest stretch that makes sense."""
    spans = [span for span, items in chart.items() if any(i.category in (Category.SET, Category.CLAUSE) for i in items)]
    start, end = max(spans, key=lambda s: (s[1] - s[0], -s[0]), default=(0, 0))
    return tuple(t.text for at, t in enumerate(tokens) if not start <= at < end and skips[at] >= 3) or tuple(
        t.text for at, t in enumerate(tokens) if skips[at] >= 3
    )
