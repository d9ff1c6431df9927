"""Documents to a stored graph."""
