"""Nouns of an engagement that is carried from one machine to another."""
