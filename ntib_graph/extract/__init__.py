"""A document's statements, with their evidence, and the judgements of people on them."""

from ntib_graph.extract.reading import Reader, open_reader, read_document

__all__ = ["Reader", "open_reader", "read_document"]
