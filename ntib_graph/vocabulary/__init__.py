"""Ontology, lexicon and namespaces: what a domain's words mean."""
