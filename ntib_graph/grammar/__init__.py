"""The grammar of English: from a passage's text to derivations.  The only room that knows spaCy."""
