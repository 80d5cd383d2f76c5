"""Nouns of findings of the advice checks and their waivers."""
