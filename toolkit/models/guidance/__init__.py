"""Nouns of the guidance: what is known of an engagement's state, and what it says to do next."""
