"""Nouns of what is frozen, read, signed, changed and accepted."""
