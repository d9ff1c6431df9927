"""Questions in English: understood as query graphs, answered from a graph with citations, or declined."""

from ntib_graph.ask.asking import Asker, answer_question, open_asker

__all__ = ["Asker", "answer_question", "open_asker"]
