"""A document's statements, with their evidence, and the judgements of people on them."""
