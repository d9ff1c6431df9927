"""Statements and query graphs to English."""
