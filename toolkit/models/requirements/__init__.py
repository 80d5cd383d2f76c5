"""Nouns of what the client demands: requirement, register, source."""
