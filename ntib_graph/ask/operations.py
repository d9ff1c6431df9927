"""What the words of the grammar do to sets and clauses: counting, choosing, negating, ordering, dating."""

from __future__ import annotations

from ntib_graph.ask.contrasts import Contrasts
from ntib_graph.ask.counts import Counts
from ntib_graph.ask.question_words import QuestionWords
from ntib_graph.ask.restrictions import Restrictions


class Operations(QuestionWords, Counts, Restrictions, Contrasts):
    """All operations of the grammar."""
