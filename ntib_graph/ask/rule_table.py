"""Which rules may join which kinds of neighbours."""

from __future__ import annotations

from ntib_graph.ask.argument_rules import fill_fronted, fill_left, fill_marked, fill_right, place_first
from ntib_graph.ask.clause_rules import (
    connection_between,
    exception_first,
    extract_or_nominal,
    joined,
    predicate_and_word,
    set_and_word,
    time_first,
    with_choice,
    with_time,
    word_and_marked,
    word_and_predicate,
    word_and_set,
    word_and_time,
    words_together,
)
from ntib_graph.ask.items import Category
from ntib_graph.ask.noun_phrase_rules import set_and_marked, sets_together
from ntib_graph.ask.rules import Rule

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
    (Category.JOINED, Category.CLAUSE): (exception_first,),
    (Category.JOINED, Category.SET): (exception_first,),
    (Category.TIME, Category.CLAUSE): (time_first,),
    (Category.TIME, Category.SET): (time_first,),
}
