"""Frozen records that flow between rooms; this package imports nothing of ours."""
