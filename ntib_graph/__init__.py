"""Policy documents to a knowledge graph whose every fact stands on a sentence."""
