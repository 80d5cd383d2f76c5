"""Wording rules: what makes a sentence of a requirement unclear, and what to ask about it."""
