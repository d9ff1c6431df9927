"""RDF: files, statements as triples, the store, queries, and what must hold of the data."""
