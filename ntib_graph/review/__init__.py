"""A person judges candidates."""
