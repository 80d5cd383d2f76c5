"""Gaps: what is decided about them, and the rounds with the vendor."""
