"""The graph for other tools: Gephi, RDF, pages and pictures."""
