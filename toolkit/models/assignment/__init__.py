"""Nouns of the Technical Assignment as a model: sections, clauses, links."""
